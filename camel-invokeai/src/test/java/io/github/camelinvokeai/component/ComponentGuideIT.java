package io.github.camelinvokeai.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The guide's first route, in each language, as it stands on the page. */
class ComponentGuideIT extends RealServerTest {

    @TempDir
    Path folder;

    private GuidePage page;

    @BeforeEach
    void readPage() throws Exception {
        page = GuidePage.read();
        GuidePage.keepFilesIn(folder, context);
    }

    @Test
    void inJavaAPromptFileBecomesAPicture() throws Exception {
        route(new ComponentGuide());

        assertThatAPromptBecomesAPicture();
    }

    @Test
    void inYamlAPromptFileBecomesAPicture() throws Exception {
        GuidePage.loadYaml(context, page.examples("yaml").get(0));

        assertThatAPromptBecomesAPicture();
    }

    @Test
    void inXmlAPromptFileBecomesAPicture() throws Exception {
        GuidePage.loadXml(context, page.examples("xml").get(0));

        assertThatAPromptBecomesAPicture();
    }

    @Test
    void severalPicturesBecomeSeveralFiles() throws Exception {
        route(new ComponentGuide());

        template.sendBody("direct:several", null);

        assertThat(folder.resolve("pictures").toFile().listFiles()).hasSize(2);
    }

    private void assertThatAPromptBecomesAPicture() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("prompts")).resolve("harbour.txt"), "a harbour " + seed());
        Path picture = folder.resolve("pictures/harbour.png");

        await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(picture) && ImageIO.read(picture.toFile()) != null);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(256);
    }
}
