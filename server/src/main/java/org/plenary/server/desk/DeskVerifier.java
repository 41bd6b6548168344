package org.plenary.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.record.EntryFile;
import org.plenary.server.record.Verification;

/**
 * Verifies the file of a desk's record, with nothing but the file: recomputes the hash of every entry, and checks that
 * the desk is the one that the file says and that each act was one that could be done. What the record does not tell is
 * who was in a group, led the draft or might comment, and whether words that are quoted stood in the draft.
 */
public final class DeskVerifier {
    private DeskVerifier() {}

    /**
     * What came of it.
     *
     * @param header what the file says of itself; null if it is broken
     * @param broken the first place where something is wrong; null if nothing is
     */
    public record Finding(@Nullable DeskHeader header, Verification.@Nullable Broken broken) {}

    /** Whether a file says that it is the record of a desk. */
    public static boolean isDesk(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = DeskHeader.BEGIN.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
            return java.util.Arrays.equals(in.readNBytes(begin.length), begin);
        }
    }

    /** Verifies a file. */
    public static Finding verify(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return verify(in);
        }
    }

    /** Verifies what a stream gives until its end; it is not closed. */
    public static Finding verify(InputStream in) throws IOException {
        Checks checks = new Checks();
        Verification.Broken broken = EntryFile.read(in, checks);
        return broken == null ? new Finding(checks.header(), null) : new Finding(null, broken);
    }

    private static final class Checks implements EntryFile.Taker {
        private @Nullable DeskHeader header;
        private @Nullable Desk desk;
        private @Nullable Head reached;

        DeskHeader header() {
            return Objects.requireNonNull(header, "the first line comes first");
        }

        @Override
        public long first(byte[] line) {
            DeskHeader first = DeskHeader.decode(line);
            header = first;
            reached = HashChain.genesis(first.stream(), first.lineage());
            desk = Desk.empty(first.stream(), first.draft(), first.audience());
            return first.head().seq();
        }

        @Override
        public void entry(Entry entry) {
            Head before = Objects.requireNonNull(reached, "the first line comes first");
            Desk now = Objects.requireNonNull(desk, "the first line comes first");
            if (entry.seq() == 1 && entry.atMillis() != header().createdAtMillis()) {
                throw new IllegalArgumentException("expected the first entry at the time that the first line says, "
                        + header().createdAtMillis() + ", got " + entry.atMillis());
            }
            try {
                reached = HashChain.verify(before, List.of(entry));
                requireOfAudience(entry);
                if (!entry.kind().isPerson() && !DeskActs.decode(entry).changes(now, entry.person())) {
                    throw new IllegalArgumentException("expected an act that changes something, got one of kind "
                            + entry.kind() + " by which everything stays as it was");
                }
                desk = now.after(entry);
            } catch (JournalException | DeskException e) {
                throw new IllegalArgumentException(e.getMessage(), e);
            }
        }

        private void requireOfAudience(Entry entry) {
            Audience audience = header().audience();
            if (audience.kind() == Audience.Kind.DELEGATION && !Objects.equals(audience.code(), entry.delegation())) {
                throw new IllegalArgumentException("expected somebody of the delegation " + audience.code()
                        + ", whose desk it is, got somebody of " + entry.delegation());
            }
        }

        @Override
        public void end() {
            if (!header().head().equals(reached)) {
                throw new IllegalArgumentException("expected the entries to lead to the head that the first line says, "
                        + header().head() + ", they lead to " + reached);
            }
            if (header().head().seq() < OpenDesk.SEQ) {
                throw new IllegalArgumentException("expected the record of a desk, which its second entry opens");
            }
        }
    }
}
