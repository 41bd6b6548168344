package org.plenary.server.negotiation;

import java.util.List;
import java.util.Set;
import org.plenary.instrument.ClauseId;
import org.plenary.server.negotiation.AccessRule.Scope;

/** Rules of access as JSON, with their keys in one fixed order. What is read is checked to the last key. Stateless. */
public final class AccessJson {
    private static final Set<String> RULE_KEYS = Set.of("subject", "level", "clauses", "arrange");

    private AccessJson() {}

    /** {@code {"rules": [...]}}. */
    public static Fields of(Access access) {
        return new Fields()
                .putAll("rules", access.rules().stream().map(AccessJson::of).toList());
    }

    private static Fields of(AccessRule rule) {
        List<ClauseId> clauses = rule.clauses();
        return new Fields()
                .put("subject", new Fields().put(rule.scope().wireName(), rule.subject()))
                .put("level", rule.level().name())
                .put(
                        "clauses",
                        clauses == null
                                ? null
                                : clauses.stream().map(ClauseId::value).toList())
                .put("arrange", rule.arrange());
    }

    /**
     * Reads what {@link #of(Access)} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static Access read(Fields from) {
        return new Access(from.objects("rules").stream().map(AccessJson::rule).toList());
    }

    private static AccessRule rule(Fields from) {
        from.requireNoOthers(RULE_KEYS);
        Fields subject = from.object("subject");
        List<ClauseId> clauses = from.says("clauses")
                ? from.texts("clauses").stream().map(ClauseId::new).toList()
                : null;
        AccessLevel level = from.one(AccessLevel.class, "level");
        boolean arrange = from.says("arrange") && from.truth("arrange");
        for (Scope scope : Scope.values()) {
            if (subject.keys().equals(Set.of(scope.wireName()))) {
                return new AccessRule(scope, subject.text(scope.wireName()), level, clauses, arrange);
            }
        }
        throw new IllegalArgumentException(
                "expected a subject with one of delegation, group or person, got the keys " + subject.keys());
    }
}
