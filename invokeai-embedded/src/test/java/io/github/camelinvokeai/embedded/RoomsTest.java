package io.github.camelinvokeai.embedded;

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

/** Who may know whom in the embedded server. */
@AnalyzeClasses(packagesOf = EmbeddedInvokeAI.class, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

    private static final String ROOT = "io.github.camelinvokeai.embedded";
    private static final String CLIENT = "io.github.camelinvokeai.client";

    @ArchTest
    static final ArchRule ROOMS_HAVE_NO_CYCLES = slices().matching("io.github.camelinvokeai.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule ONLY_WEB_KNOWS_THE_WEBS_LIBRARIES = noClasses().that().resideOutsideOfPackage(ROOT + ".web")
            .should().dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.jetty..", "jakarta..", "io.socket..", "org.json..");

    @ArchTest
    static final ArchRule ONLY_THE_EXTENSION_KNOWS_JUNIT = noClasses().that().resideOutsideOfPackage(ROOT + ".junit")
            .should().dependOnClassesThat().resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule ONLY_THE_ASSEMBLY_AND_THE_EXTENSION_KNOW_THE_WHOLE_SERVER = noClasses()
            .that().resideOutsideOfPackages(ROOT, ROOT + ".junit")
            .should().dependOnClassesThat().resideInAPackage(ROOT);

    @ArchTest
    static final ArchRule THE_SERVER_CALLS_NO_SERVER = noClasses()
            .should().dependOnClassesThat()
            .resideInAnyPackage(CLIENT + ".http..", CLIENT + ".events..", CLIENT + ".job..", CLIENT + ".queue..");

    @ArchTest
    static final ArchRule STATICS_DO_NOT_CHANGE = fields().that().areStatic().and().doNotHaveModifier(SYNTHETIC)
            .should().beFinal();

    @ArchTest
    static final ArchRule NOBODY_WRITES_TO_THE_CONSOLE = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule LOGS_GO_TO_SLF4J = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
