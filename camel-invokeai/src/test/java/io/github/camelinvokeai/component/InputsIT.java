package io.github.camelinvokeai.component;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.error.InvalidValueException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InputsIT extends RealServerTest {

    private static final String VARIATION = "invokeai:workflow?file=image-to-image.json&bodyInput=Image&input.Model=Tiny SD"
                                            + "&input.Width=64&input.Height=64&input.Steps=1&input.Scheduler=euler"
                                            + "&input.Denoising strength=0.5";

    @TempDir
    Path folder;

    @Test
    void theBodyMayBeTextBytesOrAStreamAndReachesThePicture() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&bodyInput=Title"));
        byte[] bytes = "Hafen im Mörgenlicht".getBytes(StandardCharsets.UTF_8);

        for (Object body : List.of("Hafen im Mörgenlicht", bytes, new ByteArrayInputStream(bytes))) {
            InvokeAIResult result = template.requestBody("direct:start", body, InvokeAIResult.class);

            JsonNode metadata = server.images().metadata(result.onlyImage().name());
            assertThat(metadata.toString()).as(body.getClass().getName()).contains("Hafen im Mörgenlicht");
        }
    }

    @Test
    void headersGoBeforeTheBodyAndTheBodyBeforeOptions() throws Exception {
        routes(route -> route.from("direct:start").to(
                CPU_NODES + "&input.Width=64&input.Height=64&input.Keep the size=true&inputHeaderPrefix=ivk."));

        InvokeAIResult result = template.requestBodyAndHeaders("direct:start", Map.of("Width", 80, "Height", 96),
                Map.of("CamelInvokeAIInput.Width", 112, "ivk.2", "128"), InvokeAIResult.class);

        assertThat(result.onlyImage().output().width()).isEqualTo(112);
        assertThat(result.onlyImage().output().height()).isEqualTo(128);
    }

    @Test
    void bytesFilesStreamsAndNamesAreImages() throws Exception {
        routes(route -> route.from("direct:start").to(VARIATION));
        byte[] png = picture();
        Path file = Files.write(folder.resolve("in.png"), png);
        String name = template.requestBody("direct:start", png, InvokeAIResult.class).onlyImage().name();

        for (Object body : List.of(file.toFile(), file, new ByteArrayInputStream(png), name)) {
            Exchange done = template.request("direct:start", each -> each.getMessage().setBody(body));

            assertThat(done.getException()).as(body.getClass().getName()).isNull();
            assertThat(done.getMessage().getHeader(InvokeAIConstants.IMAGE_COUNT)).isEqualTo(1);
        }
        assertThat(file).exists();
    }

    @Test
    void aPictureThatAFileEndpointBringsIsUploaded() throws Exception {
        Files.write(Files.createDirectories(folder.resolve("in")).resolve("in.png"), picture());
        routes(route -> route.from("file:" + folder.resolve("in")).to(VARIATION)
                .to("file:" + folder + "?fileName=${file:name.noext}-variation.png"));

        Path variation = folder.resolve("in-variation.png");
        // The file is there before all of it is.
        await().atMost(Duration.ofSeconds(90)).ignoreExceptions()
                .untilAsserted(() -> assertThat(ImageIO.read(variation.toFile()).getWidth()).isEqualTo(64));
    }

    @Test
    void anEarlierResultIsTheImageOfTheNextJob() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Width=64&input.Height=64").to(VARIATION));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(Map.of("Title", "first")));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(InvokeAIResult.class).onlyImage().output().nodeType()).isEqualTo("l2i");
        assertThat(done.getMessage().getHeader(Exchange.FILE_NAME))
                .isEqualTo(done.getMessage().getHeader(InvokeAIConstants.IMAGE_NAME));
    }

    @Test
    void aReferenceToAnEarlierImageIsTheImageOfTheNextJob() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Width=64&input.Height=64&output=references")
                .to(VARIATION));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(Map.of("Title", "first")));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody(InvokeAIResult.class).onlyImage().output().nodeType()).isEqualTo("l2i");
    }

    @Test
    void anExchangeThatDoesNotWaitMayTakeItsFileAlong() throws Exception {
        Path file = Files.write(folder.resolve("in.png"), picture());
        routes(route -> route.from("direct:start").to(VARIATION + "&wait=none")
                .process(each -> Files.delete(file)));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(file.toFile()));

        assertThat(done.getException()).isNull();
        String batchId = done.getMessage().getHeader(InvokeAIConstants.BATCH_ID, String.class);
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> server.queue("default").batchStatus(batchId).completed() == 1);
    }

    @Test
    void anImageThatTheServerDoesNotHaveIsAnErrorThatNamesTheInput() throws Exception {
        routes(route -> route.from("direct:start").to(VARIATION));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody("nowhere.png"));

        assertThat(done.getException()).isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll("Image", "nowhere.png");
        assertThat(done.getMessage().getHeaders()).containsOnlyKeys(InvokeAIConstants.BATCH_ID);
    }

    /** Anew each time, so that the server has not seen it. */
    private static byte[] picture() throws Exception {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 64; i++) {
            image.setRGB(i % 64, i / 64, ThreadLocalRandom.current().nextInt(0x1000000));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
