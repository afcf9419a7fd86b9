package io.github.camelinvokeai.embedded.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.embedded.auth.User;
import io.github.camelinvokeai.embedded.image.Bands.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ImageStoreTest {

    private final ImageStore images = ImageStore.inMemory(oneBoard());

    /** A board {@code known}, which nobody shares. */
    static BoardRules oneBoard() {
        return new BoardRules() {

            @Override
            public Optional<String> name(String boardId) {
                return Optional.of("A/ board!").filter(name -> boardId.equals("known"));
            }

            @Override
            public boolean mayRead(User user, String boardId) {
                return user.admin();
            }

            @Override
            public boolean mayWrite(User user, String boardId) {
                return user.admin();
            }

            @Override
            public boolean isShared(String boardId) {
                return false;
            }
        };
    }

    static NewImage about(String board) {
        return new NewImage("internal", "general", false, "system", board, "session", "node", null, null, "{}");
    }

    static NewImage ofUser(String user) {
        return new NewImage("external", "user", false, user, null, null, null, null, null, null);
    }

    private String keep(NewImage about) {
        return images.keep(Patterns.of(Mode.RGB).toPicture(), about);
    }

    @Test
    void findsAPictureByTheNameItGave() {
        String name = keep(about(null));

        assertThat(Bands.of(images.picture(name).orElseThrow()).values(0)).isEqualTo(Patterns.of(Mode.RGB).values(0));
        assertThat(images.picture("nope.png")).isEmpty();
    }

    @Test
    void anUnknownBoardCountsAsNone() {
        assertThat(images.boardOf(keep(about("known")))).contains("known");
        assertThat(images.boardOf(keep(about("unknown")))).isEmpty();
    }

    @Test
    void listsInTheOrderOfMakingOrTheOtherWayOrStarredFirst() {
        String first = keep(about(null));
        String second = keep(about(null));
        images.change(first, ImageChanges.star(true));
        ImageFilter all = new ImageFilter(User.SYSTEM, null, null, null, null, null);

        assertThat(ImageStore.names(images.sorted(all, false, false))).containsExactly(first, second);
        assertThat(ImageStore.names(images.sorted(all, false, true))).containsExactly(second, first);
        assertThat(ImageStore.names(images.sorted(all, true, true))).containsExactly(first, second);
    }

    @Test
    void tellsWhoWantsToKnowWhatWasDeleted() {
        List<String> deleted = new ArrayList<>();
        images.onDelete(deleted::add);
        String name = keep(about(null));

        assertThat(images.delete(name)).isTrue();
        assertThat(images.delete(name)).isFalse();
        assertThat(deleted).containsExactly(name);
        assertThat(images.full(name)).isEmpty();
    }

    @Test
    void aBoardCountsResultsAndAssetsButNoStepsOnTheWay() {
        keep(about("known"));
        String mask = keep(new NewImage("internal", "mask", false, "system", "known", null, null, null, null, null));
        keep(new NewImage("internal", "general", true, "system", "known", null, null, null, null, null));
        images.change(mask, ImageChanges.star(true));

        assertThat(images.summary("known")).isEqualTo(new ImageStore.BoardSummary(1, 1, mask));
    }

    @Test
    void keepsFilesInAFolderThatItMakes(@TempDir Path folder) throws IOException {
        ImageStore store = ImageStore.in(folder.resolve("a/b"), oneBoard());
        String name = store.keep(Patterns.of(Mode.RGB).toPicture(), about(null));

        Path file = folder.resolve("a/b").resolve(name);
        Path thumbnail = folder.resolve("a/b/thumbnails").resolve(name.replace(".png", ".webp"));
        assertThat(PngFile.texts(Files.readAllBytes(file))).containsEntry("invokeai_graph", "{}");
        assertThat(WebP.is(Files.readAllBytes(thumbnail))).isTrue();

        store.delete(name);
        assertThat(file).doesNotExist();
        assertThat(thumbnail).doesNotExist();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("a file"));

        assertThatThrownBy(() -> ImageStore.in(file.resolve("images"), oneBoard())).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining(file.toString()).hasCauseInstanceOf(IOException.class);
    }
}
