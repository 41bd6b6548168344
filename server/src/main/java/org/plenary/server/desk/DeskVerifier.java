package org.plenary.server.desk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.JournalException;
import org.plenary.server.record.EntryChain;
import org.plenary.server.record.EntryFile;
import org.plenary.server.record.FirstLine;
import org.plenary.server.record.Verification;

/**
 * Verifies the file of a desk's record, with nothing but the file: recomputes the hash of every entry, and checks that
 * the desk is the one that the file says and that each act was one that could be done. What the record does not tell is
 * who was in a group, led the draft or might comment, and whether words that are quoted stood in the draft.
 */
public final class DeskVerifier {
    /** The first lines of such files. */
    public static final FirstLine.Form<Audience> FORM =
            new FirstLine.Form<>("desk", "audience", Audience::read, Audience::toFields);

    private DeskVerifier() {}

    /**
     * What came of it.
     *
     * @param header what the file says of itself; null if it is broken
     * @param broken the first place where something is wrong; null if nothing is
     */
    public record Finding(@Nullable FirstLine<Audience> header, Verification.@Nullable Broken broken) {}

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
        private @Nullable FirstLine<Audience> header;
        private @Nullable Desk desk;
        private @Nullable EntryChain chain;

        FirstLine<Audience> header() {
            return Objects.requireNonNull(header, "the first line comes first");
        }

        @Override
        public long first(byte[] line) {
            FirstLine<Audience> first = FORM.decode(line);
            header = first;
            chain = new EntryChain(first);
            desk = Desk.empty(first.stream(), first.draft(), first.whose());
            return first.head().seq();
        }

        @Override
        public void entry(Entry entry) {
            Desk now = Objects.requireNonNull(desk, "the first line comes first");
            Objects.requireNonNull(chain, "the first line comes first").take(entry);
            try {
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
            Audience audience = header().whose();
            if (audience.kind() == Audience.Kind.DELEGATION && !Objects.equals(audience.code(), entry.delegation())) {
                throw new IllegalArgumentException("expected somebody of the delegation " + audience.code()
                        + ", whose desk it is, got somebody of " + entry.delegation());
            }
        }

        @Override
        public void end() {
            Objects.requireNonNull(chain, "the first line comes first").end();
            if (header().head().seq() < OpenDesk.SEQ) {
                throw new IllegalArgumentException("expected the record of a desk, which its second entry opens");
            }
        }
    }
}
