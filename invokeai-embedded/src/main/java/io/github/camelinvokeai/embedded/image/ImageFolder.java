package io.github.camelinvokeai.embedded.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Keeps pictures as files. Thread-safe, as each file has one name for ever. */
final class ImageFolder implements ImageFiles {

    private static final String THUMBNAILS = "thumbnails";

    private final Path folder;

    /** @throws UnwritableFolderException if nothing can be written there */
    ImageFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder.resolve(THUMBNAILS));
            Files.delete(Files.createTempFile(folder, "probe", ".tmp"));
        } catch (IOException e) {
            throw new UnwritableFolderException(folder, e);
        }
    }

    @Override
    public void save(String name, byte[] full, byte[] thumbnail) {
        try {
            write(small(name), thumbnail);
            write(path(name), full);
        } catch (IOException e) {
            try {
                delete(name);
            } catch (UncheckedIOException second) {
                e.addSuppressed(second);
            }
            throw new UncheckedIOException("The image " + path(name) + " could not be written", e);
        }
    }

    // Whoever watches the folder finds whole pictures only.
    private void write(Path file, byte[] content) throws IOException {
        Path unfinished = folder.resolve(file.getFileName() + ".tmp");
        try {
            Files.write(unfinished, content);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public Optional<byte[]> full(String name) {
        return bytes(path(name));
    }

    @Override
    public Optional<byte[]> thumbnail(String name) {
        return bytes(small(name));
    }

    private static Optional<byte[]> bytes(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The image " + file + " could not be read", e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            try {
                Files.deleteIfExists(path(name));
            } finally {
                Files.deleteIfExists(small(name));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The image " + path(name) + " could not be deleted", e);
        }
    }

    private Path path(String name) {
        return folder.resolve(name);
    }

    private Path small(String name) {
        return folder.resolve(THUMBNAILS).resolve(name.replaceFirst("\\.png$", "") + ".webp");
    }
}
