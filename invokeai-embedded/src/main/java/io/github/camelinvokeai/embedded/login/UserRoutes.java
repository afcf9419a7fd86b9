package io.github.camelinvokeai.embedded.login;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelinvokeai.embedded.auth.Access;
import io.github.camelinvokeai.embedded.auth.Account;
import io.github.camelinvokeai.embedded.auth.Accounts;
import io.github.camelinvokeai.embedded.web.ApiAnswer;
import io.github.camelinvokeai.embedded.web.ApiFault;
import io.github.camelinvokeai.embedded.web.ApiFields;
import io.github.camelinvokeai.embedded.web.ApiRequest;
import io.github.camelinvokeai.embedded.web.ApiRoutes;
import io.github.camelinvokeai.embedded.web.Router;

/** What administrators do with the accounts of others. */
public final class UserRoutes implements ApiRoutes {

    private static final String USERS = "/api/v1/auth/users";
    private static final String USER = USERS + "/{user_id}";

    private final Accounts accounts;

    public UserRoutes(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void addTo(Router router) {
        router.on("GET", USERS, Access.ACCOUNT_ADMINISTRATOR, request -> list());
        router.on("POST", USERS, Access.ACCOUNT_ADMINISTRATOR, this::create);
        router.on("GET", USER, Access.ACCOUNT_ADMINISTRATOR, request -> ApiAnswer.json(AccountJson.of(named(request))));
        router.on("PATCH", USER, Access.ACCOUNT_ADMINISTRATOR, this::change);
        router.on("DELETE", USER, Access.ACCOUNT_ADMINISTRATOR, this::delete);
    }

    private ApiAnswer list() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        accounts.list().forEach(account -> all.add(AccountJson.of(account)));
        return ApiAnswer.json(all);
    }

    private ApiAnswer create(ApiRequest request) {
        JsonNode body = LoginRoutes.object(request);
        ApiFields fields = ApiFields.of(body, List.of("body"));
        String email = LoginRoutes.email(fields, body);
        String name = fields.text("display_name").orElse(null);
        String password = LoginRoutes.required(fields, body, "password");
        boolean admin = fields.flag("is_admin").orElse(false);
        fields.check();
        try {
            return ApiAnswer.json(201, AccountJson.of(accounts.create(email, name, password, admin)));
        } catch (IllegalArgumentException e) {
            throw ApiFault.of(400, e.getMessage());
        }
    }

    private ApiAnswer change(ApiRequest request) {
        ApiFields fields = ApiFields.of(LoginRoutes.object(request), List.of("body"));
        String name = fields.text("display_name").orElse(null);
        String password = fields.text("password").orElse(null);
        Boolean admin = fields.flag("is_admin").orElse(null);
        Boolean active = fields.flag("is_active").orElse(null);
        fields.check();
        String id = named(request).id();
        return ApiAnswer.json(AccountJson.of(LoginRoutes.changed(accounts, id, name, password, admin, active)));
    }

    private ApiAnswer delete(ApiRequest request) {
        try {
            accounts.delete(named(request).id());
            return ApiAnswer.empty(204);
        } catch (IllegalArgumentException e) {
            throw ApiFault.of(400, e.getMessage());
        }
    }

    private Account named(ApiRequest request) {
        return accounts.find(request.pathValue("user_id")).orElseThrow(() -> ApiFault.notFound("User not found"));
    }
}
