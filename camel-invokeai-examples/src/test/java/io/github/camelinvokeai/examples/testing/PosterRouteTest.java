package io.github.camelinvokeai.examples.testing;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;

import javax.imageio.ImageIO;

import io.github.camelinvokeai.component.InvokeAIComponent;
import io.github.camelinvokeai.embedded.TakenBatch;
import io.github.camelinvokeai.embedded.junit.EmbeddedInvokeAIExtension;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A concert comes in as a map, a poster goes out as a file: a route test that needs no GPU. */
// begin
class PosterRouteTest extends CamelTestSupport {

    @RegisterExtension
    static final EmbeddedInvokeAIExtension INVOKEAI = new EmbeddedInvokeAIExtension();

    @TempDir
    Path posters;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        InvokeAIComponent invokeai = context.getComponent("invokeai", InvokeAIComponent.class);
        invokeai.getConfiguration().setUrl(INVOKEAI.url());
        invokeai.setWorkflowDirectory("../data/workflows");
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:concert")
                        .setHeader("CamelFileName", simple("${body[band]}.png"))
                        .setBody(simple("a poster for ${body[band]}, who play ${body[style]}"))
                        .to("invokeai:workflow?file=sd15-text-to-image.json&bodyInput=Prompt"
                            + "&input.Model=Tiny SD&input.Width=192&input.Height=256&input.Steps=4")
                        .to("file:" + posters);
            }
        };
    }

    @Test
    void theConcertIsInThePrompt() {
        template.sendBody("direct:concert", Map.of("band", "The Tides", "style", "sea shanties"));

        TakenBatch batch = INVOKEAI.server().takeBatch();
        assertThat(batch.value("Prompt").asText()).isEqualTo("a poster for The Tides, who play sea shanties");
        assertThat(batch.value("Width").asInt()).isEqualTo(192);
        assertThat(batch.value("Model").path("name").asText()).isEqualTo("Tiny SD");
        assertThat(batch.node("denoise_latents_meta").path("steps").asInt()).isEqualTo(4);
    }

    @Test
    void thePosterIsAFileNamedAfterTheBand() throws Exception {
        template.sendBody("direct:concert", Map.of("band", "The Tides", "style", "sea shanties"));

        BufferedImage poster = ImageIO.read(posters.resolve("The Tides.png").toFile());
        assertThat(poster.getWidth()).isEqualTo(192);
        assertThat(poster.getHeight()).isEqualTo(256);
    }
}
// end
