package io.github.camelinvokeai.embedded.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.event.Audience;
import io.github.camelinvokeai.embedded.event.ServerEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SocketsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String POLLING = "polling";
    private static final String WEB_SOCKET = "websocket";
    private static final Audience ALL = new Audience.Everyone();

    private final Accounts accounts = Accounts.withAdministrator("admin@example.org", "CamelTest2026");
    private final Account ann = accounts.create("ann@example.org", "Ann", "CamelTest2026", false);
    private final Account bob = accounts.create("bob@example.org", "Bob", "CamelTest2026", false);
    private final WebServer open = new WebServer(0, "/invoke", Accounts.none());
    private final WebServer guarded = new WebServer(0, "", accounts);

    @BeforeEach
    void start() {
        open.start(new Router());
        guarded.start(new Router());
    }

    @AfterEach
    void stop() {
        open.close();
        guarded.close();
    }

    @ParameterizedTest
    @ValueSource(strings = { POLLING, WEB_SOCKET })
    void aBurstOfLargeEventsArrivesWholeAndInOrder(String transport) {
        try (Ears ears = Ears.over(open.url(), transport).connected()) {
            List<String> texts = tellMany(100);

            await().atMost(PATIENCE).until(() -> ears.heard().size() >= texts.size());
            assertThat(ears.heard()).isEqualTo(texts);
        }
    }

    @Test
    void aSocketThatBecomesAWebSocketMissesNothing() {
        try (Ears ears = Ears.over(open.url(), POLLING, WEB_SOCKET).connected()) {
            List<String> texts = tellMany(100);

            await().atMost(PATIENCE).until(() -> ears.heard().size() >= texts.size());
            assertThat(ears.heard()).isEqualTo(texts);
        }
    }

    private List<String> tellMany(int events) {
        List<String> texts = IntStream.range(0, events).mapToObj(i -> i + "x".repeat(50_000)).toList();
        texts.forEach(text -> tell(open, ALL, text));
        return texts;
    }

    @Test
    void theSocketIsBelowTheBasePathAndAtTheRoot() {
        try (Ears below = Ears.over(open.url(), WEB_SOCKET); Ears root = Ears.over(atRoot(open), WEB_SOCKET)) {
            below.connected();
            root.connected();
        }
    }

    private static String atRoot(WebServer server) {
        return "http://127.0.0.1:" + server.port();
    }

    @ParameterizedTest
    @ValueSource(strings = { POLLING, WEB_SOCKET })
    void whoHasNoGoodTokenIsRefusedAndHearsNothing(String transport) {
        try (Ears nobody = Ears.over(guarded.url(), transport); Ears wrong = Ears.with(guarded.url(), "wrong", transport)) {
            await().atMost(PATIENCE).until(() -> !nobody.refusals().isEmpty() && !wrong.refusals().isEmpty());
            tell(guarded, ALL, "secret");

            assertThat(nobody.refusals()).singleElement().asString().contains("Connection rejected by server");
            assertThat(wrong.refusals()).singleElement().asString().contains("Connection rejected by server");
            try (Ears known = Ears.with(guarded.url(), token(ann), transport).connected()) {
                tell(guarded, ALL, "late");
                await().atMost(PATIENCE).until(() -> known.heard().contains("late"));
            }
            assertThat(nobody.heard()).isEmpty();
            assertThat(wrong.heard()).isEmpty();
            assertThat(nobody.isConnected()).isFalse();
        }
    }

    @Test
    void eachHearsWhatConcernsIt() {
        try (Ears hers = Ears.with(guarded.url(), token(ann), WEB_SOCKET).connected().subscribed("default");
             Ears his = Ears.with(guarded.url(), token(bob), WEB_SOCKET).connected().subscribed("default");
             Ears away = Ears.with(guarded.url(), token(bob), WEB_SOCKET).connected().subscribed("other");
             Ears boss = Ears.with(guarded.url(), administrator(), WEB_SOCKET).connected().subscribed("default")) {
            tell(guarded, new Audience.Owner(ann.id(), false), "hers alone");
            tell(guarded, new Audience.Owner(ann.id(), true), "hers and the administrators'");
            tell(guarded, new Audience.OwnerAndRedacted(ann.id(), "default", payload("redacted")), "in full");
            tell(guarded, new Audience.Subscribers("default"), "of the queue");
            tell(guarded, ALL, "end");

            for (Ears each : List.of(hers, his, away, boss)) {
                await().atMost(PATIENCE).until(() -> each.heard().contains("end"));
            }
            assertThat(hers.heard())
                    .containsExactly("hers alone", "hers and the administrators'", "in full", "of the queue", "end");
            assertThat(his.heard()).containsExactly("redacted", "of the queue", "end");
            assertThat(away.heard()).containsExactly("end");
            assertThat(boss.heard()).containsExactly("hers and the administrators'", "in full", "of the queue", "end");
        }
    }

    @Test
    void aNewPasswordEndsTheSocketsOfItsOwner() {
        try (Ears hers = Ears.with(guarded.url(), token(ann), WEB_SOCKET).connected();
             Ears his = Ears.with(guarded.url(), token(bob), WEB_SOCKET).connected()) {
            accounts.change(ann.id(), null, "CamelTest2027", null, null);

            await().atMost(PATIENCE).until(() -> !hers.isConnected());
            assertThat(his.isConnected()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { POLLING, WEB_SOCKET })
    void droppedSocketsCanComeBack(String transport) {
        try (Ears first = Ears.over(open.url(), transport).connected()) {
            open.socketFaults().drop();

            await().atMost(PATIENCE).until(() -> !first.isConnected());
            Ears.over(open.url(), transport).connected().close();
        }
    }

    @Test
    void socketsCanBeTurnedAway() {
        open.socketFaults().refuse();
        try (Ears polling = Ears.over(open.url(), POLLING); Ears webSocket = Ears.over(open.url(), WEB_SOCKET)) {
            await().atMost(PATIENCE).until(() -> !polling.refusals().isEmpty() && !webSocket.refusals().isEmpty());
        }

        open.socketFaults().accept();
        Ears.over(open.url(), WEB_SOCKET).connected().close();
    }

    @Test
    void onlyWebSocketsCanBeTurnedAway() {
        open.socketFaults().refuseWebSockets();
        try (Ears webSocket = Ears.over(open.url(), WEB_SOCKET); Ears polling = Ears.over(open.url(), POLLING, WEB_SOCKET)) {
            await().atMost(PATIENCE).until(() -> !webSocket.refusals().isEmpty());
            polling.connected();
            tell(open, ALL, "still");
            await().atMost(PATIENCE).until(() -> polling.heard().contains("still"));
        }
    }

    @Test
    void numbersKeepTheirDigits() {
        assertThat(Sockets.packet("told", payload("5").put("seed", 9_007_199_254_740_993L).put("share", 1.0)))
                .isEqualTo("2[\"told\",{\"text\":\"5\",\"seed\":9007199254740993,\"share\":1.0}]");
    }

    private static void tell(WebServer server, Audience audience, String text) {
        server.events().emit(new ServerEvent("told", payload(text), audience));
    }

    private static ObjectNode payload(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    private String token(Account account) {
        return accounts.login(account.email(), "CamelTest2026", false).token();
    }

    private String administrator() {
        return accounts.login("admin@example.org", "CamelTest2026", false).token();
    }
}
