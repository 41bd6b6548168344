package org.plenary.server.signing;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A head that a reader of a draft keeps, to prove at any time later whether the record was written anew since: what was
 * signed, and the keys by which that can be checked. As a file it is JSON:
 *
 * <pre>
 * {"plenary": "receipt", "version": 1,
 *  "receipt": {"draft", "lineage", "seq", "head", "at", "key", "signature", "statement"}, "keys": […]}
 * </pre>
 *
 * @param witness of the kind {@link Witness.Kind#RECEIPT}
 * @param keys the one that signed it, and those by which that was endorsed, each behind its endorser
 */
public record Receipt(Witness witness, List<KeyInfo> keys) {
    /** No file of a receipt is larger, in bytes. */
    public static final int MAX_BYTES = 256 << 10;

    private static final int VERSION = 1;
    private static final Set<String> PARTS = Set.of("plenary", "version", "receipt", "keys");
    /** More often than that nobody rotates. */
    private static final int MAX_KEYS = 400;

    /** @throws IllegalArgumentException if what is signed is of another kind, or there are too many keys */
    public Receipt {
        keys = List.copyOf(keys);
        if (witness.subject().kind() != Witness.Kind.RECEIPT || keys.size() > MAX_KEYS) {
            throw new IllegalArgumentException("expected a receipt with at most " + MAX_KEYS + " keys, got "
                    + witness.subject().kind() + " with " + keys.size());
        }
    }

    /** The file, to be read by people too. */
    public Buffer encode() {
        JsonArray list = new JsonArray();
        keys.forEach(key -> list.add(SigningJson.of(key)));
        return Buffer.buffer(new JsonObject()
                        .put("plenary", "receipt")
                        .put("version", VERSION)
                        .put("receipt", SigningJson.of(witness))
                        .put("keys", list)
                        .encodePrettily())
                .appendString("\n");
    }

    /**
     * Reads a file. Its signatures are not checked.
     *
     * @throws IllegalArgumentException if it is none; the message says what was expected
     */
    public static Receipt decode(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "expected a receipt of at most " + MAX_BYTES + " bytes, got " + file.length);
        }
        try {
            JsonObject json = new JsonObject(Buffer.buffer(file));
            if (!"receipt".equals(json.getValue("plenary"))) {
                throw new IllegalArgumentException(
                        "expected a receipt, a JSON object with \"plenary\": \"receipt\", got" + " another one");
            }
            if (!Integer.valueOf(VERSION).equals(json.getValue("version"))
                    || !json.fieldNames().equals(PARTS)) {
                throw new IllegalArgumentException("expected version " + VERSION + " of a receipt, got another; use the"
                        + " version of Plenary that wrote it, or a newer one");
            }
            List<KeyInfo> keys = new ArrayList<>();
            for (Object key : json.getJsonArray("keys")) {
                keys.add(SigningJson.key((JsonObject) key));
            }
            return new Receipt(SigningJson.witness(Witness.Kind.RECEIPT, json.getJsonObject("receipt")), keys);
        } catch (DecodeException | ClassCastException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "expected a receipt as Plenary gives it, got a file of another kind or one that was cut off", e);
        }
    }
}
