package org.plenary.server.signing;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;

/**
 * Keys and signed heads as JSON, with their keys in one fixed order: the same to the public as in the file of a record.
 *
 * <pre>
 * key   {"id", "algorithm", "publicKey": base64, "createdAt", "retiredAt": or null, "endorsedBy": or null,
 *        "endorsement": base64 or null}
 * head  {"draft", "lineage", "symbol", "number", "seq", "head": hex, "at", "key", "signature": base64,
 *        "statement": base64 of what is signed}
 * witness {"draft", "lineage", "seq", "head": hex, "at", "key", "signature": base64, "statement": base64}
 * </pre>
 *
 * <p>Stateless.
 */
public final class SigningJson {
    private static final Set<String> KEY_KEYS =
            Set.of("id", "algorithm", "publicKey", "createdAt", "retiredAt", "endorsedBy", "endorsement");
    private static final Set<String> HEAD_KEYS =
            Set.of("draft", "lineage", "symbol", "number", "seq", "head", "at", "key", "signature", "statement");

    private static final Set<String> WITNESS_KEYS =
            Set.of("draft", "lineage", "seq", "head", "at", "key", "signature", "statement");

    private SigningJson() {}

    /** A key. */
    public static JsonObject of(KeyInfo key) {
        Long retiredAt = key.retiredAtMillis();
        KeyId by = key.endorsedBy();
        byte[] endorsement = key.endorsement();
        return new JsonObject()
                .put("id", key.id().value())
                .put("algorithm", Ed25519.NAME)
                .put("publicKey", base64(key.publicKey()))
                .put("createdAt", time(key.createdAtMillis()))
                .put("retiredAt", retiredAt == null ? null : time(retiredAt))
                .put("endorsedBy", by == null ? null : by.value())
                .put("endorsement", endorsement == null ? null : base64(endorsement));
    }

    /** A signed head. */
    public static JsonObject of(SignedHead signed) {
        SignedHead.Subject subject = signed.subject();
        return new JsonObject()
                .put("draft", subject.stream().value())
                .put("lineage", subject.lineage().value())
                .put("symbol", subject.symbol())
                .put("number", subject.number())
                .put("seq", subject.head().seq())
                .put("head", subject.head().hash().hex())
                .put("at", time(subject.atMillis()))
                .put("key", signed.key().value())
                .put("signature", base64(signed.signature()))
                .put("statement", base64(subject.statement()));
    }

    /** A head that a server saw. Its kind is not in it, but in what is signed. */
    public static JsonObject of(Witness witness) {
        Witness.Subject subject = witness.subject();
        return new JsonObject()
                .put("draft", subject.stream().value())
                .put("lineage", subject.lineage().value())
                .put("seq", subject.head().seq())
                .put("head", subject.head().hash().hex())
                .put("at", time(subject.atMillis()))
                .put("key", subject.key().value())
                .put("signature", base64(witness.signature()))
                .put("statement", base64(subject.statement()));
    }

    /**
     * The key that JSON describes. Whether it is the one form of it, who reads can tell by writing it again.
     *
     * @throws IllegalArgumentException if it describes none; the message says what was expected
     */
    public static KeyInfo key(JsonObject json) {
        requireKeys(json, KEY_KEYS);
        String by = optional(json, "endorsedBy");
        String endorsement = optional(json, "endorsement");
        String retiredAt = optional(json, "retiredAt");
        return new KeyInfo(
                new KeyId(text(json, "id")),
                bytes(text(json, "publicKey")),
                millis(text(json, "createdAt")),
                retiredAt == null ? null : (Long) millis(retiredAt),
                by == null ? null : new KeyId(by),
                endorsement == null ? null : bytes(endorsement));
    }

    /**
     * The signed head that JSON describes, as {@link #key} does.
     *
     * @throws IllegalArgumentException if it describes none; the message says what was expected
     */
    public static SignedHead head(JsonObject json) {
        requireKeys(json, HEAD_KEYS);
        return new SignedHead(
                new SignedHead.Subject(
                        new StreamId(text(json, "draft")),
                        new Lineage(text(json, "lineage")),
                        text(json, "symbol"),
                        Math.toIntExact(Math.min(number(json, "number"), Integer.MAX_VALUE)),
                        new Head(number(json, "seq"), Hash.ofHex(text(json, "head"))),
                        millis(text(json, "at"))),
                new KeyId(text(json, "key")),
                bytes(text(json, "signature")));
    }

    /**
     * The head of a kind that a server saw and JSON describes, as {@link #key} does.
     *
     * @throws IllegalArgumentException if it describes none; the message says what was expected
     */
    public static Witness witness(Witness.Kind kind, JsonObject json) {
        requireKeys(json, WITNESS_KEYS);
        Witness witness = new Witness(
                new Witness.Subject(
                        kind,
                        new StreamId(text(json, "draft")),
                        new Lineage(text(json, "lineage")),
                        new Head(number(json, "seq"), Hash.ofHex(text(json, "head"))),
                        millis(text(json, "at")),
                        new KeyId(text(json, "key"))),
                bytes(text(json, "signature")));
        if (!base64(witness.subject().statement()).equals(text(json, "statement"))) {
            throw new IllegalArgumentException(
                    "expected the statement to say what stands beside it, it says something else");
        }
        return witness;
    }

    private static void requireKeys(JsonObject json, Set<String> keys) {
        if (!json.fieldNames().equals(keys)) {
            throw new IllegalArgumentException("expected the keys " + keys + ", got " + json.fieldNames());
        }
    }

    private static String text(JsonObject json, String key) {
        if (json.getValue(key) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected " + key + " to be a text, got another value");
    }

    private static @Nullable String optional(JsonObject json, String key) {
        return json.getValue(key) == null ? null : text(json, key);
    }

    private static long number(JsonObject json, String key) {
        Object value = json.getValue(key);
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("expected " + key + " to be a whole number from 0, got another value");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    private static long millis(String time) {
        try {
            return Instant.parse(time).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected a time in UTC such as 2026-01-31T12:00:00Z, got another text", e);
        }
    }
}
