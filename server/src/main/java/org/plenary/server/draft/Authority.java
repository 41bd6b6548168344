package org.plenary.server.draft;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.Refusal.Reason;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Rights;
import org.plenary.server.negotiation.Standing;

/**
 * What one author may change at one moment.
 *
 * @param person who it is
 * @param rights what they may do
 * @param standing what was decided
 * @param clientIds to whom client ids belong
 */
public record Authority(PersonId person, Rights rights, Standing standing, ClientIds clientIds) {

    /** That of a person now. */
    public static Authority of(Person person, DraftState draft) {
        Standing standing = draft.standing();
        return new Authority(person.id(), standing.rights(person), standing, draft.clientIds());
    }

    /**
     * Whether all that is new in an update of one struct at most is made under a client id that the author has written
     * under.
     */
    public boolean ownsAll(Update update) {
        return update.structCount() == 0
                || (clientIds.isWritten(update.firstClient()) && clientIds.mayUse(update.firstClient(), person));
    }

    /** Why the client ids that a change brings are too many; null if they are not. */
    @Nullable
    public Refusal refusalForClientIds(Update novelty, int maxNew) {
        int brought = newClientIds(novelty);
        if (brought == 0) {
            return null;
        }
        if (!isInRange(novelty)) {
            return Refusal.of(
                    Reason.FOREIGN_CLIENT,
                    standing.branch() == null
                            ? "In a draft people write under client ids below " + ProposalWriter.FIRST_CLIENT
                                    + ", and this change brings another. Start afresh from the server under such an id."
                            : "In a proposal people write under client ids from " + ProposalWriter.FIRST_CLIENT + " to "
                                    + ProposalWriter.LAST_CLIENT
                                    + ", and this change brings another. Start afresh from the server under such an id.");
        }
        if (clientIds.writtenBy(person) + brought > ClientIds.MAX_WRITTEN_PER_PERSON) {
            return Refusal.of(
                    Reason.TOO_MANY_CLIENT_IDS,
                    "A draft takes changes from " + ClientIds.MAX_WRITTEN_PER_PERSON
                            + " pages or programs of one person, each under a client id of its own, and yours would be more. Go on"
                            + " in a page in which you have written before, or continue in a new draft.");
        }
        if (brought > maxNew) {
            return Refusal.of(
                    Reason.TOO_MANY_CLIENT_IDS,
                    "This change comes from " + brought + " new pages or programs (client ids), and " + maxNew
                            + " more of yours are taken now; some come back every hour. Keep pages open, and have a program"
                            + " keep its client id.");
        }
        return null;
    }

    /**
     * Whether the client ids that nobody has written under are those of a draft, or those of a branch: so the words of
     * a branch are never taken for words of its draft, nor the other way round.
     */
    private boolean isInRange(Update novelty) {
        boolean branch = standing.branch() != null;
        return novelty.structIds().ranges().stream()
                .mapToLong(IdRange::client)
                .filter(client -> !clientIds.isWritten(client))
                .allMatch(client -> branch
                        ? client >= ProposalWriter.FIRST_CLIENT && client <= ProposalWriter.LAST_CLIENT
                        : client < ProposalWriter.FIRST_CLIENT);
    }

    private int newClientIds(Update novelty) {
        Set<Long> brought = new HashSet<>();
        if (novelty.structCount() > 0) {
            novelty.structIds().forEach(range -> {
                if (!clientIds.isWritten(range.client())) {
                    brought.add(range.client());
                }
            });
        }
        return brought.size();
    }

    public boolean owns(long client) {
        return clientIds.mayUse(client, person);
    }

    /** Why the author may not change the text at all now; null if they may. */
    @Nullable
    public Refusal refusal() {
        if (rights.mayWrite()) {
            return null;
        }
        if (!rights.mayDraft()) {
            return Refusal.of(
                    Reason.READ_ONLY,
                    "You read this draft and cannot change it. Copy your words and give them to a delegation.");
        }
        if (rights.archived()) {
            return Refusal.of(
                    Reason.MODE,
                    "This draft is archived: nobody changes it. Copy your words and keep them until it is brought back.");
        }
        return Refusal.of(
                Reason.MODE,
                rights.mode() == DraftingMode.CLOSED
                        ? "This draft is closed: nobody changes it now. Copy your words and keep them until it is opened."
                        : "Only the chair and the secretariat draft now. Copy your words and give them to the chair.");
    }

    /** Why the author may not change what is in a clause; null if they may. */
    @Nullable
    public Refusal refusalFor(SharedType clause) {
        return rights.mayWrite() ? refusalFor(DraftClauses.idOf(clause)) : refusal();
    }

    /** Why the author may not change the clause with the id; null if they may. */
    @Nullable
    public Refusal refusalFor(@Nullable String clause) {
        if (clause == null) {
            return rights.clauses() == null
                    ? null
                    : Refusal.of(
                            Reason.NOT_YOUR_CLAUSE, "You may change certain clauses only, and this one has no id.");
        }
        if (!rights.includes(clause)) {
            return new Refusal(
                    Reason.NOT_YOUR_CLAUSE,
                    "You may change other clauses of this draft, and not this one. Copy your words and propose them to"
                            + " those who may.",
                    clause);
        }
        ClauseStatus status = standing.clauses().status(clause);
        if (status.isFrozen()) {
            return new Refusal(
                    Reason.FROZEN,
                    "This clause is " + (status == ClauseStatus.ADOPTED ? "adopted" : "agreed")
                            + " and stays as it is. Copy your words and ask the chair to open it again.",
                    clause);
        }
        if (status.isClosedToDelegates() && rights.level() != AccessLevel.CHAIR) {
            return new Refusal(
                    Reason.PARKED,
                    "This clause is put aside. Copy your words and keep them until the chair takes it up again.",
                    clause);
        }
        return null;
    }
}
