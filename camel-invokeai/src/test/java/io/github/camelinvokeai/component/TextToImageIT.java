package io.github.camelinvokeai.component;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TextToImageIT extends RealServerTest {

    private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G' };

    @TempDir
    Path folder;

    @Test
    void aPromptFileBecomesAPngFile() throws Exception {
        Path out = folder.resolve("out");
        routes(route -> route.from("file:" + folder.resolve("in"))
                .to(TINY + "&bodyInput=Prompt&input.Seed=" + seed())
                .to("file:" + out + "?fileName=${file:name.noext}.png"));

        Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("harbour.txt"), "a harbour at dawn");

        Path picture = out.resolve("harbour.png");
        await().atMost(Duration.ofSeconds(90)).until(() -> Files.exists(picture) && Files.size(picture) > 0);
        assertThat(ImageIO.read(picture.toFile())).satisfies(image -> {
            assertThat(image.getWidth()).isEqualTo(256);
            assertThat(image.getHeight()).isEqualTo(256);
        });
    }

    @Test
    void thePictureIsNamedAsOnTheServerUnlessTheMessageHasAName() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES).to("file:" + folder));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage().setBody(Map.of("Width", 64)));

        String name = done.getMessage().getHeader(InvokeAIConstants.IMAGE_NAME, String.class);
        assertThat(folder.resolve(name)).exists();
        assertThat(Files.readAllBytes(folder.resolve(name))).startsWith(PNG);
    }

    @Test
    void theResultTellsIdsStatusAndImagesInBodyAndHeaders() throws Exception {
        routes(route -> route.from("direct:start").routeId("painting").to(CPU_NODES));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage().setHeader("mine", "kept"));

        assertThat(done.getException()).isNull();
        InvokeAIResult result = done.getMessage().getBody(InvokeAIResult.class);
        assertThat(result.images()).hasSize(1);
        assertThat(result.job().origin()).isEqualTo("camel:" + context.getName() + ":painting");
        assertThat(done.getMessage().getHeaders())
                .containsEntry("mine", "kept")
                .containsEntry(InvokeAIConstants.BATCH_ID, result.batchId())
                .containsEntry(InvokeAIConstants.ITEM_IDS, result.itemIds())
                .containsEntry(InvokeAIConstants.ITEM_ID, result.itemIds().get(0))
                .containsEntry(InvokeAIConstants.SESSION_ID, result.sessionIds().get(0))
                .containsEntry(InvokeAIConstants.STATUS, "completed")
                .containsEntry(InvokeAIConstants.IMAGE_COUNT, 1)
                .containsEntry(InvokeAIConstants.IMAGE_NAMES, List.of(result.images().get(0).name()));
    }

    @Test
    void outputBytesIsThePictureAndReferencesArePlainData() throws Exception {
        routes(route -> {
            route.from("direct:bytes").to(CPU_NODES + "&output=bytes");
            route.from("direct:references").to(CPU_NODES + "&output=references");
        });

        assertThat(template.requestBody("direct:bytes", null, byte[].class)).startsWith(PNG);
        assertThat((List<?>) template.requestBody("direct:references", (Object) null)).singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsKeys("imageName", "itemId").containsEntry("nodeType", "save_image");
    }

    @Test
    void severalImagesAreSplitAndNeverTakenForOne() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&runs=2&input.Title=two")
                .split(route.simple("${body.images}"))
                .to("file:" + folder + "?fileName=${exchangeProperty.CamelSplitIndex}.png"));

        Exchange done = template.request("direct:start", exchange -> {
        });

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(InvokeAIConstants.IMAGE_COUNT)).isEqualTo(2);
        assertThat(folder.resolve("0.png")).exists();
        assertThat(folder.resolve("1.png")).exists();
    }
}
