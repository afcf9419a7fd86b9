package io.github.camelinvokeai.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** What makes one suite of these classes that any server can be given to. */
class SuiteRulesTest {

    private static final JavaClasses SUITE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.github.camelinvokeai.contract");

    @Test
    void everyTestIsFoundByItsName() {
        methods().that().areAnnotatedWith(Test.class).or().areAnnotatedWith(ParameterizedTest.class)
                .should().beDeclaredInClassesThat().haveSimpleNameEndingWith("IT").check(SUITE);
        classes().that().haveSimpleNameEndingWith("IT").should().beAssignableTo(ContractTest.class).check(SUITE);
    }

    @Test
    void onlyOneClassKnowsWhereTheServerIs() {
        noClasses().that().doNotBelongToAnyOf(ServerUnderTest.class)
                .should().callMethod(System.class, "getProperty", String.class)
                .orShould().callMethod(System.class, "getProperty", String.class, String.class)
                .orShould().callMethod(System.class, "getenv", String.class).check(SUITE);
    }

    @Test
    void nothingIsSkipped() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Assumptions.class)
                .orShould().dependOnClassesThat().areAssignableTo(org.assertj.core.api.Assumptions.class)
                .orShould().beAnnotatedWith(Disabled.class).check(SUITE);
        assertThat(SUITE.stream().map(JavaClass::getMethods).flatMap(methods -> methods.stream())
                .filter(method -> method.isAnnotatedWith(Disabled.class)).map(JavaMethod::getFullName)).isEmpty();
    }
}
