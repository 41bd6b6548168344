package org.plenary.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;

/**
 * What the first line of a record's file says that is no draft's, but is about one. The name of the process is what the
 * server that wrote the file said; the rest the entries hold.
 *
 * @param <W> what says whose the record is
 * @param stream the record's own
 * @param lineage the history that the record descends from
 * @param process the process that the draft belonged to
 * @param draft the draft that it is about
 * @param whose whose it is
 * @param createdAtMillis time of the first entry, milliseconds since 1970 UTC
 * @param head the end of the record: its last entry, of which there are as many as its number says
 */
public record FirstLine<W>(
        StreamId stream,
        Lineage lineage,
        Negotiation process,
        StreamId draft,
        W whose,
        long createdAtMillis,
        Head head) {
    private static final int VERSION = 1;

    /** @throws IllegalArgumentException if a part is out of bounds */
    public FirstLine {
        if (createdAtMillis < 0 || head.seq() < 1) {
            throw new IllegalArgumentException("expected an entry from 1 and a time since 1970, got entries="
                    + head.seq() + " createdAtMillis=" + createdAtMillis);
        }
    }

    /** That of a stream as it stood at one moment. */
    public static <W> FirstLine<W> of(Stream stream, Negotiation process, StreamId draft, W whose) {
        return new FirstLine<>(
                stream.id(), stream.lineage(), process, draft, whose, stream.createdAtMillis(), stream.head());
    }

    /**
     * How the first lines of one kind of records are written and read.
     *
     * @param <W> what says whose a record is
     * @param name what the line calls the kind
     * @param key where it says whose the record is
     * @param reader reads that; throws {@link IllegalArgumentException} at anything else than the writer writes
     * @param writer writes it
     */
    public record Form<W>(String name, String key, Function<Fields, W> reader, Function<W, Fields> writer) {
        /** Whether a file says that it is of this kind. */
        public boolean isOf(Path file) throws IOException {
            byte[] begin = begin().getBytes(StandardCharsets.US_ASCII);
            try (InputStream in = Files.newInputStream(file)) {
                return Arrays.equals(in.readNBytes(begin.length), begin);
            }
        }

        private String begin() {
            return "{\"plenary\":\"" + name + "\"";
        }

        /** The line, without the line feed; there is one form of it. */
        public byte[] encode(FirstLine<W> line) {
            Negotiation process = line.process;
            Head head = line.head;
            return new Fields()
                    .put("plenary", name)
                    .put("version", VERSION)
                    .put("stream", line.stream.value())
                    .put("lineage", line.lineage.value())
                    .put("process", new Fields().put("id", process.id().value()).put("name", process.name()))
                    .put("draft", line.draft.value())
                    .put(key, writer.apply(line.whose))
                    .put("createdAt", Instant.ofEpochMilli(line.createdAtMillis).toString())
                    .put("entries", head.seq())
                    .put(
                            "head",
                            new Fields()
                                    .put("seq", head.seq())
                                    .put("hash", head.hash().hex()))
                    .toJson();
        }

        /** @throws IllegalArgumentException if it is not the one form of a first line; the message says what is */
        public FirstLine<W> decode(byte[] line) {
            Fields from = Fields.read(line);
            if (!from.has("plenary") || !from.text("plenary").equals(name)) {
                throw new IllegalArgumentException("expected the file of a record that begins " + begin());
            }
            if (from.number("version") != VERSION) {
                throw new IllegalArgumentException("expected version " + VERSION + " of the format, got "
                        + from.number("version") + "; use the version of Plenary that wrote the file, or a newer one");
            }
            from.requireNoOthers(Set.of(
                    "plenary",
                    "version",
                    "stream",
                    "lineage",
                    "process",
                    "draft",
                    key,
                    "createdAt",
                    "entries",
                    "head"));
            FirstLine<W> read = read(from);
            if (!Arrays.equals(encode(read), line)) {
                throw new IllegalArgumentException(
                        "expected the one form of the line, got another for the same content");
            }
            return read;
        }

        private FirstLine<W> read(Fields from) {
            Fields process = from.object("process");
            Fields head = from.object("head");
            try {
                return new FirstLine<>(
                        new StreamId(from.text("stream")),
                        new Lineage(from.text("lineage")),
                        new Negotiation(new ProcessId(process.text("id")), process.text("name")),
                        new StreamId(from.text("draft")),
                        reader.apply(from.object(key)),
                        Instant.parse(from.text("createdAt")).toEpochMilli(),
                        new Head(head.number("seq"), Hash.ofHex(head.text("hash"))));
            } catch (DateTimeException | ArithmeticException e) {
                throw new IllegalArgumentException(
                        "expected a time in UTC such as 2026-01-31T12:00:00Z, got another", e);
            }
        }
    }
}
