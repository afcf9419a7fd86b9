package io.github.camelinvokeai.component;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvalidValueException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.workflow.WorkflowHandle;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileDefaultBinding;
import org.apache.camel.converter.stream.InputStreamCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InputTranslationTest {

    private static final byte[] PICTURE = { (byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff };
    private static final String URL = "http://127.0.0.1:9/invoke";

    @TempDir
    Path folder;

    private final WorkflowHandle workflow = Workflows.imageToImage();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Exchange exchange = new DefaultExchange(context);
    private final InvokeAIClient here = InvokeAIClient.create(URL);
    private final InvokeAIClient elsewhere = InvokeAIClient.create("http://127.0.0.1:10");

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
        here.close();
        elsewhere.close();
    }

    @Test
    void aFileForATextIsReadAndNotNamed() throws Exception {
        File file = file("prompt.txt", "ein Hafen im Mörgengrauen".getBytes(StandardCharsets.UTF_8));

        assertThat(prompt(file)).isEqualTo("ein Hafen im Mörgengrauen");
        assertThat(prompt(file.toPath())).isEqualTo("ein Hafen im Mörgengrauen");
        assertThat(prompt(consumed(file))).isEqualTo("ein Hafen im Mörgengrauen");
    }

    @Test
    void aFileForATextIsReadInTheCharsetOfTheMessage() throws Exception {
        exchange.setProperty(Exchange.CHARSET_NAME, "iso-8859-1");

        assertThat(prompt(file("prompt.txt", "Mörgen".getBytes(StandardCharsets.ISO_8859_1)))).isEqualTo("Mörgen");
    }

    @Test
    void bytesAndStreamsForATextAreRead() {
        byte[] bytes = "harbour".getBytes(StandardCharsets.UTF_8);

        assertThat(prompt(bytes)).isEqualTo("harbour");
        assertThat(prompt(new ByteArrayInputStream(bytes))).isEqualTo("harbour");
        assertThat(prompt(new InputStreamCache(bytes))).isEqualTo("harbour");
        assertThat(prompt(new StringReader("harbour"))).isEqualTo("harbour");
    }

    @Test
    void plainValuesStayAsTheyAre() {
        assertThat(translated("Steps", 5)).isEqualTo(5);
        assertThat(translated("Steps", "5")).isEqualTo("5");
        assertThat(translated("CFG scale", List.of(1.5, 2))).isEqualTo(List.of(1.5, 2));
        assertThat(translated("Model", Map.of("key", "k"))).isEqualTo(Map.of("key", "k"));
        assertThat(translated("Prompt", null)).isNull();
    }

    @Test
    void aTextForAnImageIsTheNameOfOneOnTheServer() {
        assertThat(image("abc.png")).isEqualTo("abc.png");
    }

    @Test
    void bytesFilesAndStreamsForAnImageAreUploadedAsTheyAre() throws Exception {
        File file = file("in.png", PICTURE);
        InputStream stream = new ByteArrayInputStream(PICTURE);

        assertThat(image(PICTURE)).isSameAs(PICTURE);
        assertThat(image(file)).isSameAs(file);
        assertThat(image(file.toPath())).isEqualTo(file.toPath());
        assertThat(image(stream)).isSameAs(stream);
        assertThat(image(consumed(file))).isEqualTo(file);
    }

    @Test
    void aFileThatIsNotOnThisMachineIsStreamed() throws Exception {
        GenericFile<Object> remote = new GenericFile<>();
        remote.setFile(new Object());
        remote.setBody(PICTURE);

        assertThat((InputStream) image(remote)).hasBinaryContent(PICTURE);
    }

    @Test
    void anExchangeThatDoesNotWaitForTheUploadLeavesItsBytesBehind() throws Exception {
        File file = file("in.png", PICTURE);

        for (Object lent : List.of(
                file, file.toPath(), consumed(file), new ByteArrayInputStream(PICTURE), new InputStreamCache(PICTURE))) {
            assertThat(detached(lent)).as(lent.getClass().getName()).isEqualTo(PICTURE);
        }
        assertThat(detached("abc.png")).isEqualTo("abc.png");
    }

    @Test
    void anEarlierResultOfTheSameServerIsNamedAndNotUploadedAgain() {
        assertThat(image(Results.of("abc.png").from(here))).isEqualTo("abc.png");
        assertThat(image(Results.of("abc.png").from(here).onlyImage())).isEqualTo("abc.png");
        assertThat(image(Results.of("abc.png").job().images().get(0))).isEqualTo("abc.png");
    }

    @Test
    void anEarlierResultOfAnotherServerIsFetchedFromThereByWhoeverReadsIt() {
        InvokeAIResult result = Results.of("abc.png").from(elsewhere);

        assertThat(image(result)).isInstanceOf(LazyPicture.class);
        assertThat(detached(result)).isInstanceOf(LazyPicture.class);
    }

    @Test
    void anEarlierResultOfSeveralImagesOrNoneIsRefused() {
        assertThatThrownBy(() -> image(Results.of("a.png", "b.png").from(here))).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("2 images");
        assertThatThrownBy(() -> image(Results.of().from(here))).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("no image");
    }

    @Test
    void aListOfImagesIsTranslatedOneByOne() {
        Object several = image(List.of("a.png", Results.of("b.png").from(here)));

        assertThat(several).isEqualTo(List.of("a.png", "b.png"));
    }

    @Test
    void aReferenceNamesItsImageOnTheServer() {
        Map<String, Object> reference = Results.of("abc.png").from(here).onlyImage().toMap();

        assertThat(image(reference)).isEqualTo("abc.png");
        assertThat(image(List.of(reference))).isEqualTo("abc.png");
        assertThat(image(Map.of("image_name", "abc.png"))).isEqualTo(Map.of("image_name", "abc.png"));
    }

    @Test
    void severalReferencesAreTranslatedOneByOne() {
        List<Map<String, Object>> references
                = Results.of("a.png", "b.png").from(here).images().stream().map(ResultImage::toMap).toList();

        assertThat(image(references)).isEqualTo(List.of("a.png", "b.png"));
    }

    @Test
    void whatCannotBeReadIsRefusedNamingTheInput() {
        File missing = folder.resolve("missing.txt").toFile();

        assertThatThrownBy(() -> prompt(missing)).isInstanceOf(InvalidValueException.class)
                .hasMessageContainingAll(workflow.input("Prompt").address(), "java.io.File")
                .hasCauseInstanceOf(Exception.class);
    }

    private Object prompt(Object value) {
        return translated("Prompt", value);
    }

    private Object image(Object value) {
        return translated("Image", value);
    }

    private Object translated(String input, Object value) {
        return new InputTranslation(exchange, URI.create(URL), false).translate(workflow.input(input), value);
    }

    private Object detached(Object value) {
        return new InputTranslation(exchange, URI.create(URL), true).translate(workflow.input("Image"), value);
    }

    private File file(String name, byte[] content) throws Exception {
        return Files.write(folder.resolve(name), content).toFile();
    }

    /** As a file endpoint puts it into the body. */
    private static GenericFile<File> consumed(File file) {
        GenericFile<File> consumed = new GenericFile<>();
        consumed.setFile(file);
        consumed.setBody(file);
        consumed.setFileName(file.getName());
        consumed.setAbsoluteFilePath(file.getAbsolutePath());
        consumed.setBinding(new GenericFileDefaultBinding<>());
        return consumed;
    }
}
