package io.github.camelinvokeai.embedded.login;

import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.web.Call;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The bodies are those of a real server for the same requests. */
class LoginRoutesTest {

    private static final String PASSWORD = "CamelTest2026";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String ME = "/api/v1/auth/me";

    private final Accounts accounts = Accounts.withAdministrator("admin@example.org", PASSWORD);
    private final Account ann = accounts.create("ann@example.org", "Ann", PASSWORD, false);
    private final LoginRoutes routes = new LoginRoutes(accounts);

    @Test
    void theStatusSaysWhetherThereAreLogins() {
        assertThat(Call.of("GET", "/api/v1/auth/status").to(routes).text()).isEqualTo(
                "{\"setup_required\":false,\"multiuser_enabled\":true,\"strict_password_checking\":true,\"admin_email\":null}");
        assertThat(Call.of("GET", "/api/v1/auth/status").to(new LoginRoutes(Accounts.none())).text()).isEqualTo(
                "{\"setup_required\":false,\"multiuser_enabled\":false,\"strict_password_checking\":false,\"admin_email\":null}");
    }

    @Test
    void aLoginAnswersWithATokenThatIsGood() {
        Call.Answered answer = login("{\"email\":\"ann@example.org\",\"password\":\"CamelTest2026\",\"remember_me\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("expires_in").asInt()).isEqualTo(604_800);
        assertThat(answer.json().path("user").path("user_id").asText()).isEqualTo(ann.id());
        assertThat(accounts.userOf(answer.json().path("token").asText())).isEqualTo(ann.user());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
            "{\"email\":1} | [{\"type\":\"string_type\",\"loc\":[\"body\",\"email\"],\"msg\":\"Input should be a valid string\","
                                                                + "\"input\":1},{\"type\":\"missing\",\"loc\":[\"body\",\"password\"],\"msg\":\"Field required\","
                                                                + "\"input\":{\"email\":1}}]",
            "{\"email\":\"nope\",\"password\":\"x\"} | [{\"type\":\"value_error\",\"loc\":[\"body\",\"email\"],"
                                                                                               + "\"msg\":\"Invalid email address: An email address must have an"
                                                                                               + " @-sign.\",\"input\":\"nope\"}]",
            "[] | [{\"type\":\"model_attributes_type\",\"loc\":[\"body\"],"
                                                                                                                                    + "\"msg\":\"Input should be a valid dictionary or object to extract fields from\",\"input\":[]}]" })
    void aLoginWithoutWhatItNeedsSaysWhat(String body, String detail) {
        Call.Answered answer = login(body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("detail")).hasToString(detail);
    }

    @Test
    void withoutLoginsNobodyLogsIn() {
        Call.Answered answer = Call.of("POST", LOGIN).json("{\"email\":\"a@b.org\",\"password\":\"x\"}")
                .to(new LoginRoutes(Accounts.none()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asText())
                .isEqualTo("Multiuser mode is disabled. Authentication is not required in single-user mode.");
    }

    @Test
    void aNewPasswordNeedsTheOldOne() {
        assertThat(change("{\"new_password\":\"CamelTest2027\"}").json().path("detail").asText())
                .isEqualTo("Current password is required to set a new password");
        assertThat(change("{\"new_password\":\"CamelTest2027\",\"current_password\":\"wrong\"}").json().path("detail").asText())
                .isEqualTo("Current password is incorrect");
        assertThat(change("{\"new_password\":\"weak\",\"current_password\":\"CamelTest2026\"}").status()).isEqualTo(400);

        Call.Answered changed = change("{\"new_password\":\"CamelTest2027\",\"current_password\":\"CamelTest2026\"}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(accounts.isPassword(ann.id(), "CamelTest2027")).isTrue();
    }

    @Test
    void usersSeeAndNameThemselves() {
        change("{\"display_name\":\"Anna\"}");

        assertThat(Call.of("GET", ME).as(ann.user()).to(routes).json().path("display_name").asText()).isEqualTo("Anna");
    }

    private Call.Answered login(String body) {
        return Call.of("POST", LOGIN).json(body).to(routes);
    }

    private Call.Answered change(String body) {
        return Call.of("PATCH", ME).as(ann.user()).json(body).to(routes);
    }
}
