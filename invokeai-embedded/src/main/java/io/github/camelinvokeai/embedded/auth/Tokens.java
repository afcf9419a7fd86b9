package io.github.camelinvokeai.embedded.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelinvokeai.client.json.Json;

/** Signs and reads JSON web tokens with a key of this server alone. Thread-safe. */
final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER
            = encoded(Json.bytes(JsonNodeFactory.instance.objectNode().put("alg", "HS256").put("typ", "JWT")));

    private final byte[] secret = new byte[32];
    private final Clock clock;

    Tokens(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(secret);
    }

    /**
     * Who a token speaks for.
     *
     * @param epoch   that of the account when the token was made
     * @param expires in seconds since 1970
     */
    record Claim(String userId, int epoch, boolean remembered, long expires) {
    }

    /** A token that holds for a day, or for a week if the user asked to be remembered. */
    String issue(Account account, boolean remembered) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode()
                .put("user_id", account.id()).put("email", account.email()).put("is_admin", account.admin())
                .put("remember_me", remembered).put("token_epoch", account.epoch())
                .put("exp", clock.instant().getEpochSecond() + seconds(remembered));
        String content = HEADER + "." + encoded(Json.bytes(payload));
        return content + "." + encoded(signature(content));
    }

    /** How long such a token holds. */
    static long seconds(boolean remembered) {
        return remembered ? 604_800 : 86_400;
    }

    /** What the token says, or empty if it is none of this server or has run out. */
    Optional<Claim> read(String token) {
        int end = token.lastIndexOf('.');
        int middle = token.indexOf('.');
        if (middle < 0 || middle == end
                || !MessageDigest.isEqual(encoded(signature(token.substring(0, end))).getBytes(StandardCharsets.UTF_8),
                        token.substring(end + 1).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        JsonNode payload = payload(token.substring(middle + 1, end));
        if (payload.path("exp").asLong() <= clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        return Optional.of(new Claim(
                payload.path("user_id").asText(), payload.path("token_epoch").asInt(),
                payload.path("remember_me").asBoolean(), payload.path("exp").asLong()));
    }

    private static JsonNode payload(String part) {
        try {
            return Json.mapper().readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A token with a right signature holds no JSON", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] signature(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is missing in this Java", e);
        }
    }
}
