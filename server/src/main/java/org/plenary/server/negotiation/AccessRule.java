package org.plenary.server.negotiation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Checks;

/**
 * One rule of who may do what in a draft.
 *
 * @param scope what the name names
 * @param subject the code of a delegation or group, or a person's id
 * @param level how much is open to them
 * @param clauses the only clauses that they may change, or null for all; means something at level DRAFT only
 * @param arrange whether they may add, delete and move clauses; means something at level DRAFT for all clauses only
 */
public record AccessRule(
        Scope scope,
        String subject,
        AccessLevel level,
        @Nullable List<ClauseId> clauses,
        boolean arrange) {
    /** The most clauses that one rule names. */
    public static final int MAX_CLAUSES = 1000;

    /** What a rule is about, the least specific first. */
    public enum Scope {
        GROUP("group"),
        DELEGATION("delegation"),
        PERSON("person");

        private final String wireName;

        Scope(String wireName) {
            this.wireName = wireName;
        }

        /** The key of the subject in JSON. */
        public String wireName() {
            return wireName;
        }
    }

    /** @throws IllegalArgumentException if a part is out of bounds or contradicts another */
    public AccessRule {
        Checks.id(scope.wireName() + " of a rule", subject);
        if (clauses != null) {
            clauses = List.copyOf(clauses);
            if (clauses.isEmpty() || clauses.size() > MAX_CLAUSES) {
                throw new IllegalArgumentException("expected null or 1 to " + MAX_CLAUSES + " clauses in the rule of "
                        + subject + ", got " + clauses.size());
            }
            if (level != AccessLevel.DRAFT) {
                throw new IllegalArgumentException("expected clauses at level DRAFT only, got them at level " + level
                        + " in the rule of " + subject);
            }
        }
        if (arrange && (level != AccessLevel.DRAFT || clauses != null)) {
            throw new IllegalArgumentException("expected arrange=true only at level DRAFT for all clauses, got level="
                    + level + " clauses=" + (clauses == null ? "all" : clauses.size()) + " in the rule of " + subject);
        }
    }
}
