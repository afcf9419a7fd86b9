package io.github.camelinvokeai.embedded.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

import io.github.camelinvokeai.embedded.auth.User;

/** All pictures of a server: what is known about them in memory, and their bytes there or in a folder. Thread-safe. */
public final class ImageStore implements ImageKeeper {

    private final ImageFiles files;
    private final BoardRules boards;
    private final List<Consumer<String>> onDelete = new CopyOnWriteArrayList<>();
    // Guarded by this; in the order of making.
    private final Map<String, ImageRecord> records = new LinkedHashMap<>();

    private ImageStore(ImageFiles files, BoardRules boards) {
        this.files = files;
        this.boards = boards;
    }

    /** A store without pictures, which is gone with the server. */
    public static ImageStore inMemory(BoardRules boards) {
        return new ImageStore(new ImageMemory(), boards);
    }

    /**
     * A store without pictures.
     *
     * @param  folder                    where the files go; is made if it does not exist. Files in it are left alone
     * @throws UnwritableFolderException if nothing can be written there
     */
    public static ImageStore in(Path folder, BoardRules boards) {
        return new ImageStore(new ImageFolder(folder), boards);
    }

    /** Has somebody told the names of pictures that are deleted. Before the server starts. */
    public void onDelete(Consumer<String> listener) {
        onDelete.add(listener);
    }

    @Override
    public String keep(BufferedImage picture, NewImage about) {
        return add(Bands.of(picture), about).name();
    }

    ImageRecord add(Bands picture, NewImage about) {
        String name = UUID.randomUUID() + ".png";
        try {
            files.save(name, PngFile.write(picture.toPicture(), EmbeddedTexts.texts(about)), Thumbnail.of(picture));
        } catch (IOException e) {
            throw new UncheckedIOException("An image could not be written", e);
        }
        String board = about.boardId() != null && boards.name(about.boardId()).isPresent() ? about.boardId() : null;
        Instant now = now();
        ImageRecord made = new ImageRecord(name, about, picture.width(), picture.height(), now, now, false, board);
        synchronized (this) {
            records.put(name, made);
        }
        return made;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public Optional<BufferedImage> picture(String imageName) {
        return full(imageName).map(ImageStore::decoded);
    }

    private static BufferedImage decoded(byte[] png) {
        try {
            // Not from a plain stream, for which ImageIO would write a file.
            return ImageIO.read(new MemoryCacheImageInputStream(new ByteArrayInputStream(png)));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored image could not be read", e);
        }
    }

    Optional<byte[]> full(String name) {
        return record(name).flatMap(image -> files.full(image.name()));
    }

    Optional<byte[]> thumbnail(String name) {
        return record(name).flatMap(image -> files.thumbnail(image.name()));
    }

    synchronized Optional<ImageRecord> record(String name) {
        return Optional.ofNullable(records.get(name));
    }

    Optional<ImageRecord> change(String name, ImageChanges changes) {
        return replace(name, image -> image.changed(changes, now()));
    }

    private synchronized Optional<ImageRecord> replace(String name, UnaryOperator<ImageRecord> change) {
        return Optional.ofNullable(records.computeIfPresent(name, (same, image) -> change.apply(image)));
    }

    /**
     * Lays a picture on a board.
     *
     * @param  boardId null to take it from its board
     * @return         whether there is such a picture
     */
    public boolean move(String imageName, String boardId) {
        return replace(imageName, image -> image.onBoard(boardId)).isPresent();
    }

    /** Deletes a picture; whether there was one. */
    public boolean delete(String imageName) {
        synchronized (this) {
            if (records.remove(imageName) == null) {
                return false;
            }
        }
        try {
            files.delete(imageName);
        } finally {
            onDelete.forEach(listener -> listener.accept(imageName));
        }
        return true;
    }

    /** Those that a filter takes, in the order of making. */
    synchronized List<ImageRecord> list(ImageFilter filter) {
        return records.values().stream().filter(filter::takes).toList();
    }

    /** Those that a filter takes, in the order that somebody asked for. */
    List<ImageRecord> sorted(ImageFilter filter, boolean starredFirst, boolean newestFirst) {
        List<ImageRecord> found = new ArrayList<>(list(filter));
        if (newestFirst) {
            Collections.reverse(found);
        }
        if (starredFirst) {
            found.sort(Comparator.comparing(ImageRecord::starred).reversed());
        }
        return found;
    }

    /** The names of what lies on a board, in the order of making. */
    public List<String> onBoard(String boardId) {
        return names(list(ImageFilter.board(boardId)));
    }

    /**
     * The names of what lies on a board, in the order of making.
     *
     * @param boardId      {@code none} for what lies on no board
     * @param categories   null for all
     * @param intermediate null for both
     */
    public List<String> names(User user, String boardId, List<String> categories, Boolean intermediate) {
        return names(list(new ImageFilter(user, null, categories, intermediate, boardId, null)));
    }

    /** Whether there is a picture of that name. */
    public boolean exists(String imageName) {
        return record(imageName).isPresent();
    }

    /** The board of a picture; empty if it lies on none or does not exist. */
    public Optional<String> boardOf(String imageName) {
        return record(imageName).map(ImageRecord::boardId);
    }

    /** Whether a picture is a user's own; an administrator owns all. */
    public boolean isOf(User user, String imageName) {
        return user.admin()
                || record(imageName).filter(image -> Objects.equals(image.about().userId(), user.id())).isPresent();
    }

    static List<String> names(Collection<ImageRecord> images) {
        return images.stream().map(ImageRecord::name).toList();
    }

    /** What a board tells about what lies on it; intermediate pictures do not count. */
    public BoardSummary summary(String boardId) {
        List<ImageRecord> visible = list(ImageFilter.board(boardId)).stream()
                .filter(image -> !image.about().intermediate()).toList();
        int assets = (int) visible.stream().filter(ImageRecord::isAsset).count();
        String cover = visible.stream()
                .max(Comparator.comparing(ImageRecord::starred).thenComparing(ImageRecord::createdAt))
                .map(ImageRecord::name).orElse(null);
        return new BoardSummary(visible.size() - assets, assets, cover);
    }

    /**
     * What lies on a board.
     *
     * @param images how many results
     * @param assets how many masks, references and the like
     * @param cover  the name of the picture that stands for the board, or null
     */
    public record BoardSummary(int images, int assets, String cover) {
    }
}
