package org.plenary.server.standing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Person;

/**
 * All that was decided about a draft up to one moment. Immutable; each decision makes another one.
 *
 * @param mode the drafting mode
 * @param clauses the last decision about each clause that there was one about, by the clause's id
 * @param access the rules of access
 * @param revisions the revisions that were issued, in that order
 * @param archived whether the draft is among the archived ones
 */
public record Standing(
        DraftingMode mode,
        Map<String, ClauseDecision> clauses,
        Access access,
        List<IssuedRevision> revisions,
        boolean archived) {
    /** That of a draft about which nothing was decided. */
    public static final Standing INITIAL =
            new Standing(DraftingMode.EVERYBODY, Map.of(), Access.DEFAULT, List.of(), false);

    /** The status of a clause; OPEN when nothing was decided. */
    public ClauseStatus status(String clause) {
        ClauseDecision decision = clauses.get(clause);
        return decision == null ? ClauseStatus.OPEN : decision.status();
    }

    /** Every clause of a text in order, with its status. */
    public List<ClauseState> statuses(Instrument instrument) {
        return instrument.clauses().stream()
                .map(clause -> new ClauseState(clause.id(), status(clause.id().value())))
                .toList();
    }

    /** The last decision about a clause, null if there is none. */
    public @Nullable ClauseDecision decision(ClauseId clause) {
        return clauses.get(clause.value());
    }

    /** What a person may do now. */
    public Rights rights(Person person) {
        return Rights.of(person, mode, access, archived);
    }

    /** The revision with this symbol, if it was issued. */
    public Optional<IssuedRevision> revision(String symbol) {
        return revisions.stream()
                .filter(issued -> issued.symbol().equals(symbol))
                .findFirst();
    }

    /** The revision that was issued last, null if there is none. */
    public @Nullable IssuedRevision lastRevision() {
        return revisions.isEmpty() ? null : revisions.get(revisions.size() - 1);
    }

    /** The number of the next revision that is no correction. */
    public int nextNumber() {
        return 1 + revisions.stream().mapToInt(IssuedRevision::number).max().orElse(0);
    }

    /** What the next correction of the revision with this number counts. */
    public int nextCorrection(int number) {
        return 1
                + (int) revisions.stream()
                        .filter(issued -> issued.number() == number && issued.correction() != null)
                        .count();
    }

    /**
     * What stands after one more decision. Whether it may be made is not looked at.
     *
     * @param seq the decision's entry in the record
     */
    public Standing after(Decision decision, ClauseDecision.Author by, long atMillis, long seq) {
        return decision.accept(new Decision.Visitor<>() {
            @Override
            public Standing status(Decision.Status status) {
                Map<String, ClauseDecision> all = new HashMap<>(clauses);
                all.put(status.clause().value(), new ClauseDecision(status.status(), by, atMillis, status.reason()));
                return new Standing(mode, Map.copyOf(all), access, revisions, archived);
            }

            @Override
            public Standing mode(Decision.Mode next) {
                return new Standing(next.mode(), clauses, access, revisions, archived);
            }

            @Override
            public Standing access(Decision.SetAccess next) {
                return new Standing(mode, clauses, next.access(), revisions, archived);
            }

            @Override
            public Standing issue(Decision.Issue next) {
                List<IssuedRevision> all = new ArrayList<>(revisions);
                all.add(new IssuedRevision(next.revision(), by, atMillis, seq));
                return new Standing(mode, clauses, access, List.copyOf(all), archived);
            }

            @Override
            public Standing restore(Decision.Restore next) {
                return Standing.this;
            }

            @Override
            public Standing archive(Decision.Archive next) {
                return new Standing(mode, clauses, access, revisions, next.archived());
            }
        });
    }
}
