package io.github.camelinvokeai.component.connection;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.error.InvalidOptionException;
import io.github.camelinvokeai.client.error.InvokeAIException;
import io.github.camelinvokeai.client.job.JobSettings;
import io.github.camelinvokeai.component.StubServer;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class SharedClientsTest extends ConnectionTest {

    private final StubServer server = StubServer.http(ConnectionTest::version);

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void equalSettingsShareAClient() {
        try (ClientLease one = clients.lease(settings(server.url(), "t", null, Map.of("connectTimeout", "5000")));
             ClientLease two
                     = clients.lease(settings(" " + server.url() + "/ ", "t", null, Map.of("connectTimeout", "5000")))) {
            assertThat(two.client()).isSameAs(one.client());
            assertThat(clients.size()).isEqualTo(1);
        }
        assertThat(clients.size()).isZero();
    }

    @Test
    void anotherServerIdentityOrWayIsAnotherClient() {
        SSLContextParameters tls = new SSLContextParameters();
        List<ConnectionSettings> different = List.of(
                settings(server.url(), Map.of()), settings(server.url() + "/invoke", Map.of()),
                settings(server.url(), "t", null, Map.of()), settings(server.url(), null, tls, Map.of()),
                settings(server.url(), Map.of("connectTimeout", "5000")), new ConnectionSettings(
                        server.url(), null, null, Map.of(), new JobSettings(
                                Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1),
                                Duration.ofSeconds(1)),
                        null));

        List<ClientLease> leases = different.stream().map(clients::lease).toList();

        assertThat(leases).extracting(ClientLease::client).doesNotHaveDuplicates();
        assertThat(clients.size()).isEqualTo(different.size());
        leases.forEach(ClientLease::close);
        assertThat(clients.size()).isZero();
    }

    @Test
    void theClientIsClosedWithItsLastUserAndMadeAnewForTheNext() {
        ClientLease one = clients.lease(settings(server.url(), Map.of()));
        ClientLease two = clients.lease(settings(server.url(), Map.of()));

        one.close();
        one.close();
        assertThat(two.client().serverVersion()).isEqualTo("6.14.2");

        two.close();
        assertThatThrownBy(() -> two.client().serverVersion()).isInstanceOf(InvokeAIException.class)
                .hasMessageContaining("has been closed");
        try (ClientLease three = clients.lease(settings(server.url(), Map.of()))) {
            assertThat(three.client()).isNotSameAs(two.client());
            assertThat(three.client().serverVersion()).isEqualTo("6.14.2");
        }
    }

    @Test
    void allClientsShareOnePoolOfEightThreadsWhichEndsWithTheLast() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ClientLease one = clients.lease(settings(server.url(), Map.of()));
        ClientLease two = clients.lease(settings(server.url(), "t", null, Map.of()));
        List<CompletableFuture<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            calls.add(one.client().async(() -> release.await(20, TimeUnit.SECONDS)));
            calls.add(two.client().async(() -> release.await(20, TimeUnit.SECONDS)));
        }

        assertThat(threadsNamed("InvokeAIHttp")).isEqualTo(8);
        release.countDown();
        for (CompletableFuture<Boolean> call : calls) {
            assertThat(call.get(20, TimeUnit.SECONDS)).isTrue();
        }

        one.close();
        two.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> threadsNamed("InvokeAIHttp") + threadsNamed("invokeai-") == 0);
    }

    @Test
    void settingsThatCannotWorkLeaveNothing() {
        for (String url : List.of("ftp://gpu.example", "no url", "http://gpu.example/?a=b")) {
            assertThatThrownBy(() -> clients.lease(settings(url, Map.of()))).as(url)
                    .isInstanceOf(InvalidOptionException.class);
        }
        assertThat(clients.size()).isZero();
        assertThat(threadsNamed("InvokeAIHttp")).isZero();
    }

    @Test
    void aPoolWithoutThreadsIsRefused() {
        SharedClients none = new SharedClients(context, () -> 0);

        assertThatThrownBy(() -> none.lease(settings(server.url(), Map.of()))).isInstanceOf(InvalidOptionException.class)
                .hasMessageContaining("httpPoolSize");
        assertThat(none.size()).isZero();
    }

    @Test
    void aClientOfSomebodyElseStaysOpen() {
        try (InvokeAIClient foreign = InvokeAIClient.create(server.url())) {
            ClientLease.ofForeign(foreign).close();

            assertThat(foreign.serverVersion()).isEqualTo("6.14.2");
        }
    }

    @Test
    void settingsAreShownWithoutTheirSecrets() {
        ConnectionSettings settings = settings(server.url(), "of-mine", null, Map.of("authPassword", "secret"));

        assertThat(settings).hasToString("ConnectionSettings[" + server.url() + ", http options [authPassword]]");
    }

    private static long threadsNamed(String part) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().contains(part)).count();
    }
}
