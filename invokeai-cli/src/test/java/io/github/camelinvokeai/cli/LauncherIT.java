package io.github.camelinvokeai.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The script at the top level, in a copy of the project where Maven only puts the program in its place. */
@Timeout(180)
class LauncherIT {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String JDK = System.getProperty("java.home");
    private static final String JAVA = "exec '%s/bin/java' \"$@\"".formatted(JDK);
    /** To prepare an archive of classes takes longer than all that these tests are about. */
    private static final String JAVA_WITHOUT_ARCHIVES = """
            case "$*" in *DumpLoadedClassList* | *-Xshare:dump*) exit 1 ;; esac
            %s""".formatted(JAVA);

    @TempDir
    Path folder;

    private Path home;
    private Path tools;
    private Path launcher;

    @BeforeEach
    void copyOfTheProject() throws IOException {
        home = Files.createDirectories(folder.resolve("a project"));
        launcher = Files.copy(Path.of("..", "invokeai"), home.resolve("invokeai"));
        Files.writeString(home.resolve("pom.xml"), "");
        for (String module : List.of("invokeai-client", "invokeai-embedded", "camel-invokeai", "invokeai-cli")) {
            Files.createDirectories(home.resolve(module).resolve("src/main"));
            Files.writeString(home.resolve(module).resolve("pom.xml"), "");
        }
        Path workflows = Files.createDirectories(home.resolve("data/workflows"));
        Files.copy(Workflows.own("cpu-nodes.json"), workflows.resolve("cpu-nodes.json"));
        tools = Files.createDirectories(folder.resolve("tools"));
        script(tools.resolve("mvn"), """
                echo "$PWD $*" >>'%s'
                [ ! -e '%s' ] || { echo 'ERROR it does not compile'; exit 3; }
                cp -r '%s' '%s' invokeai-cli/target/
                """.formatted(
                folder.resolve("mvn.log"), folder.resolve("broken"), TARGET.resolve("invokeai-cli.jar"),
                TARGET.resolve("lib")));
        script(tools.resolve("java"), JAVA_WITHOUT_ARCHIVES);
        script(tools.resolve("javac"), "");
    }

    @Test
    void classesOfEveryKindOfCommandAreKeptForTheNextStart() throws Exception {
        script(tools.resolve("java"), JAVA);

        Ran ran = launch(launcher, Map.of("INVOKEAI_URL", "http://127.0.0.1:9"), "--version");

        assertThat(ran.status()).as(ran.err()).isZero();
        Path target = home.resolve("invokeai-cli/target");
        assertThat(target.resolve("invokeai-cli.jsa")).isNotEmptyFile();
        assertThat(Files.readAllLines(target.resolve("launcher.classes"))).contains(
                "io/github/camelinvokeai/client/workflow/InputsTable",
                "io/github/camelinvokeai/client/error/ServerUnreachableException",
                "io/github/camelinvokeai/component/InvokeAIResult", "org/eclipse/jetty/server/Server");
        assertThat(target.resolve("launcher.pictures")).doesNotExist();
    }

    @Test
    void theFirstUseBuildsWhatIsNeededAndTheNextOneDoesNot() throws Exception {
        Ran first = launch(launcher, Map.of(), "inputs", "data/workflows/cpu-nodes.json");

        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.outLines().get(0)).startsWith("#   LABEL");
        assertThat(first.errLines()).hasSize(1).first().asString().startsWith("invokeai: building the program");
        assertThat(builds()).singleElement().asString().startsWith(home + " ").contains("-pl invokeai-cli -am package");

        Ran second = launch(launcher, Map.of(), "inputs", "data/workflows/cpu-nodes.json");

        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.err()).isEmpty();
        assertThat(builds()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "invokeai-client/src/main", "invokeai-embedded/src/main", "camel-invokeai/src/main", "invokeai-cli/src/main",
            "data/workflows" })
    void aChangeOfTheSourcesBuildsAgain(String where) throws Exception {
        launch(launcher, Map.of(), "--version");
        Path source = Files.writeString(home.resolve(where).resolve("Some.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        launch(launcher, Map.of(), "--version");

        assertThat(builds()).hasSize(2);
    }

    @Test
    void aBuildThatFailsSaysSoAndIsTriedAgain() throws Exception {
        Files.writeString(folder.resolve("broken"), "");

        Ran broken = launch(launcher, Map.of(), "--version");

        assertThat(broken.status()).isEqualTo(3);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.errLines()).contains("ERROR it does not compile").last().asString()
                .startsWith("invokeai: the build failed");

        Files.delete(folder.resolve("broken"));
        assertThat(launch(launcher, Map.of(), "--version").status()).isZero();
    }

    @Test
    void itIsFoundThroughLinksAndFromAnyDirectory() throws Exception {
        Path inner = Files.createSymbolicLink(folder.resolve("inner"), Path.of("a project", "invokeai"));
        Path link = Files.createSymbolicLink(Files.createDirectories(folder.resolve("bin")).resolve("ivk"), inner);

        Ran ran = launch(link, Map.of(), "--version");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("invokeai ");
    }

    @Test
    void argumentsArriveAsTheyWereTyped() throws Exception {
        Ran ran = launch(launcher, Map.of("LC_ALL", "C", "LANG", "C"), "payload", "data/workflows/cpu-nodes.json", "--input",
                "Title=Möwe  'n \"灯台\" $HOME *");

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("Möwe  'n \\\"灯台\\\" $HOME *");
    }

    @Test
    void aJavaHomeWithoutJavaIsNamed() throws Exception {
        assertRefused(Map.of("JAVA_HOME", "/nowhere"), "JAVA_HOME is '/nowhere', where there is no bin/java");
    }

    @Test
    void aJreCannotBuild() throws Exception {
        Files.createDirectories(folder.resolve("jre/bin"));
        script(folder.resolve("jre/bin/java"), "exec '%s/bin/java' \"$@\"".formatted(JDK));

        assertRefused(Map.of("JAVA_HOME", folder.resolve("jre").toString()),
                "no bin/javac; a JDK is needed to build, not a JRE");
    }

    @Test
    void aJavaThatIsTooOldSaysWhichItIs() throws Exception {
        script(tools.resolve("java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

        assertRefused(Map.of(), "is version 11; set JAVA_HOME to a JDK 17 or newer");
    }

    @Test
    void withoutMavenItSaysWhatToInstall() throws Exception {
        Files.delete(tools.resolve("mvn"));

        assertRefused(Map.of(), "no mvn found; install Maven 3.8.7 or newer");
    }

    @Test
    void withoutJavaItSaysWhatToInstall() throws Exception {
        Files.delete(tools.resolve("java"));

        assertRefused(Map.of(), "no java found; install a JDK 17 or newer");
    }

    private void assertRefused(Map<String, String> environment, String message) throws Exception {
        Ran ran = launch(launcher, environment, "--version");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.errLines()).singleElement().asString().startsWith("invokeai: ").contains(message);
    }

    private List<String> builds() throws IOException {
        return Files.readAllLines(folder.resolve("mvn.log"));
    }

    /** Runs it in the copy's folder, with no tools on the path but those of the test and a few of the system. */
    private Ran launch(Path script, Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(file("out"))
                .redirectError(file("err"));
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA") || name.startsWith("MAVEN"));
        builder.environment().put("PATH", tools + File.pathSeparator + systemTools());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        return new Ran(
                process.exitValue(), Files.readString(file("out").toPath(), StandardCharsets.UTF_8),
                Files.readString(file("err").toPath(), StandardCharsets.UTF_8));
    }

    /** Links to what the script needs, so that a java or mvn of this machine is out of its sight. */
    private Path systemTools() throws IOException {
        Path system = folder.resolve("system");
        if (!Files.exists(system)) {
            Files.createDirectories(system);
            for (String tool : List.of(
                    "bash", "cat", "cp", "dirname", "env", "find", "flock", "head", "mkdir", "mv", "readlink", "rm", "sed",
                    "sort",
                    "stty")) {
                Files.createSymbolicLink(system.resolve(tool), Path.of("/usr/bin", tool));
            }
        }
        return system;
    }

    private File file(String name) {
        return folder.resolve(name).toFile();
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
