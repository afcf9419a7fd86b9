package io.github.camelinvokeai.embedded.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AccountsTest {

    private static final String PASSWORD = "CamelTest2026";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-25T07:00:00Z"));
    private final InstantSource time = now::get;
    private final Clock clock = time.withZone(ZoneOffset.UTC);
    private final Accounts accounts = Accounts.withAdministrator("admin@example.org", PASSWORD, clock);
    private final Account ann = accounts.create("ann@example.org", "Ann", PASSWORD, false);

    @Test
    void withoutLoginsEverybodyIsTheSystem() {
        Accounts none = Accounts.none();

        assertThat(none.multiUser()).isFalse();
        assertThat(none.userOf(null)).isEqualTo(User.SYSTEM);
        assertThat(none.userOf("anything")).isEqualTo(User.SYSTEM);
        assertThat(refused(() -> none.accountUserOf(null)).detail()).isEqualTo("Missing authentication credentials");
    }

    @Test
    void aLoginGivesATokenForItsUser() {
        Accounts.Login login = accounts.login("ann@example.org", PASSWORD, false);

        assertThat(login.seconds()).isEqualTo(86_400);
        assertThat(login.account().lastLogin()).isEqualTo(now.get());
        assertThat(accounts.userOf(login.token())).isEqualTo(new User(ann.id(), "ann@example.org", "Ann", false));
        assertThat(accounts.accountUserOf(login.token()).name()).isEqualTo("Ann");
    }

    @Test
    void whoIsWrongIsNotTold() {
        assertThat(refused(() -> accounts.login("ann@example.org", "wrong", false)).detail())
                .isEqualTo(refused(() -> accounts.login("nobody@example.org", PASSWORD, false)).detail())
                .isEqualTo("Incorrect email or password");
    }

    @Test
    void aTokenRunsOut() {
        String token = token(false);
        String remembered = token(true);

        now.updateAndGet(instant -> instant.plus(Duration.ofDays(2)));

        assertThat(refused(() -> accounts.userOf(token)).detail()).isEqualTo("Invalid or expired token");
        assertThat(accounts.userOf(remembered).name()).isEqualTo("Ann");
        assertThat(accounts.secondsLeft(remembered)).isEqualTo(Duration.ofDays(5).toSeconds());
    }

    @Test
    void aRenewedTokenHoldsAsLongAgain() {
        String token = token(false);
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(20)));

        String renewed = accounts.renewed(token).orElseThrow();
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(20)));

        assertThat(accounts.userOf(renewed).name()).isEqualTo("Ann");
        assertThat(accounts.renewed(token)).isEmpty();
    }

    @Test
    void whatIsNoTokenOfThisServerIsRefused() {
        String other = Accounts.withAdministrator("admin@example.org", PASSWORD).login("admin@example.org", PASSWORD, false)
                .token();

        for (String token : new String[] { "", "x", "a.b.c", other, token(false) + "x" }) {
            Refused refused = refused(() -> accounts.userOf(token));
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.detail()).isEqualTo("Invalid or expired token");
            assertThat(refused.challenging()).isFalse();
        }
        assertThat(refused(() -> accounts.userOf(null)).detail()).isEqualTo("Authentication required");
    }

    @Test
    void aNewPasswordMakesEarlierTokensWorthless() {
        String token = token(false);

        accounts.change(ann.id(), null, "CamelTest2027", null, null);

        assertThat(refused(() -> accounts.userOf(token)).detail()).isEqualTo("User not found or inactive");
        assertThat(refused(() -> accounts.accountUserOf(token)).detail())
                .isEqualTo("User account is inactive or does not exist");
        assertThat(accounts.renewed(token)).isEmpty();
        assertThat(accounts.userOf(accounts.replacement(ann.id())).name()).isEqualTo("Ann");
        assertThat(accounts.isPassword(ann.id(), "CamelTest2027")).isTrue();
        assertThat(accounts.isPassword(ann.id(), PASSWORD)).isFalse();
    }

    @Test
    void whoIsNotActiveCannotLogIn() {
        accounts.change(ann.id(), null, null, null, false);

        Refused refused = refused(() -> accounts.login("ann@example.org", PASSWORD, false));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.detail()).isEqualTo("User account is disabled");
    }

    @Test
    void rightsCountFromTheNextRequestOn() {
        String token = token(false);

        accounts.change(ann.id(), "Anna", null, true, null);

        assertThat(accounts.userOf(token)).isEqualTo(new User(ann.id(), "ann@example.org", "Anna", true));
    }

    @Test
    void changesAreTold() {
        List<String> told = new ArrayList<>();
        accounts.onChange(told::add);

        accounts.change(ann.id(), "Anna", null, null, null);
        accounts.delete(ann.id());

        assertThat(told).containsExactly(ann.id(), ann.id());
        assertThat(accounts.find(ann.id())).isEmpty();
    }

    @Test
    void theLastAdministratorStays() {
        String id = accounts.list().get(1).id();

        for (Runnable removal : List.<Runnable> of(
                () -> accounts.delete(id), () -> accounts.change(id, null, null, false, null),
                () -> accounts.change(id, null, null, null, false))) {
            assertThatThrownBy(removal::run).isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Cannot remove the last administrator");
        }
    }

    @Test
    void weakPasswordsAndTakenAddressesAreRefused() {
        assertThatThrownBy(() -> accounts.create("bob@example.org", "Bob", "short", false))
                .hasMessage("Password must be at least 8 characters long");
        assertThatThrownBy(() -> accounts.create("bob@example.org", "Bob", "lowercase", false))
                .hasMessage("Password must contain uppercase, lowercase, and numbers");
        assertThatThrownBy(() -> accounts.create("ann@example.org", "Ann", PASSWORD, false))
                .hasMessage("User with email ann@example.org already exists");
    }

    private String token(boolean remembered) {
        return accounts.login("ann@example.org", PASSWORD, remembered).token();
    }

    private static Refused refused(Runnable call) {
        return catchThrowableOfType(Refused.class, call::run);
    }
}
