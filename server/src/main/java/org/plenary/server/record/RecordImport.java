package org.plenary.server.record;

import io.vertx.core.Future;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Importing;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Party;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.Witness;

/**
 * Brings the record in a file into a server's data: verifies it, then takes it in page by page, each page a
 * transaction, and shows it when all is there. What was broken off goes on, when it is begun again, where it was.
 * Blocks: not for an event loop.
 *
 * <p>The time of the import is kept, so that the server signs it as one. The process and the delegations that the
 * record names are made if they are not there. People are not: nobody can sign in by an import.
 */
public final class RecordImport {
    private static final int PAGE_ENTRIES = 1_000;
    private static final long PAGE_BYTES = 4L << 20;

    private final Importing importing;
    private final Signing signing;
    private final Directory directory;
    private final InstantSource clock;

    public RecordImport(Importing importing, Signing signing, Directory directory, InstantSource clock) {
        this.clock = clock;
        this.importing = importing;
        this.signing = signing;
        this.directory = directory;
    }

    /**
     * What came of it.
     *
     * @param stream the draft as it stands here now
     * @param from how many of its entries an earlier try had brought in already
     */
    public record Imported(Stream stream, long from) {}

    /** Tells of a file that is broken. */
    public static final class BrokenException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Verification.Broken verification;

        BrokenException(Verification.Broken verification) {
            super(verification.why());
            this.verification = verification;
        }

        /** Where it is broken, and how. */
        public Verification.Broken verification() {
            return verification;
        }
    }

    /**
     * Imports a file.
     *
     * @throws BrokenException if it does not verify: nothing was imported then
     * @throws JournalException of reason {@link JournalException.Reason#EXISTS} if the draft is there already
     */
    public Imported run(Path file) throws IOException {
        RecordVerifier.Outcome outcome;
        try (InputStream in = Files.newInputStream(file)) {
            outcome = RecordVerifier.check(in, null);
        }
        Checked checked = outcome.verification().accept(new Verification.Visitor<>() {
            @Override
            public Checked intact(Verification.Intact intact) {
                return new Checked(intact.header(), java.util.Objects.requireNonNull(outcome.draft()));
            }

            @Override
            public Checked broken(Verification.Broken broken) {
                throw new BrokenException(broken);
            }
        });
        return bringIn(file, checked.header(), checked.draft());
    }

    private record Checked(RecordHeader header, DraftCheck draft) {}

    private Imported bringIn(Path file, RecordHeader header, DraftCheck draft) throws IOException {
        Head reached = begin(header);
        Copy copy = new Copy(header, reached);
        if (!copy.run(file)) {
            await(importing.forget(header.stream()));
            reached = await(importing.begin(header.stream(), header.lineage()));
            copy = new Copy(header, reached);
            copy.run(file);
        }
        await(directory.receive(
                header.process(), delegations(draft), header.stream().value()));
        await(signing.adopt(new Signing.Signatures(copy.keys, copy.heads, copy.imports)));
        Stream stream = await(importing.finish(new Importing.Complete(
                header.stream(),
                StreamKind.DRAFT,
                header.lineage(),
                header.process().id(),
                header.place(),
                header.title(),
                header.head(),
                draft.draft().summary().encode(),
                clock.millis())));
        return new Imported(stream, reached.seq());
    }

    /** Begins, or goes on; a part of another record under the same id is thrown away. */
    private Head begin(RecordHeader header) {
        try {
            return await(importing.begin(header.stream(), header.lineage()));
        } catch (JournalException e) {
            if (e.reason() != JournalException.Reason.CONFLICT) {
                throw e;
            }
            await(importing.forget(header.stream()));
            return await(importing.begin(header.stream(), header.lineage()));
        }
    }

    /** The delegations that the record names last, as its people's roles tell their capacity. */
    private static List<Delegation> delegations(DraftCheck draft) {
        Map<String, Delegation> delegations = new TreeMap<>();
        for (Participant participant : draft.draft().participants().values()) {
            Party party = participant.delegation();
            if (party != null) {
                Capacity capacity = participant.role() == Role.OBSERVER ? Capacity.OBSERVER : Capacity.PARTICIPANT;
                Delegation delegation = new Delegation(party.code(), party.name(), party.kind(), capacity);
                delegations.merge(
                        party.code(), delegation, (one, other) -> one.capacity() == Capacity.PARTICIPANT ? one : other);
            }
        }
        return List.copyOf(delegations.values());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Takes the entries that are not there yet. One use. */
    private final class Copy implements RecordReader.Taker {
        private final RecordHeader header;
        private final Head there;
        private final List<Entry> page = new ArrayList<>();
        private final List<KeyInfo> keys = new ArrayList<>();
        private final List<SignedHead> heads = new ArrayList<>();
        private final List<Witness> imports = new ArrayList<>();
        private long pageBytes;
        private Head reached;
        private boolean another;

        Copy(RecordHeader header, Head there) {
            this.header = header;
            this.there = there;
            this.reached = there;
        }

        /** Whether what was there already is the beginning of this record. */
        boolean run(Path file) throws IOException {
            if (there.seq() > header.head().seq()) {
                return false;
            }
            try (InputStream in = Files.newInputStream(file)) {
                new RecordReader(new BufferedInputStream(in)).read(this);
            }
            return !another;
        }

        @Override
        public void header(RecordHeader again) {
            if (!again.equals(header)) {
                throw new IllegalStateException("the file was changed while it was imported; import it again");
            }
        }

        @Override
        public void entry(Entry entry) {
            if (entry.seq() == there.seq()) {
                another = !entry.hash().equals(there.hash());
            }
            if (another || entry.seq() <= there.seq()) {
                return;
            }
            page.add(entry);
            pageBytes += entry.payload().length;
            if (page.size() >= PAGE_ENTRIES || pageBytes >= PAGE_BYTES) {
                flush();
            }
        }

        @Override
        public void imported(Witness witness) {
            imports.add(witness);
        }

        @Override
        public void entriesEnd() {
            flush();
        }

        private void flush() {
            if (!page.isEmpty()) {
                await(importing.take(header.stream(), reached, List.copyOf(page)));
                reached = page.get(page.size() - 1).head();
                page.clear();
                pageBytes = 0;
            }
        }

        @Override
        public void key(KeyInfo key) {
            keys.add(key);
        }

        @Override
        public void head(SignedHead head) {
            heads.add(head);
        }
    }
}
