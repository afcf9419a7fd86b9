package io.github.camelinvokeai.component;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** Who may know whom in the component. */
@AnalyzeClasses(packagesOf = InvokeAIComponent.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.github.camelinvokeai.component";
    private static final String CLIENT = "io.github.camelinvokeai.client";

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES = slices().matching("io.github.camelinvokeai.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule CONNECTIONS_KNOW_NOTHING_OF_ENDPOINTS = noClasses().that().resideInAPackage(ROOT + ".connection")
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule ONLY_CONNECTIONS_KNOW_HTTP = noClasses().that().resideOutsideOfPackage(ROOT + ".connection")
            .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel.component..", "org.apache.hc..");

    @ArchTest
    static final ArchRule THE_CLIENTS_LIBRARIES_STAY_ITS_OWN = noClasses()
            .should().dependOnClassesThat()
            .resideInAnyPackage("io.socket..", "okhttp3..", "okio..", "org.json..", "com.jayway.jsonpath..");

    @ArchTest
    static final ArchRule CALLS_GO_THROUGH_THE_CLIENTS_FACE = noClasses()
            .should().dependOnClassesThat().resideInAPackage(CLIENT + ".http..");

    @ArchTest
    static final ArchRule STATICS_DO_NOT_CHANGE = fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC)
            .should().beFinal();

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
