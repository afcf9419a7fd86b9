package io.github.camelinvokeai.contract;

import java.util.Properties;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServerUnderTestTest {

    private final Properties given = new Properties();

    @BeforeEach
    void forgetTheServersOfThisBuild() {
        given.putAll(System.getProperties());
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("invokeai."));
    }

    @AfterEach
    void restore() {
        System.setProperties(given);
    }

    @Test
    void theAddressIsThatOfTheScriptUnlessOneIsGiven() {
        assertThat(ServerUnderTest.url()).isEqualTo("http://127.0.0.1:9191");

        System.setProperty("invokeai.url", "http://gpu:9090");

        assertThat(ServerUnderTest.url()).isEqualTo("http://gpu:9090");
    }

    @Test
    void aVariantWithoutAnAddressFailsAndSaysWhatToDo() {
        System.setProperty("invokeai.subpath.url", " ");

        assertThatThrownBy(ServerUnderTest::subPathUrl).isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dinvokeai.subpath.url=").hasMessageContaining("-DexcludedGroups=sub-path");
        assertThatThrownBy(ServerUnderTest::multiUserUrl).hasMessageContaining("multi-user");
        assertThatThrownBy(ServerUnderTest::smallQueueUrl).hasMessageContaining("small-queue");
    }

    @Test
    void aVariantIsWhereItWasSaidToBe() {
        System.setProperty("invokeai.subpath.url", "http://127.0.0.1:9393/invoke");

        assertThat(ServerUnderTest.subPathUrl()).isEqualTo("http://127.0.0.1:9393/invoke");
    }
}
