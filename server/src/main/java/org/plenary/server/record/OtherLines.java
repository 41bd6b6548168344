package org.plenary.server.record;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.StreamId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.SigningJson;
import org.plenary.server.signing.Witness;

/**
 * The lines of a file that hold no entry: JSON in UTF-8 without white space, with the keys in one order. There is one
 * form of each. Stateless.
 */
final class OtherLines {
    /** The version of the format. */
    static final int VERSION = 1;

    static final String KEY_BEGIN = "{\"key\":";
    static final String HEAD_BEGIN = "{\"signedHead\":";
    static final String IMPORT_BEGIN = "{\"signedImport\":";
    static final String CHECKSUM_BEGIN = "{\"sha256\":";

    /** None of these lines is longer, in bytes: a title may need six for each of its characters. */
    static final int MAX_BYTES = 8 << 10;

    private static final Set<String> HEADER_KEYS = Set.of(
            "plenary", "version", "stream", "lineage", "process", "place", "title", "createdAt", "entries", "head");

    private OtherLines() {}

    static byte[] header(RecordHeader header) {
        return bytes(new JsonObject()
                .put("plenary", "record")
                .put("version", VERSION)
                .put("stream", header.stream().value())
                .put("lineage", header.lineage().value())
                .put(
                        "process",
                        new JsonObject()
                                .put("id", header.process().id().value())
                                .put("name", header.process().name()))
                .put("place", header.place())
                .put("title", header.title())
                .put("createdAt", Instant.ofEpochMilli(header.createdAtMillis()).toString())
                .put("entries", header.head().seq())
                .put(
                        "head",
                        new JsonObject()
                                .put("seq", header.head().seq())
                                .put("hash", header.head().hash().hex())));
    }

    static byte[] key(KeyInfo key) {
        return bytes(new JsonObject().put("key", SigningJson.of(key)));
    }

    static byte[] head(SignedHead head) {
        return bytes(new JsonObject().put("signedHead", SigningJson.of(head)));
    }

    static byte[] imported(Witness witness) {
        return bytes(new JsonObject().put("signedImport", SigningJson.of(witness)));
    }

    static byte[] checksum(Hash sha256) {
        return bytes(new JsonObject().put("sha256", sha256.hex()));
    }

    /** @throws IllegalArgumentException if it is not the one form of a header */
    static RecordHeader header(byte[] line) {
        return read(line, OtherLines::readHeader, OtherLines::header);
    }

    /** @throws IllegalArgumentException if it is not the one form of a key */
    static KeyInfo key(byte[] line) {
        return read(line, json -> SigningJson.key(json.getJsonObject("key")), OtherLines::key);
    }

    /** @throws IllegalArgumentException if it is not the one form of a signed head */
    static SignedHead head(byte[] line) {
        return read(line, json -> SigningJson.head(json.getJsonObject("signedHead")), OtherLines::head);
    }

    /** @throws IllegalArgumentException if it is not the one form of a head that was signed as imported */
    static Witness imported(byte[] line) {
        return read(
                line,
                json -> SigningJson.witness(Witness.Kind.IMPORT, json.getJsonObject("signedImport")),
                OtherLines::imported);
    }

    /** @throws IllegalArgumentException if it is not the one form of a checksum */
    static Hash checksum(byte[] line) {
        return read(line, json -> Hash.ofHex(json.getString("sha256")), OtherLines::checksum);
    }

    private static RecordHeader readHeader(JsonObject json) {
        if (!"record".equals(json.getValue("plenary"))) {
            throw new IllegalArgumentException("expected the file of a record, which begins {\"plenary\":\"record\"");
        }
        if (!Integer.valueOf(VERSION).equals(json.getValue("version"))) {
            throw new IllegalArgumentException("expected version " + VERSION + " of the format, got "
                    + json.getValue("version") + "; use the version of Plenary that wrote the file, or a newer one");
        }
        if (!json.fieldNames().equals(HEADER_KEYS)) {
            throw new IllegalArgumentException("expected the keys " + HEADER_KEYS + ", got " + json.fieldNames());
        }
        JsonObject process = json.getJsonObject("process");
        JsonObject head = json.getJsonObject("head");
        RecordHeader header = new RecordHeader(
                new StreamId(json.getString("stream")),
                new Lineage(json.getString("lineage")),
                new Negotiation(new ProcessId(process.getString("id")), process.getString("name")),
                json.getInteger("place"),
                json.getString("title"),
                Instant.parse(json.getString("createdAt")).toEpochMilli(),
                new Head(head.getLong("seq"), Hash.ofHex(head.getString("hash"))));
        if (json.getLong("entries") != header.head().seq()) {
            throw new IllegalArgumentException("expected as many entries as the last one's number says, "
                    + header.head().seq() + ", got entries=" + json.getLong("entries"));
        }
        return header;
    }

    private static <T> T read(byte[] line, Function<JsonObject, T> reader, Function<T, byte[]> writer) {
        T value;
        try {
            value = reader.apply(new JsonObject(Buffer.buffer(line)));
        } catch (DecodeException
                | ClassCastException
                | NullPointerException
                | DateTimeException
                | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "the line is not what it begins like: a part is missing or of another kind", e);
        }
        if (!Arrays.equals(writer.apply(value), line)) {
            throw new IllegalArgumentException("expected the one form of the line, got another for the same content");
        }
        return value;
    }

    private static byte[] bytes(JsonObject json) {
        return json.toBuffer().getBytes();
    }
}
