package io.github.camelinvokeai.embedded.login;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** Logging in and out, and what users do with their own accounts. */
public final class LoginRoutes implements ApiRoutes {

    private static final String BASE = "/api/v1/auth/";
    private static final String RENEWED = "X-Refreshed-Token";
    private static final String COOKIE = "invokeai_media_token=";
    private static final String COOKIE_SCOPE = "; Path=/api/v1; SameSite=lax";

    private final Accounts accounts;

    public LoginRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", BASE + "status", Access.ANYONE, request -> status());
        router.on("POST", BASE + "login", Access.ANYONE, this::login);
        router.on("POST", BASE + "logout", Access.ACCOUNT, request -> done()
                .withHeader("set-cookie", COOKIE + "\"\"; Max-Age=0" + COOKIE_SCOPE));
        router.on("POST", BASE + "media-cookie", this::mediaCookie);
        router.on("POST", BASE + "setup", Access.ANYONE, this::setUp);
        router.on("GET", BASE + "me", Access.ACCOUNT, request -> ApiAnswer.json(AccountJson.of(self(request))));
        router.on("PATCH", BASE + "me", Access.ACCOUNT, this::changeSelf);
    }

    private ApiAnswer status() {
        return ApiAnswer.json(JsonNodeFactory.instance.objectNode()
                .put("setup_required", false).put("multiuser_enabled", accounts.multiUser())
                .put("strict_password_checking", accounts.multiUser()).putNull("admin_email"));
    }

    private ApiAnswer login(ApiRequest request) {
        JsonNode body = object(request);
        ApiFields fields = ApiFields.of(body, List.of("body"));
        String email = email(fields, body);
        String password = required(fields, body, "password");
        boolean remembered = fields.flag("remember_me").orElse(false);
        fields.check();
        requireLogins("Authentication");
        Accounts.Login login = accounts.login(email, password, remembered);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("token", login.token());
        answer.set("user", AccountJson.of(login.account()));
        return ApiAnswer.json(answer.put("expires_in", login.seconds()))
                .withHeader("set-cookie", cookie(login.token(), login.seconds()));
    }

    private static String cookie(String token, long seconds) {
        return COOKIE + token + "; HttpOnly; Max-Age=" + seconds + COOKIE_SCOPE;
    }

    private ApiAnswer mediaCookie(ApiRequest request) {
        if (!accounts.multiUser()) {
            return done();
        }
        String token = request.header("Authorization").orElseThrow().substring("Bearer ".length()).strip();
        return done().withHeader("set-cookie", cookie(token, accounts.secondsLeft(token)));
    }

    private ApiAnswer setUp(ApiRequest request) {
        JsonNode body = object(request);
        ApiFields fields = ApiFields.of(body, List.of("body"));
        email(fields, body);
        required(fields, body, "password");
        fields.check();
        requireLogins("Admin setup");
        throw ApiFault.of(400, "Administrator account already configured");
    }

    private void requireLogins(String what) {
        if (!accounts.multiUser()) {
            throw ApiFault.of(403, "Multiuser mode is disabled. " + what + " is not required in single-user mode.");
        }
    }

    private ApiAnswer changeSelf(ApiRequest request) {
        ApiFields fields = ApiFields.of(object(request), List.of("body"));
        String name = fields.text("display_name").orElse(null);
        String current = fields.text("current_password").orElse(null);
        String changed = fields.text("new_password").orElse(null);
        fields.check();
        Account self = self(request);
        if (changed != null) {
            if (current == null || current.isEmpty()) {
                throw ApiFault.of(400, "Current password is required to set a new password");
            }
            if (!accounts.isPassword(self.id(), current)) {
                throw ApiFault.of(400, "Current password is incorrect");
            }
        }
        ApiAnswer answer = ApiAnswer.json(AccountJson.of(changed(accounts, self.id(), name, changed, null, null)));
        return changed == null ? answer : answer.withHeader(RENEWED, accounts.replacement(self.id()));
    }

    static Account changed(Accounts accounts, String id, String name, String password, Boolean admin, Boolean active) {
        try {
            return accounts.change(id, name, password, admin, active);
        } catch (IllegalArgumentException e) {
            throw ApiFault.of(400, e.getMessage());
        }
    }

    private Account self(ApiRequest request) {
        return accounts.find(request.user().id()).orElseThrow(() -> ApiFault.notFound("User not found"));
    }

    private static ApiAnswer done() {
        return ApiAnswer.json(JsonNodeFactory.instance.objectNode().put("success", true));
    }

    static JsonNode object(ApiRequest request) {
        JsonNode body = request.json();
        ApiFields fields = ApiFields.of(body, List.of("body"));
        if (body.isMissingNode()) {
            fields.problem("missing", List.of(), "Field required", null, null);
        } else if (!body.isObject()) {
            fields.problem("model_attributes_type", List.of(),
                    "Input should be a valid dictionary or object to extract fields from", body, null);
        }
        fields.check();
        return body;
    }

    static String email(ApiFields fields, JsonNode body) {
        String email = required(fields, body, "email");
        if (email != null && email.indexOf('@') < 0) {
            fields.problem("value_error", List.of("email"),
                    "Invalid email address: An email address must have an @-sign.", body.get("email"), null);
        }
        return email;
    }

    static String required(ApiFields fields, JsonNode body, String name) {
        if (!fields.has(name)) {
            fields.problem("missing", List.of(name), "Field required", body, null);
        }
        return fields.text(name).orElse(null);
    }
}
