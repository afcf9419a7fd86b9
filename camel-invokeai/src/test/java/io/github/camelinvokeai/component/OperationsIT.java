package io.github.camelinvokeai.component;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.drift.InputMap;
import io.github.camelinvokeai.client.error.Finding;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.client.workflow.CheckReport;
import io.github.camelinvokeai.client.workflow.DryRun;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an endpoint does besides running a workflow, and what its result may be. */
class OperationsIT extends RealServerTest {

    @Test
    void aCheckSaysEverythingThatWouldStopTheJob() throws Exception {
        routes(route -> route.from("direct:start")
                .to("invokeai:workflow?file=sd15-text-to-image.json&operation=check&board=No such board"));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage()
                .setBody(Map.of("Model", "No such model", "Width", 63)));

        CheckReport report = done.getMessage().getBody(CheckReport.class);
        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(InvokeAIConstants.CHECK_OK)).isEqualTo(false);
        assertThat(report.findings()).extracting(Finding::kind)
                .contains(Finding.Kind.MODEL, Finding.Kind.RANGE, Finding.Kind.BOARD);
        assertThat(done.getMessage().getBody(String.class)).contains("No such model");
    }

    @Test
    void aHeaderMayAskForACheck() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES));

        Exchange done = template.request("direct:start", exchange -> exchange.getMessage()
                .setHeader(InvokeAIConstants.OPERATION, "check"));
        Exchange odd = template.request("direct:start", exchange -> exchange.getMessage()
                .setHeader(InvokeAIConstants.OPERATION, "guess"));

        assertThat(done.getMessage().getHeader(InvokeAIConstants.CHECK_OK)).isEqualTo(true);
        assertThat(odd.getException()).isInstanceOf(InvalidOptionException.class).hasMessageContaining("run, check, dryRun");
    }

    @Test
    void aCheckOfATableSaysWhichValuesAreRefused() throws Exception {
        routes(route -> route.from("direct:start").to(CPU_NODES + "&operation=check"));

        CheckReport report = template.requestBody("direct:start", List.of(Map.of("Width", 64), Map.of("Width", -1)),
                CheckReport.class);

        assertThat(report.ok()).isFalse();
        assertThat(report.toString()).contains("Width");
    }

    @Test
    void aDryRunGivesWhatWouldBeSent() throws Exception {
        routes(route -> route.from("direct:start").to(TINY + "&operation=dryRun&runs=2&bodyInput=Prompt"));

        Exchange done = template.request("direct:start", exchange -> {
            exchange.getMessage().setBody("a harbour");
            exchange.getMessage().setHeader("CamelInvokeAIInput.Seed", List.of(1, 2, 3));
        });

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getHeader(InvokeAIConstants.ITEM_COUNT)).isEqualTo(6L);
        assertThat(done.getMessage().getBody()).isInstanceOf(DryRun.class);
        JsonNode payload = Json.mapper().readTree(done.getMessage().getBody(String.class));
        assertThat(payload.at("/batch/data/0/0/items")).hasSize(3);
        assertThat(payload.at("/batch/graph/nodes").findValuesAsText("name")).contains("Tiny SD");
        assertThat(server.queue("default").batchStatus(payload.at("/batch/batch_id").asText()).unknown()).isTrue();
    }

    @Test
    void aRouteThatReliesOnInputsStartsOnlyIfTheyAreThere() throws Exception {
        InputMap map = InputMap.fromFile(Path.of("src/test/resources/cpu-nodes.map.json"));
        assertThat(map.inputs()).hasSize(15);

        routes(route -> route.from("direct:start").to(CPU_NODES + "&inputMap=classpath:cpu-nodes.map.json"));

        assertThat(template.requestBody("direct:start", null, InvokeAIResult.class).images()).hasSize(1);
    }

    @Test
    void theBodyMayBeWhatOneNodePutOut() throws Exception {
        routes(route -> {
            route.from("direct:values").to(CPU_NODES + "&input.Title=a square&outputNode=Title&output=values");
            route.from("direct:bytes").to(CPU_NODES + "&input.Width=64&input.Height=48&outputNode=Background&output=bytes");
        });

        assertThat(template.requestBody("direct:values", (Object) null)).isEqualTo(List.of("a square"));
        assertThat(template.requestBody("direct:bytes", null, byte[].class)).startsWith(0x89, 'P', 'N', 'G');
    }

    @Test
    void aBoardMayBeForAllNodes() throws Exception {
        String board = "Operations " + System.nanoTime();
        routes(route -> route.from("direct:start")
                .to(CPU_NODES + "&input.Width=64&input.Height=64&createBoard=true&boardInjection=ALL&board=" + board));

        InvokeAIResult result = template.requestBody("direct:start", null, InvokeAIResult.class);

        String id = server.boards().getBoardByName(board).id();
        assertThat(result.onlyImage().output().boardId()).isEqualTo(id);
        server.boards().deleteBoard(id, true);
    }
}
