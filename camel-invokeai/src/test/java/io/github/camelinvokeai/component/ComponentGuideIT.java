package io.github.camelinvokeai.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.client.workflow.CheckReport;
import org.apache.camel.Exchange;
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

    @Test
    void aListMakesAnItemOfEachOfItsValues() throws Exception {
        route(new ComponentGuide());

        InvokeAIResult result = template.requestBody("direct:sizes", null, InvokeAIResult.class);

        assertThat(result.images()).hasSize(3);
    }

    @Test
    void theImageOfAnIntermediateNodeIsAFile() throws Exception {
        route(new ComponentGuide());

        template.sendBody("direct:blurred", null);

        assertThat(ImageIO.read(folder.resolve("pictures/blurred.png").toFile()).getWidth()).isEqualTo(256);
    }

    @Test
    void aCheckAndARehearsalTellWhatWouldBe() throws Exception {
        route(new ComponentGuide());

        Exchange checked = template.request("direct:check", exchange -> exchange.getMessage().setBody("no input"));
        template.sendBody("direct:rehearse", Map.of("Radius", List.of(1, 2)));

        assertThat(checked.getMessage().getHeader(InvokeAIConstants.CHECK_OK)).isEqualTo(false);
        assertThat(checked.getException()).isNull();
        assertThat(folder.resolve("payloads/2-items.json")).content().startsWith("{").contains("\"batch_id\"");
    }

    @Test
    void theRoutesOfThePagesOnWorkflowsDoWhatTheySay() throws Exception {
        for (String name : List.of("batches.md", "inputs.md", "models-and-preflight.md")) {
            GuidePage.loadYaml(context, GuidePage.read(name).examples("yaml").get(0));
        }
        context.start();

        InvokeAIResult sizes = template.requestBody("direct:sizes", List.of(16, 32), InvokeAIResult.class);
        InvokeAIResult one = template.requestBody("direct:relies-on-inputs", null, InvokeAIResult.class);
        CheckReport report = template.requestBody("direct:preflight", null, CheckReport.class);

        assertThat(sizes.images()).hasSize(2);
        assertThat(one.images()).hasSize(1);
        assertThat(report.ok()).isTrue();
    }

    private void assertThatAPromptBecomesAPicture() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("prompts")).resolve("harbour.txt"), "a harbour " + seed());
        Path picture = folder.resolve("pictures/harbour.png");

        // A file that is still being written cannot be read to its end.
        await().atMost(Duration.ofSeconds(90)).ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> Files.exists(picture) && ImageIO.read(picture.toFile()) != null);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(256);
    }
}
