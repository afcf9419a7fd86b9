package io.github.camelinvokeai.embedded.login;

import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.web.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UserRoutesTest {

    private static final String USERS = "/api/v1/auth/users";

    private final Accounts accounts = Accounts.withAdministrator("admin@example.org", "CamelTest2026");
    private final UserRoutes routes = new UserRoutes(accounts);

    @Test
    void usersAreCreatedAndListedTheNewestFirst() {
        Call.Answered made = Call.of("POST", USERS).json("{\"email\":\"ann@example.org\",\"password\":\"CamelTest2026\"}")
                .to(routes);

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().path("is_admin").asBoolean()).isFalse();
        assertThat(Call.of("GET", USERS).to(routes).json()).extracting(user -> user.path("email").asText())
                .containsExactly("ann@example.org", "admin@example.org");
    }

    @Test
    void aTakenAddressIsRefused() {
        Call.Answered refused = Call.of("POST", USERS)
                .json("{\"email\":\"admin@example.org\",\"password\":\"CamelTest2026\"}").to(routes);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo("{\"detail\":\"User with email admin@example.org already exists\"}");
    }

    @Test
    void usersAreChangedAndDeleted() {
        Account ann = accounts.create("ann@example.org", "Ann", "CamelTest2026", false);
        String path = USERS + "/" + ann.id();

        Call.Answered changed = Call.of("PATCH", path).json("{\"is_active\":false}").to(routes);
        Call.Answered deleted = Call.of("DELETE", path).to(routes);

        assertThat(changed.json().path("is_active").asBoolean(true)).isFalse();
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(Call.of("GET", path).to(routes).status()).isEqualTo(404);
        assertThat(Call.of("PATCH", path).json("{}").to(routes).text()).isEqualTo("{\"detail\":\"User not found\"}");
    }

    @Test
    void theLastAdministratorIsKept() {
        Call.Answered kept = Call.of("DELETE", USERS + "/" + accounts.list().get(0).id()).to(routes);

        assertThat(kept.status()).isEqualTo(400);
        assertThat(kept.text()).isEqualTo("{\"detail\":\"Cannot remove the last administrator\"}");
    }
}
