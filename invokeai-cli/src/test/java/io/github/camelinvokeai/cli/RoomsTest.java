package io.github.camelinvokeai.cli;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

/** Who may know whom in the command line. */
@AnalyzeClasses(packagesOf = Main.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String CLIENT = "io.github.camelinvokeai.client";

    @ArchTest
    static final ArchRule THE_CLIENTS_LIBRARIES_STAY_ITS_OWN = noClasses()
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.apache.hc..", "io.socket..", "okhttp3..", "okio..", "org.json..", "com.jayway.jsonpath..");

    @ArchTest
    static final ArchRule CALLS_GO_THROUGH_THE_CLIENTS_FACE = noClasses()
            .should().dependOnClassesThat().resideInAPackage(CLIENT + ".http..");

    @ArchTest
    static final ArchRule OUTPUT_AND_ERRORS_GO_WHERE_PICOCLI_SAYS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule STATICS_DO_NOT_CHANGE = fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC)
            .should().beFinal();

    /** They take long to load, and most commands do without. */
    @ArchTest
    static final ArchRule CAMEL_IS_KNOWN_TO_THE_DEMO_ONLY = noClasses()
            .that().doNotHaveFullyQualifiedName(Demo.class.getName())
            .and().doNotHaveFullyQualifiedName(DemoRoute.class.getName())
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "io.github.camelinvokeai.component..");

    @ArchTest
    static final ArchRule THE_EMBEDDED_SERVER_IS_KNOWN_TO_ITS_COMMANDS_ONLY = noClasses()
            .that().doNotHaveFullyQualifiedName(DemoCommand.class.getName())
            .and().doNotHaveFullyQualifiedName(ServerCommand.class.getName())
            .and().doNotHaveFullyQualifiedName(CloseOnExit.class.getName())
            .should().dependOnClassesThat().resideInAPackage("io.github.camelinvokeai.embedded..");

    @ArchTest
    static final ArchRule OF_THE_EMBEDDED_SERVER_ONLY_ITS_FACE_IS_USED = noClasses()
            .should().dependOnClassesThat().resideInAnyPackage(
                    "io.github.camelinvokeai.embedded.*..", "org.eclipse.jetty..", "jakarta..");
}
