package org.plenary.server.http.people;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Text that a browser keeps for the server for a while, and that is this process's own when it comes back: under an
 * HMAC with a key that no other process has. Nothing is kept here, so that there is nothing to flood. Safe from any
 * thread.
 */
public final class SealedCookie {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int MAX_LENGTH = 3_000;
    private static final String UNTIL = "until";

    private static final SecretKeySpec KEY = randomKey();

    private final long lifetimeMillis;
    private final InstantSource clock;

    public SealedCookie(long lifetimeMillis, InstantSource clock) {
        this.lifetimeMillis = lifetimeMillis;
        this.clock = clock;
    }

    private static SecretKeySpec randomKey() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }

    public String seal(JsonObject content) {
        byte[] bytes = content.copy()
                .put(UNTIL, clock.millis() + lifetimeMillis)
                .encode()
                .getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(bytes) + "." + base64.encodeToString(mac(bytes));
    }

    /** What was sealed; empty if it was not sealed here, or too long ago. */
    public Optional<JsonObject> open(@Nullable String text) {
        int dot = text == null || text.length() > MAX_LENGTH ? -1 : text.indexOf('.');
        if (text == null || dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.substring(0, dot));
            byte[] mac = Base64.getUrlDecoder().decode(text.substring(dot + 1));
            if (!MessageDigest.isEqual(mac, mac(bytes))) {
                return Optional.empty();
            }
            JsonObject content = new JsonObject(new String(bytes, StandardCharsets.UTF_8));
            return content.getLong(UNTIL) > clock.millis() ? Optional.of(content) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException e) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(KEY);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
