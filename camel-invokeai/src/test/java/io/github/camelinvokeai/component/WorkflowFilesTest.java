package io.github.camelinvokeai.component;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.camelinvokeai.client.error.WorkflowFormatException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkflowFilesTest {

    @TempDir
    Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private Path directory;
    private Path classes;

    @BeforeEach
    void start() throws Exception {
        directory = Files.createDirectory(folder.resolve("work flows"));
        classes = Files.createDirectory(folder.resolve("classes"));
        context.setApplicationContextClassLoader(
                new URLClassLoader(new URL[] { classes.toUri().toURL() }, getClass().getClassLoader()));
    }

    @AfterEach
    void stop() throws Exception {
        context.close();
    }

    @Test
    void aNameAloneIsLookedForInTheDirectory() throws Exception {
        write(directory, "a.json", "in the directory");

        assertThat(load("a.json")).isEqualTo("in the directory");
    }

    @Test
    void theDirectoryGoesBeforeTheClassPath() throws Exception {
        write(classes, "a.json", "on the class path");
        assertThat(load("a.json")).isEqualTo("on the class path");

        write(directory, "a.json", "in the directory");
        assertThat(load("a.json")).isEqualTo("in the directory");
    }

    @Test
    void aPathAloneMayBeAbsoluteOrHaveFolders() throws Exception {
        write(Files.createDirectories(directory.resolve("portraits/old")), "a.json", "nested");

        assertThat(load("portraits/old/a.json")).isEqualTo("nested");
        assertThat(load(directory.resolve("portraits/old/a.json").toString())).isEqualTo("nested");
    }

    @Test
    void namesMayHoldSpacesAndOtherLetters() throws Exception {
        write(directory, "mein Löwe (2) + 50%.json", "odd name");

        assertThat(load("mein Löwe (2) + 50%.json")).isEqualTo("odd name");
        assertThat(load("file:" + directory + "/mein Löwe (2) + 50%.json")).isEqualTo("odd name");
    }

    @Test
    void theSchemeFileIsForPathsOnly() throws Exception {
        write(directory, "a.json", "by path");
        write(classes, "b.json", "on the class path");

        assertThat(load("file:" + directory.resolve("a.json"))).isEqualTo("by path");
        assertThat(load("file://" + directory.resolve("a.json"))).isEqualTo("by path");
        assertThatThrownBy(() -> load("file:b.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContainingAll("b.json", "does not exist");
    }

    @Test
    void theSchemeClasspathIsForTheClassPathOnly() throws Exception {
        write(directory, "a.json", "in the directory");
        write(Files.createDirectories(classes.resolve("flows")), "b.json", "on the class path");

        assertThat(load("classpath:flows/b.json")).isEqualTo("on the class path");
        assertThat(load("classpath:/flows/b.json")).isEqualTo("on the class path");
        assertThatThrownBy(() -> load("classpath:a.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessage("File a.json is not on the class path");
    }

    @Test
    void whatIsNowhereIsRefusedSayingWhereItWasLookedFor() {
        assertThatThrownBy(() -> load("nowhere.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContainingAll("nowhere.json", "workflowDirectory", directory.resolve("nowhere.json").toString(),
                        "class path");
    }

    @Test
    void namesAsWindowsWritesThemAreNamesLikeAnyOther() throws Exception {
        write(directory, "C:\\flows\\a.json", "odd name");

        assertThat(load("C:\\flows\\a.json")).isEqualTo("odd name");
        assertThatThrownBy(() -> load("D:\\flows\\a.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("D:\\flows\\a.json");
    }

    @Test
    void whatIsNoPathAtAllIsRefused() {
        assertThatThrownBy(() -> load("a\0b.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("no path of a file");
    }

    @Test
    void aDirectoryIsRefused() throws Exception {
        Files.createDirectory(directory.resolve("sub"));

        assertThatThrownBy(() -> load("sub")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("is a directory");
    }

    @Test
    void aFileThatIsNoWorkflowIsRefusedNamingTheFile() throws Exception {
        Files.writeString(directory.resolve("a.json"), "no JSON");
        Files.writeString(classes.resolve("b.json"), "{}");

        assertThatThrownBy(() -> load("a.json")).isInstanceOf(WorkflowFormatException.class).hasMessageContaining("a.json");
        assertThatThrownBy(() -> load("b.json")).isInstanceOf(WorkflowFormatException.class)
                .hasMessageContaining("classpath:b.json");
    }

    private String load(String name) {
        return new WorkflowFiles(context, directory.toString()).load(name).name();
    }

    private static void write(Path folder, String file, String name) throws Exception {
        Files.writeString(folder.resolve(file), "{\"name\":\"" + name + "\",\"nodes\":[],\"edges\":[]}");
    }
}
