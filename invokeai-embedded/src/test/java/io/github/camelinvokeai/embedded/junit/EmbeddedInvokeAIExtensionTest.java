package io.github.camelinvokeai.embedded.junit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.camelinvokeai.client.InvokeAIClient;
import io.github.camelinvokeai.client.workflow.Submission;
import io.github.camelinvokeai.client.workflow.WorkflowDefinition;
import io.github.camelinvokeai.embedded.EmbeddedInvokeAI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Small classes of tests are run as JUnit runs them, and tell which servers they saw. */
@Timeout(120)
class EmbeddedInvokeAIExtensionTest {

    /** What the fixtures saw, in order; JUnit makes them, so it cannot be handed to them. */
    private static final List<EmbeddedInvokeAI> SEEN = new ArrayList<>();

    @BeforeEach
    void nothingSeen() {
        SEEN.clear();
    }

    @Test
    void aClassHasOneServerForAllOfIt() {
        run(OneForTheClass.class, 2);

        assertThat(servers()).hasSize(1);
        assertThat(SEEN).as("constructor, before, test, and after, twice; before and after all").hasSize(10);
        assertAllClosed();
    }

    @Test
    void aStaticFieldHasOneServerForTheClass() {
        run(StaticField.class, 2);

        assertThat(servers()).hasSize(1);
        assertAllClosed();
    }

    @Test
    void aMethodHasAServerOfItsOwn() {
        run(OneForTheMethod.class, 3);

        assertThat(servers()).hasSize(3);
        assertAllClosed();
    }

    @Test
    void aFieldThatIsNotStaticHasANewServerForEachTest() {
        run(FieldOfTheInstance.class, 2);

        assertThat(servers()).hasSize(2);
        assertAllClosed();
    }

    @Test
    void aFieldOfAnInstanceThatServesTheWholeClassHasOneServer() {
        run(OneInstance.class, 2);

        assertThat(servers()).hasSize(1);
        assertAllClosed();
    }

    @Test
    void nestedClassesUseTheServerOfTheClassAroundThem() {
        run(Around.class, 3);

        assertThat(SEEN).hasSize(3);
        assertThat(servers()).hasSize(1);
        assertAllClosed();
    }

    @Test
    void aServerIsAsItsDescriptionSays() {
        run(Described.class, 1);

        assertThat(SEEN.get(0).url()).endsWith("/invoke");
    }

    @Test
    void eachTestOfAClassFindsTheServerReady() {
        run(OneSpoilsIt.class, 2);
    }

    @Test
    void theServerOutlivesTheOtherExtensions() {
        run(WithAnotherExtension.class, 1);

        assertThat(SEEN).hasSize(1);
        assertAllClosed();
    }

    @Test
    void outsideOfTestsThereIsNoServer() {
        EmbeddedInvokeAIExtension extension = new EmbeddedInvokeAIExtension();

        assertThatThrownBy(extension::server).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@RegisterExtension");
        run(StaticField.class, 2);
        assertThatThrownBy(StaticField.EXTENSION::url).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aParameterThatCannotBeGivenIsLeftToJUnit() {
        TestExecutionSummary summary = execute(TooEarly.class);

        assertThat(summary.getFailures()).singleElement()
                .satisfies(failure -> assertThat(failure.getException()).hasMessageContaining("EmbeddedInvokeAI"));
    }

    @Test
    void twoClassesHaveTwoServers() {
        run(OneForTheClass.class, 2);
        run(StaticField.class, 2);

        assertThat(servers()).hasSize(2);
        assertAllClosed();
    }

    private static Set<EmbeddedInvokeAI> servers() {
        return new LinkedHashSet<>(SEEN);
    }

    private static void assertAllClosed() {
        assertThat(SEEN).isNotEmpty().allSatisfy(server -> assertThat(answers(server)).isFalse());
    }

    private static boolean answers(EmbeddedInvokeAI server) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private static void see(EmbeddedInvokeAI server) {
        assertThat(answers(server)).isTrue();
        SEEN.add(server);
    }

    private static void run(Class<?> tests, int count) {
        TestExecutionSummary summary = execute(tests);
        summary.getFailures().forEach(failure -> {
            throw new AssertionError(failure.getTestIdentifier().getDisplayName(), failure.getException());
        });
        assertThat(summary.getTestsSucceededCount()).isEqualTo(count);
    }

    private static TestExecutionSummary execute(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary();
    }

    @ExtendWith(EmbeddedInvokeAIExtension.class)
    static class OneForTheClass {

        OneForTheClass(EmbeddedInvokeAI server) {
            see(server);
        }

        @BeforeAll
        static void beforeAll(EmbeddedInvokeAI server) {
            see(server);
        }

        @BeforeEach
        void before(EmbeddedInvokeAI server) {
            see(server);
        }

        @Test
        void one(EmbeddedInvokeAI server) {
            see(server);
        }

        @Test
        void two(EmbeddedInvokeAI server) {
            see(server);
        }

        @AfterEach
        void after(EmbeddedInvokeAI server) {
            see(server);
        }

        @AfterAll
        static void afterAll(EmbeddedInvokeAI server) {
            see(server);
        }
    }

    static class StaticField {

        @RegisterExtension
        static final EmbeddedInvokeAIExtension EXTENSION = new EmbeddedInvokeAIExtension();

        @BeforeAll
        static void beforeAll() {
            see(EXTENSION.server());
        }

        @Test
        void one() {
            see(EXTENSION.server());
        }

        @Test
        void two(EmbeddedInvokeAI server) {
            see(server);
            assertThat(EXTENSION.url()).isEqualTo(server.url());
        }
    }

    static class OneForTheMethod {

        @ExtendWith(EmbeddedInvokeAIExtension.class)
        @Test
        void one(EmbeddedInvokeAI server) {
            see(server);
        }

        @ExtendWith(EmbeddedInvokeAIExtension.class)
        @RepeatedTest(2)
        void two(EmbeddedInvokeAI server) {
            see(server);
        }
    }

    static class FieldOfTheInstance {

        @RegisterExtension
        final EmbeddedInvokeAIExtension extension = new EmbeddedInvokeAIExtension();

        @BeforeEach
        void before(EmbeddedInvokeAI server) {
            assertThat(server).isSameAs(extension.server());
        }

        @Test
        void one() {
            see(extension.server());
        }

        @Test
        void two(EmbeddedInvokeAI server) {
            see(server);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance extends FieldOfTheInstance {
    }

    @ExtendWith(EmbeddedInvokeAIExtension.class)
    static class Around {

        @Test
        void outside(EmbeddedInvokeAI server) {
            see(server);
        }

        @Nested
        class Inside {

            @Test
            void one(EmbeddedInvokeAI server) {
                see(server);
            }

            @Nested
            class Deeper {

                @Test
                void two(EmbeddedInvokeAI server) {
                    see(server);
                }
            }
        }
    }

    static class Described {

        @RegisterExtension
        static final EmbeddedInvokeAIExtension EXTENSION
                = new EmbeddedInvokeAIExtension(EmbeddedInvokeAI.builder().basePath("/invoke"));

        @Test
        void one() {
            see(EXTENSION.server());
        }
    }

    @ExtendWith(EmbeddedInvokeAIExtension.class)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class OneSpoilsIt {

        @Test
        @Order(1)
        void oneLeavesAJobAndFaultsBehind(EmbeddedInvokeAI server) {
            server.nodes("blank_image").takes(Duration.ofHours(1));
            try (InvokeAIClient client = InvokeAIClient.create(server.url())) {
                client.submit(squares(client)).enqueued().join();
            }
            server.fullQueue();
            server.sockets().refuse();
            server.requests("GET", "/api/v1/app/version").always().answer(503, "busy");
        }

        @Test
        @Order(2)
        void theNextDoesNotNotice(EmbeddedInvokeAI server) {
            assertThat(server.untakenBatches()).isZero();
            try (InvokeAIClient client = InvokeAIClient.create(server.url())) {
                assertThat(client.run(squares(client)).images()).hasSize(1);
                assertThat(client.serverVersion()).isNotEmpty();
            }
        }

        private static Submission squares(InvokeAIClient client) {
            return client.workflow(WorkflowDefinition.fromClassPath("workflows/cpu-nodes.json")).newSubmission();
        }
    }

    static class WithAnotherExtension {

        @RegisterExtension
        static final AfterAllCallback USES_IT_AT_THE_END = context -> see(WithAnotherExtension.EMBEDDED.server());

        @RegisterExtension
        static final EmbeddedInvokeAIExtension EMBEDDED = new EmbeddedInvokeAIExtension();

        @Test
        void one() {
            assertThat(EMBEDDED.url()).isNotEmpty();
        }
    }

    static class TooEarly {

        @RegisterExtension
        final EmbeddedInvokeAIExtension extension = new EmbeddedInvokeAIExtension();

        @BeforeAll
        static void beforeAll(EmbeddedInvokeAI server) {
            see(server);
        }

        @Test
        void one() {
            see(extension.server());
        }
    }
}
