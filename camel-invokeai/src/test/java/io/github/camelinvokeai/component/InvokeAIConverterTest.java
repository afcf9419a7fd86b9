package io.github.camelinvokeai.component;

import java.io.File;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.error.NotFoundException;
import io.github.camelinvokeai.client.json.Json;
import io.github.camelinvokeai.component.StubServer.Answer;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.TypeConversionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InvokeAIConverterTest extends RouteTest {

    private static final byte[] PICTURE = { (byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff };

    @TempDir
    Path folder;

    private final StubServer server = StubServer.http(
            request -> request.uri().equals("/api/v1/images/i/a.png/full") ? Answer.png(PICTURE) : Answer.notFound());
    private final InvokeAIClient client = InvokeAIClient.create(server.url());
    private Exchange exchange;

    @BeforeEach
    void makeExchange() {
        exchange = new DefaultExchange(context);
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aResultOfOneImageIsThatPicture() throws Exception {
        exchange.getMessage().setBody(one());

        assertThat(body(byte[].class)).isEqualTo(PICTURE);
        try (InputStream stream = body(InputStream.class)) {
            assertThat(stream).hasBinaryContent(PICTURE);
        }
        assertThat(body(File.class)).hasBinaryContent(PICTURE);
    }

    @Test
    void anImageOfSeveralIsThatPicture() throws Exception {
        exchange.getMessage().setBody(Results.of("b.png", "a.png").from(client).images().get(1));

        assertThat(body(byte[].class)).isEqualTo(PICTURE);
        assertThat(body(InputStream.class)).hasBinaryContent(PICTURE);
        assertThat(body(File.class)).hasBinaryContent(PICTURE);
        assertThat(map()).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class)).containsEntry("imageName",
                "a.png");
        assertThat(body(String.class)).contains("\"imageName\":\"a.png\"");
    }

    @Test
    void severalImagesOrNoneAreNeverTakenForOne() {
        for (InvokeAIResult result : List.of(Results.of().from(client), Results.of("a.png", "b.png").from(client))) {
            exchange.getMessage().setBody(result);
            for (Class<?> type : List.of(byte[].class, InputStream.class, File.class)) {
                assertThatThrownBy(() -> body(type)).as(type.getName()).hasCauseInstanceOf(TypeConversionException.class)
                        .hasRootCauseInstanceOf(InvokeAIException.class)
                        .hasStackTraceContaining("not exactly one; take them from images()");
            }
        }
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void whatIsNotOfferedIsNotMadeUpFromText() {
        exchange.getMessage().setBody(Results.of("a.png", "b.png").from(client));

        for (Class<?> type : List.of(ByteBuffer.class, StreamCache.class)) {
            assertThat(exchange.getMessage().getBody(type)).as(type.getName()).isNull();
        }
    }

    @Test
    void anyResultIsJsonTextAndPlainData() throws Exception {
        exchange.getMessage().setBody(Results.of("a.png", "b.png").from(client));

        JsonNode json = Json.mapper().readTree(body(String.class));
        assertThat(json.path("status").textValue()).isEqualTo("completed");
        assertThat(json.path("images").findValuesAsText("imageName")).containsExactly("a.png", "b.png");
        assertThat(map()).asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("batchId", "b-1").containsEntry("itemIds", List.of(7));
        assertThat(server.lines()).isEmpty();
    }

    @Test
    void aFileIsDeletedWhenItsExchangeIsDone() throws Exception {
        List<File> files = new ArrayList<>();
        route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").process(each -> {
                    files.add(each.getMessage().getMandatoryBody(File.class));
                    assertThat(files.get(0)).exists().hasExtension("png");
                });
            }
        });

        template.sendBody("direct:start", one());

        assertThat(files).singleElement().satisfies(file -> assertThat(file).doesNotExist());
    }

    @Test
    void aPictureThatCannotBeFetchedIsAnErrorAndNoFile() {
        exchange.getMessage().setBody(Results.of("gone.png").from(client));

        for (Class<?> type : List.of(byte[].class, InputStream.class, File.class)) {
            assertThatThrownBy(() -> body(type)).as(type.getName()).hasRootCauseInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void aFileEndpointWritesTheOnlyPicture() throws Exception {
        template.sendBodyAndHeader("file:" + folder, one(), Exchange.FILE_NAME, "out.png");

        assertThat(Files.readAllBytes(folder.resolve("out.png"))).isEqualTo(PICTURE);
    }

    @Test
    void aFileEndpointWritesNothingWhereThereAreSeveral() {
        assertThatThrownBy(() -> template.sendBodyAndHeader(
                "file:" + folder, Results.of("a.png", "b.png").from(client), Exchange.FILE_NAME, "out.png"))
                .hasStackTraceContaining("2 images, not exactly one");
        assertThat(folder.resolve("out.png")).doesNotExist();
    }

    private Map<?, ?> map() throws Exception {
        return body(Map.class);
    }

    private InvokeAIResult one() {
        return Results.of("a.png").from(client);
    }

    private <T> T body(Class<T> type) throws Exception {
        return exchange.getMessage().getMandatoryBody(type);
    }
}
