package org.plenary.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.Proposer;

/**
 * Verifies the file of a branch's record, with nothing but the file: recomputes the hash of every entry, makes the text
 * anew from the edits, and checks that the branch is the one that the file says, that its own people alone wrote in it,
 * under client ids of branches, and that what came from the draft came by the server. What the record does not tell is
 * whether that is what the draft had, and who was in a group.
 */
public final class BranchVerifier {
    /** The first lines of such files. */
    public static final FirstLine.Form<Proposer> FORM =
            new FirstLine.Form<>("branch", "proposer", Proposer::read, Proposer::toFields);

    private BranchVerifier() {}

    /**
     * What came of it.
     *
     * @param header what the file says of itself; null if it is broken
     * @param broken the first place where something is wrong; null if nothing is
     */
    public record Finding(@Nullable FirstLine<Proposer> header, Verification.@Nullable Broken broken) {}

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
        return broken == null ? new Finding(checks.header, null) : new Finding(null, broken);
    }

    private static final class Checks implements EntryFile.Taker {
        private @Nullable FirstLine<Proposer> header;
        private @Nullable EntryChain chain;
        private @Nullable DraftCheck branch;

        @Override
        public long first(byte[] line) {
            FirstLine<Proposer> first = FORM.decode(line);
            header = first;
            chain = new EntryChain(first);
            branch = DraftCheck.ofBranch(first.draft(), first.whose());
            return first.head().seq();
        }

        @Override
        public void entry(Entry entry) {
            Objects.requireNonNull(chain, "the first line comes first").take(entry);
            Objects.requireNonNull(branch, "the first line comes first").take(entry);
        }

        @Override
        public void end() {
            Objects.requireNonNull(branch, "the first line comes first").end();
            Objects.requireNonNull(chain, "the first line comes first").end();
        }
    }
}
