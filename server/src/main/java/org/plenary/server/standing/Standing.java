package org.plenary.server.standing;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.identity.Person;

/**
 * All that was decided about a draft up to one moment. Immutable; each decision makes another one.
 *
 * @param mode the drafting mode
 * @param clauses the last decision about each clause that there was one about, by the clause's id
 * @param access the rules of access
 */
public record Standing(DraftingMode mode, Map<String, ClauseDecision> clauses, Access access) {
    /** That of a draft about which nothing was decided. */
    public static final Standing INITIAL = new Standing(DraftingMode.EVERYBODY, Map.of(), Access.DEFAULT);

    /** The status of a clause; OPEN when nothing was decided. */
    public ClauseStatus status(String clause) {
        ClauseDecision decision = clauses.get(clause);
        return decision == null ? ClauseStatus.OPEN : decision.status();
    }

    /** The last decision about a clause, null if there is none. */
    public @Nullable ClauseDecision decision(ClauseId clause) {
        return clauses.get(clause.value());
    }

    /** What a person may do now. */
    public Rights rights(Person person) {
        return Rights.of(person, mode, access);
    }

    /** What stands after one more decision. Whether it may be made is not looked at. */
    public Standing after(Decision decision, ClauseDecision.Author by, long atMillis) {
        return decision.accept(new Decision.Visitor<>() {
            @Override
            public Standing status(Decision.Status status) {
                Map<String, ClauseDecision> all = new HashMap<>(clauses);
                all.put(status.clause().value(), new ClauseDecision(status.status(), by, atMillis, status.reason()));
                return new Standing(mode, Map.copyOf(all), access);
            }

            @Override
            public Standing mode(Decision.Mode next) {
                return new Standing(next.mode(), clauses, access);
            }

            @Override
            public Standing access(Decision.SetAccess next) {
                return new Standing(mode, clauses, next.access());
            }
        });
    }
}
