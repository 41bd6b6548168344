package org.plenary.server.draft;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.IdSet;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.FollowDraft;
import org.plenary.server.negotiation.OpenBranch;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Proposer;

/**
 * What the record of a branch holds to besides what the record of any text does: it begins as a branch, all who act in
 * it are known, its own people alone write, and what comes from the draft comes by the server, which does nothing else.
 * What it throws is an {@link IllegalArgumentException}.
 *
 * @param of the draft that the file says it is of
 * @param by in whose name the file says that it proposes
 */
record BranchRules(StreamId of, Proposer by) {
    /** The entry by which a branch begins, behind the one that says who begins it. */
    private static final long OPENING = 2;
    /** How the record introduces who makes the entries by which branches follow. */
    private static final Participant SERVER = new Participant(Branch.SERVER_NAME, Role.SECRETARIAT, null);

    /**
     * Checks whose an entry is.
     *
     * @param before the branch before it
     * @param announced whether it belongs to the decision before it
     */
    void require(Entry entry, DraftState before, boolean announced) {
        boolean byServer = entry.person().equals(Branch.SERVER);
        if (entry.kind().isPerson()) {
            if (byServer && !ParticipantCodec.decode(entry).equals(SERVER)) {
                throw new IllegalArgumentException("expected " + Branch.SERVER + " to be called " + SERVER.name()
                        + ", of the secretariat and of no delegation, got something else");
            }
            return;
        }
        Participant as = before.participant(entry.person());
        if (as == null) {
            throw new IllegalArgumentException("expected somebody of whom the record has said who they are, got "
                    + entry.person() + ", of whom it has not");
        }
        if (!Objects.equals(as.delegationCode(), entry.delegation())) {
            throw new IllegalArgumentException(
                    "expected an entry of the delegation that the record last gave the person, " + as.delegationCode()
                            + ", got one of " + entry.delegation());
        }
        @Nullable Branch branch = before.standing().branch();
        if (entry.kind().equals(OpenBranch.KIND.entry()) != (entry.seq() == OPENING)) {
            throw new IllegalArgumentException("expected entry " + OPENING + " to begin the branch, and no other");
        }
        if (entry.kind().isText() && !announced) {
            boolean own = !byServer
                    && branch != null
                    && branch.canBeOf(entry.person(), as, before.standing().access());
            if (!own) {
                throw new IllegalArgumentException(
                        "expected an edit by one of those in whose name the proposal is made,"
                                + " or one that belongs to what the server follows, got one by " + entry.person());
            }
        }
    }

    /** Checks that a decision about the branch is whose it can be, and the branch the one that the file says. */
    void requireDecided(Entry entry, DraftState after) {
        Branch branch = Objects.requireNonNull(after.standing().branch());
        if (!branch.draft().equals(of) || !branch.by().equals(by)) {
            throw new IllegalArgumentException("expected a branch of the draft " + of + " for " + by
                    + ", as the first line says, got one of " + branch.draft() + " for " + branch.by());
        }
        if (entry.person().equals(Branch.SERVER) && !entry.kind().equals(FollowDraft.KIND.entry())) {
            throw new IllegalArgumentException("expected the server to follow the draft, and to decide nothing else");
        }
    }

    /** Checks that what is of the draft is told from what is the branch's own by the client ids. */
    static void requireClients(IdSet inserted, PersonId person) {
        boolean ofDraft = person.equals(Branch.SERVER);
        inserted.forEach(range -> {
            if (range.client() < ProposalWriter.FIRST_CLIENT != ofDraft) {
                throw new IllegalArgumentException("expected words of the draft under client ids below "
                        + ProposalWriter.FIRST_CLIENT + ", by the server, and all others under those from it on, got "
                        + range.client() + " by " + person);
            }
        });
    }
}
