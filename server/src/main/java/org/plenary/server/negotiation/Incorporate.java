package org.plenary.server.negotiation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.PersonId;

/**
 * Who leads the draft takes clauses of a proposal into it: by the changes of the text that are recorded next, each in
 * the name of the person whose words it brings.
 *
 * @param proposal which
 * @param revision the revision of it that was tabled last
 * @param as how they are taken
 * @param clauses which, 1 to {@value TableProposal#MAX_CLAUSES}
 * @param edits the person of each change that follows, in order, at most {@value #MAX_EDITS}: writers of the proposal,
 *     who tabled it, or who takes this decision
 */
public record Incorporate(ProposalId proposal, int revision, Taking as, List<ClauseId> clauses, List<PersonId> edits)
        implements ProposalDecision {
    /** The most changes of the text that follow. */
    public static final int MAX_EDITS = 200;

    static final DecisionKind KIND =
            DecisionKind.of("incorporate", Set.of("proposal", "revision", "as", "clauses", "edits"), Incorporate::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public Incorporate {
        clauses = List.copyOf(clauses);
        edits = List.copyOf(edits);
        if (revision < 0 || revision > TableProposal.MAX_REVISION) {
            throw new IllegalArgumentException(
                    "expected a revision of a proposal from 0 to " + TableProposal.MAX_REVISION + ", got " + revision);
        }
        TableProposal.requireEachOnce("clauses", clauses, 1, TableProposal.MAX_CLAUSES);
        if (edits.size() > MAX_EDITS) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_EDITS + " changes that take a proposal, got " + edits.size());
        }
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    /** Whoever leads the draft; in no other names but of those whose words these are, and their own. */
    @Override
    public void requireRight(Actor by, Standing now) {
        Ruling.requireLead(by, now);
        Proposal taken = now.proposals().require(proposal);
        for (PersonId person : edits) {
            if (!taken.isBy(person) && !person.equals(by.id())) {
                throw new DecisionException(
                        DecisionException.Reason.NOT_ALLOWED,
                        "Words of the proposal " + taken.symbol()
                                + " are taken in the names of those who wrote it, and " + person + " did not.");
            }
        }
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        List<AnnouncedEdit> announced = new ArrayList<>(edits.stream()
                .map(each -> new AnnouncedEdit(each, Announcement.ANY))
                .toList());
        if (!announced.isEmpty()) {
            PersonId last = edits.get(edits.size() - 1);
            announced.set(announced.size() - 1, new AnnouncedEdit(last, after -> requireDone(now.standing(), after)));
        }
        return Collections.unmodifiableList(announced);
    }

    @Override
    public boolean changes(Situation now) {
        Proposal taken = now.standing().proposals().require(proposal);
        if (taken.state().isOver()) {
            throw Proposals.conflict("The proposal " + taken.symbol() + " is " + taken.state()
                    + ", and no more of it is taken. Look at the draft's proposals again.");
        }
        if (revision != taken.revision()) {
            throw Proposals.conflict("The proposal " + taken.symbol()
                    + " was tabled again. Look at it as it is now, and then take of it what you want.");
        }
        int missing = now.standing().proposals().missingSeconders(taken);
        if (missing > 0) {
            throw Proposals.conflict("The proposal " + taken.symbol() + " needs " + missing
                    + " more to second it before it is taken. Delegations second it by joining as sponsors.");
        }
        clauses.forEach(clause -> requireFree(clause, taken, now.standing()));
        if (edits.isEmpty()) {
            requireDone(now.standing(), now.text());
        }
        return true;
    }

    private static void requireFree(ClauseId clause, Proposal taken, Standing standing) {
        if (taken.changeOf(clause).isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The proposal " + taken.symbol() + " does not change the clause " + clause + ". Look at it again.");
        }
        if (taken.taken().containsKey(clause)) {
            throw Proposals.conflict("What the proposal " + taken.symbol() + " changes in the clause " + clause
                    + " was taken already. Look at the draft's proposals again.");
        }
        ClauseStatus status = standing.clauses().status(clause.value());
        if (status.isFrozen()) {
            throw Proposals.conflict("The clause " + clause + " is "
                    + (status == ClauseStatus.ADOPTED ? "adopted" : "agreed")
                    + " and stays as it is. Open it again first.");
        }
    }

    /** What comes or goes as proposed is there afterwards, or gone. How clauses read is not looked at. */
    private void requireDone(Standing before, DraftText after) {
        if (as != Taking.PROPOSED) {
            return;
        }
        Proposal taken = before.proposals().require(proposal);
        for (ClauseId clause : clauses) {
            ProposedChange change = taken.changeOf(clause).orElse(ProposedChange.CHANGED);
            boolean isDone = change == ProposedChange.CHANGED || after.has(clause) == (change == ProposedChange.NEW);
            if (!isDone) {
                throw Proposals.conflict("Expected a change that "
                        + (change == ProposedChange.NEW ? "makes" : "removes") + " the clause " + clause
                        + ", as proposed, got another.");
            }
        }
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return changed(before, found -> found.taking(this, act));
    }

    @Override
    public void write(Fields to) {
        to.put("proposal", proposal.value())
                .put("revision", revision)
                .put("as", as.name())
                .put("clauses", PackageDecision.ids(clauses))
                .put("edits", edits.stream().map(PersonId::value).toList());
    }

    private static Incorporate read(Fields from) {
        return new Incorporate(
                new ProposalId(from.text("proposal")),
                TableProposal.revision(from),
                from.one(Taking.class, "as"),
                PackageDecision.clauses(from),
                from.texts("edits").stream().map(PersonId::new).toList());
    }

    @Override
    public Optional<Fields> news() {
        return Optional.of(brief());
    }

    @Override
    public Fields brief() {
        return new Fields()
                .put("proposal", proposal.value())
                .put("as", as.name())
                .put("clauses", PackageDecision.ids(clauses));
    }
}
