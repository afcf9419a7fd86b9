package io.github.camelinvokeai.component;

import java.util.Map;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TwoServersIT extends RealServerTest {

    @Test
    void thePictureOfOneServerIsTheImageOfAJobOnAnother() throws Exception {
        // The same server under another name is another one for all that the component knows.
        String other = url().replace("127.0.0.1", "localhost");
        assertThat(other).isNotEqualTo(url());
        routes(route -> route.from("direct:start").to(CPU_NODES + "&input.Width=64&input.Height=64")
                .setProperty("first", route.header(InvokeAIConstants.IMAGE_NAME))
                .to("invokeai:workflow?url=" + other + "&file=image-to-image.json&bodyInput=Image&input.Model=Tiny SD"
                    + "&input.Width=64&input.Height=64&input.Steps=1&input.Scheduler=euler"));

        Exchange done = template.request("direct:start", each -> each.getMessage().setBody(Map.of("Title", "first")));

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(InvokeAIConstants.IMAGE_NAME)).isNotEqualTo(done.getProperty("first"));
        assertThat(component.openClients()).isEqualTo(2);
    }
}
