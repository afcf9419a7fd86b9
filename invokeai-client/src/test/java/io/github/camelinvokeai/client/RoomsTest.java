package io.github.camelinvokeai.client;

import java.util.Arrays;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who may know whom in the client. */
@AnalyzeClasses(packagesOf = InvokeAIClient.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.github.camelinvokeai.client";

    @ArchTest
    static final ArchRule NO_ROOM_KNOWS_CAMEL
            = noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES = slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_THE_FACE_KNOWS_ALL_ROOMS = noClasses().that().resideOutsideOfPackage(ROOT)
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule ONLY_EVENTS_KNOW_THE_SOCKET_LIBRARY = noClasses().that().resideOutsideOfPackage(ROOT + ".events")
            .should().dependOnClassesThat().resideInAnyPackage("io.socket..", "okhttp3..", "okio..", "org.json..");

    @ArchTest
    static final ArchRule ONLY_HTTP_KNOWS_THE_HTTP_LIBRARY = noClasses().that().resideOutsideOfPackage(ROOT + ".http")
            .and(not(belongToAnyOf(InvokeAIClient.class)))
            .should().dependOnClassesThat().resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule ONLY_WORKFLOWS_AND_THEIR_DRIFT_KNOW_JSON_PATH = noClasses()
            .that().resideOutsideOfPackages(ROOT + ".workflow", ROOT + ".drift").should().dependOnClassesThat()
            .resideInAPackage("com.jayway.jsonpath..");

    @ArchTest
    static final ArchRule ERRORS_KNOW_NOBODY = classes().that().resideInAPackage(ROOT + ".error")
            .should().onlyDependOnClassesThat().resideInAnyPackage(ROOT + ".error", "java..");

    @ArchTest
    static final ArchRule FACTS_ABOUT_NODES_ARE_DATA = noClasses().that().resideInAPackage(ROOT + ".schema")
            .should().dependOnClassesThat(otherRoomsThan("schema", "error", "json"));

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_REPOSITORY = noClasses().that().resideInAPackage(ROOT + ".http")
            .should().dependOnClassesThat(otherRoomsThan("http", "error", "json"));

    @ArchTest
    static final ArchRule EVENTS_KNOW_NEITHER_JOBS_NOR_HTTP = noClasses().that().resideInAPackage(ROOT + ".events")
            .should().dependOnClassesThat(otherRoomsThan("events", "error", "json"));

    @ArchTest
    static final ArchRule WORKFLOWS_ARE_COMPILED_WITHOUT_A_SERVER = noClasses().that().resideInAPackage(ROOT + ".workflow")
            .should().dependOnClassesThat(otherRoomsThan("workflow", "error", "json", "schema", "field", "image", "batch",
                    "text"));

    @ArchTest
    static final ArchRule GENERATORS_KNOW_NO_WORKFLOWS = noClasses().that().resideInAPackage(ROOT + ".batch")
            .should().dependOnClassesThat(otherRoomsThan("batch", "error", "json"));

    @ArchTest
    static final ArchRule DRIFT_IS_FOUND_WITHOUT_A_SERVER = noClasses().that().resideInAPackage(ROOT + ".drift")
            .should().dependOnClassesThat(otherRoomsThan("drift", "workflow", "error", "json", "schema", "field"));

    @ArchTest
    static final ArchRule JOBS_ARE_FOLLOWED_BY_EVENTS_AND_QUEUE = noClasses().that().resideInAPackage(ROOT + ".job")
            .should().dependOnClassesThat(otherRoomsThan("job", "error", "json", "events", "queue"));

    @ArchTest
    static final ArchRule STATICS_DO_NOT_CHANGE = fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC)
            .should().beFinal();

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @Test
    void camelIsNotEvenOnTheClassPath() {
        assertThatThrownBy(() -> Class.forName("org.apache.camel.CamelContext")).isInstanceOf(ClassNotFoundException.class);
    }

    private static DescribedPredicate<JavaClass> otherRoomsThan(String... rooms) {
        String[] known = Arrays.stream(rooms).map(room -> ROOT + "." + room).toArray(String[]::new);
        return resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(known)));
    }
}
