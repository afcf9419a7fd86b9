package io.github.camelinvokeai.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import io.github.camelinvokeai.client.job.OutputImage;

/**
 * Saves images into a folder. A file appears there under its name only when it is complete, and never in place of
 * another.
 */
final class ImageFiles {

    private static final int MOST_OF_ONE_NAME = 10_000;

    private final Path folder;
    private final String prefix;

    /**
     * @param folder   exists
     * @param workflow the workflow's file, after which the images are named
     */
    ImageFiles(Path folder, Path workflow) {
        this.folder = folder;
        this.prefix = prefix(workflow.getFileName().toString());
    }

    private static String prefix(String fileName) {
        String plain
                = fileName.replaceFirst("(?i)\\.(json|png)$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[.-]+",
                        "");
        return plain.isEmpty() ? "image" : plain;
    }

    /** Writes the bytes of an image to a stream. */
    interface Download {
        void to(OutputStream target) throws IOException;
    }

    /**
     * Saves one image.
     *
     * @param  number of the image among those of its item, from 1
     * @return        its path, relative if the folder is
     */
    Path save(OutputImage image, int number, Download download) throws IOException {
        Path part = folder.resolve("." + prefix + "-" + UUID.randomUUID() + ".part");
        part.toFile().deleteOnExit();
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                download.to(out);
            }
            Path file = reserve(prefix + "-" + image.itemId() + "-" + number, extension(image.imageName()));
            return Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Takes the first free name by making an empty file of it, which another program then cannot take. */
    private Path reserve(String name, String extension) throws IOException {
        for (int again = 1; again <= MOST_OF_ONE_NAME; again++) {
            Path file = folder.resolve(name + (again == 1 ? "" : "-" + again) + extension);
            if (create(file)) {
                return file;
            }
        }
        throw new FileAlreadyExistsException(folder.resolve(name + extension).toString());
    }

    private static boolean create(Path file) throws IOException {
        try {
            Files.createFile(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static String extension(String imageName) {
        int dot = imageName.lastIndexOf('.');
        String extension = dot < 0 ? "" : imageName.substring(dot);
        return extension.matches("\\.[A-Za-z0-9]{1,5}") ? extension : ".png";
    }
}
