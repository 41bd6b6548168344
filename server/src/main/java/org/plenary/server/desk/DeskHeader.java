package org.plenary.server.desk;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * What the first line of the file of a desk's record says. The name of the process is what the server that wrote the
 * file said; the rest the entries hold.
 *
 * @param stream the desk
 * @param lineage the history that the record descends from
 * @param process the process that the draft belonged to
 * @param draft the draft that the desk is about
 * @param audience who hears it
 * @param createdAtMillis time of the first entry, milliseconds since 1970 UTC
 * @param head the end of the record: its last entry, of which there are as many as its number says
 */
public record DeskHeader(
        StreamId stream,
        Lineage lineage,
        Negotiation process,
        StreamId draft,
        Audience audience,
        long createdAtMillis,
        Head head) {
    /** How the line begins, by which it is told from that of a draft's record. */
    public static final String BEGIN = "{\"plenary\":\"desk\"";

    private static final int VERSION = 1;
    private static final Set<String> KEYS = Set.of(
            "plenary", "version", "stream", "lineage", "process", "draft", "audience", "createdAt", "entries", "head");

    /** @throws IllegalArgumentException if a part is out of bounds */
    public DeskHeader {
        if (createdAtMillis < 0 || head.seq() < 1) {
            throw new IllegalArgumentException("expected an entry from 1 and a time since 1970, got entries="
                    + head.seq() + " createdAtMillis=" + createdAtMillis);
        }
    }

    static DeskHeader of(Stream stream, Negotiation process, StreamId draft, Audience audience) {
        return new DeskHeader(
                stream.id(), stream.lineage(), process, draft, audience, stream.createdAtMillis(), stream.head());
    }

    /** The line, without the line feed; there is one form of it. */
    public byte[] encode() {
        return new Fields()
                .put("plenary", "desk")
                .put("version", VERSION)
                .put("stream", stream.value())
                .put("lineage", lineage.value())
                .put("process", new Fields().put("id", process.id().value()).put("name", process.name()))
                .put("draft", draft.value())
                .put("audience", audience.toFields())
                .put("createdAt", Instant.ofEpochMilli(createdAtMillis).toString())
                .put("entries", head.seq())
                .put(
                        "head",
                        new Fields()
                                .put("seq", head.seq())
                                .put("hash", head.hash().hex()))
                .toJson();
    }

    /** @throws IllegalArgumentException if it is not the one form of a first line; the message says what is */
    static DeskHeader decode(byte[] line) {
        Fields from = Fields.read(line);
        if (!from.has("plenary") || !from.text("plenary").equals("desk")) {
            throw new IllegalArgumentException("expected the file of a desk's record, which begins " + BEGIN);
        }
        if (from.number("version") != VERSION) {
            throw new IllegalArgumentException("expected version " + VERSION + " of the format, got "
                    + from.number("version") + "; use the version of Plenary that wrote the file, or a newer one");
        }
        from.requireNoOthers(KEYS);
        DeskHeader header = read(from);
        if (!Arrays.equals(header.encode(), line)) {
            throw new IllegalArgumentException("expected the one form of the line, got another for the same content");
        }
        return header;
    }

    private static DeskHeader read(Fields from) {
        Fields process = from.object("process");
        Fields head = from.object("head");
        try {
            return new DeskHeader(
                    new StreamId(from.text("stream")),
                    new Lineage(from.text("lineage")),
                    new Negotiation(new ProcessId(process.text("id")), process.text("name")),
                    new StreamId(from.text("draft")),
                    Audience.read(from.object("audience")),
                    Instant.parse(from.text("createdAt")).toEpochMilli(),
                    new Head(head.number("seq"), Hash.ofHex(head.text("hash"))));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("expected a time in UTC such as 2026-01-31T12:00:00Z, got another", e);
        }
    }
}
