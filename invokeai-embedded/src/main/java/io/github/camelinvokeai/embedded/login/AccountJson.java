package io.github.camelinvokeai.embedded.login;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.embedded.auth.Account;

/** An account as the API shows it. */
final class AccountJson {

    private static final DateTimeFormatter STORED
            = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'000'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SEEN
            = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private AccountJson() {
    }

    static ObjectNode of(Account account) {
        return JsonNodeFactory.instance.objectNode()
                .put("user_id", account.id()).put("email", account.email()).put("display_name", account.name())
                .put("is_admin", account.admin()).put("is_active", account.active())
                .put("created_at", STORED.format(account.created())).put("updated_at", STORED.format(account.updated()))
                .put("last_login_at", seen(account.lastLogin())).put("token_epoch", account.epoch());
    }

    private static String seen(Instant time) {
        return time == null ? null : SEEN.format(time);
    }
}
