package org.plenary.server.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.AnnouncedEdit;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.Situation;
import org.plenary.server.negotiation.TakenDecision;

/**
 * Makes a draft from the entries of its record, one after the other, and checks each: that an edit is complete and its
 * author's own, that a decision is one and could be taken, that a revision says what the text is then. Of a branch of a
 * draft likewise, with what {@link BranchRules} adds. Single-threaded.
 *
 * <p>What it throws is an {@link IllegalArgumentException} that says what was expected. Afterwards it is of no use.
 */
public final class DraftCheck {
    /** Ten times what a server takes at once, for seeds and for records of other versions. */
    private static final int MAX_STRUCTS = 1_000_000;

    private static final long MAX_WORK = 50_000_000;
    /** Twice what a draft may hold. */
    private static final long MAX_STATE_BYTES = 64L << 20;

    private final DraftState draft = new DraftState();
    private final List<Head> revisions = new ArrayList<>();
    /** What the last decision announces, as far as it has not come yet. */
    private final Deque<AnnouncedEdit> announced = new ArrayDeque<>();

    private @Nullable Entry announcing;
    /** Whether the next of what is announced was preceded by who its person is. */
    private boolean introduced;

    private boolean seeded;
    /** What a branch holds to besides; null for a draft. */
    private final @Nullable BranchRules branch;

    /** Of a draft. */
    public DraftCheck() {
        this(null);
    }

    private DraftCheck(@Nullable BranchRules branch) {
        this.branch = branch;
    }

    /**
     * Of a branch of a draft.
     *
     * @param of the draft
     * @param by in whose name it proposes
     */
    public static DraftCheck ofBranch(StreamId of, Proposer by) {
        return new DraftCheck(new BranchRules(of, by));
    }

    /** Takes the next entry, which is known to follow the one before it by its hash. */
    public void take(Entry entry) {
        AnnouncedEdit next = announced.peek();
        if (next != null && !isAnnounced(entry, next)) {
            throw new IllegalArgumentException("expected the edit that does what entry "
                    + Objects.requireNonNull(announcing).seq() + " decides, by " + next.by() + ", got another entry");
        }
        try {
            if (branch != null) {
                branch.require(entry, draft, next != null);
            }
            if (entry.kind().isText()) {
                text(entry);
                introduced = false;
                if (next != null) {
                    announced.remove();
                    next.does().requireDone(draft.text());
                }
            } else if (entry.kind().isPerson()) {
                draft.take(entry);
            } else {
                decision(entry);
            }
        } catch (JournalException | DecisionException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** An edit of its person, or, once before it, who that person is, if it is another than who decided. */
    private boolean isAnnounced(Entry entry, AnnouncedEdit next) {
        if (!entry.person().equals(next.by())) {
            return false;
        }
        if (entry.kind().isText()) {
            return true;
        }
        boolean first = !introduced;
        introduced = true;
        return entry.kind().isPerson()
                && first
                && !next.by().equals(Objects.requireNonNull(announcing).person());
    }

    /** There is no further entry. */
    public void end() {
        if (!announced.isEmpty()) {
            throw new IllegalArgumentException("expected the edit that does what the last entry decides, got none");
        }
        if (!seeded) {
            throw new IllegalArgumentException("expected a record with the text that the draft began with, got none");
        }
    }

    private void text(Entry entry) {
        Update update;
        try {
            update = DraftDocs.update(entry);
        } catch (DecodeException e) {
            throw new IllegalArgumentException(
                    "expected an edit as a Yjs update, got something else: " + e.getMessage(), e);
        }
        requireBearable(update);
        Applied applied;
        try {
            applied = draft.change(update, entry.person(), entry.seq());
        } catch (JournalException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("expected an edit that can be applied, got one that cannot: " + e, e);
        }
        if (!buildsOnWhatIsThere(update, applied)) {
            throw new IllegalArgumentException(
                    "expected an edit that builds on what stands before it, got one that builds on something else");
        }
        applied.inserted().forEach(range -> requireOwn(range.client(), entry.person()));
        if (branch != null) {
            BranchRules.requireClients(applied.inserted(), entry.person());
        }
        seeded = true;
    }

    /**
     * Structs that were there before are passed over, whatever they name; here, and in Yjs, that must be there, too.
     */
    private boolean buildsOnWhatIsThere(Update update, Applied applied) {
        if (applied.inserted().containsAll(update.structIds())) {
            return true;
        }
        StateVector known = draft.doc().stateVector();
        return Groundwork.isBuiltOn(update, id -> known.get(id.client()) > id.clock());
    }

    private void requireOwn(long client, PersonId person) {
        if (!draft.clientIds().mayUse(client, person)) {
            throw new IllegalArgumentException("expected words under the client id " + client + " from "
                    + draft.clientIds().owner(client) + " alone, got some from " + person);
        }
    }

    /** A few bytes can ask for any amount of work or memory. */
    private void requireBearable(Update update) {
        if (update.structCount() > MAX_STRUCTS || draft.doc().workload(update, MAX_WORK) > MAX_WORK) {
            throw new IllegalArgumentException(
                    "expected an edit that a server takes, got one that asks for far more work than any does");
        }
        if (!draft.hasRoomFor(update.size(), MAX_STATE_BYTES)) {
            throw new IllegalArgumentException(
                    "expected a draft of at most " + MAX_STATE_BYTES + " bytes, and this edit makes it larger");
        }
    }

    private void decision(Entry entry) {
        TakenDecision taken = DecisionCodec.decode(entry);
        if (taken.decision().isOfBranches() != (branch != null)) {
            throw new IllegalArgumentException(
                    branch == null
                            ? "expected what is decided about a draft, got what is about a proposal's branch"
                            : "expected what is decided about a proposal's branch, got what is about a draft");
        }
        Participant participant = draft.participant(entry.person());
        Situation now = draft.situation(entry.seq(), entry.atMillis());
        boolean changes;
        if (participant == null) {
            changes = Ruling.on(taken.decision(), now);
        } else {
            if (!participant.name().equals(taken.act().by().name())) {
                throw new IllegalArgumentException(
                        "expected a decision under the name that the record last gave the person, got another name");
            }
            changes = Ruling.on(taken.decision(), entry.person(), participant, now);
        }
        if (!changes) {
            throw new IllegalArgumentException("expected a decision that changes something, got one of kind "
                    + entry.kind() + " by which everything stays as it was");
        }
        announced.addAll(taken.decision().announces(now, entry.person()));
        announcing = entry;
        draft.decide(taken);
        if (branch != null) {
            branch.requireDecided(entry, draft);
        }
        if (taken.decision() instanceof IssueRevision) {
            revisions.add(entry.head());
        }
    }

    /** What came out so far. */
    public DraftState draft() {
        return draft;
    }

    /** The heads of the issued revisions, in order. */
    public List<Head> revisions() {
        return List.copyOf(revisions);
    }
}
