package org.plenary.server.standing;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;

/**
 * The rules of who may do what in a draft. Of several that fit somebody the most specific counts: that of the person,
 * else of the delegation, else the one that gives most among those of the delegation's groups, else the default: whoever
 * chairs, and the secretariat, CHAIR; delegates of participating delegations DRAFT; observers READ.
 *
 * <p>Rules of delegations and groups do not concern those who chair, for they do not act for one. No rule concerns the
 * secretariat, which so cannot lock itself out. Observers get COMMENT at most.
 *
 * @param rules at most {@value #MAX_RULES}, one for each subject
 */
public record Access(List<AccessRule> rules) {
    /** The most rules of one draft. */
    public static final int MAX_RULES = 500;

    /** No rule: the default for everybody. */
    public static final Access DEFAULT = new Access(List.of());

    /** @throws IllegalArgumentException if there are too many rules, or two for one subject */
    public Access {
        rules = List.copyOf(rules);
        if (rules.size() > MAX_RULES) {
            throw new IllegalArgumentException("expected at most " + MAX_RULES + " rules, got " + rules.size());
        }
        Set<String> subjects = new HashSet<>();
        for (AccessRule rule : rules) {
            if (!subjects.add(rule.scope() + " " + rule.subject())) {
                throw new IllegalArgumentException("expected one rule for each subject, got two for "
                        + rule.scope().wireName() + " " + rule.subject());
            }
        }
    }

    /** Whether everybody of the process may read, whoever they are. */
    public boolean isOpen() {
        return rules.stream().allMatch(rule -> rule.level().compareTo(AccessLevel.READ) >= 0);
    }

    /** What somebody may do, before the drafting mode is looked at. */
    Grant grantFor(Person person) {
        if (person.role() == Role.SECRETARIAT) {
            return Grant.CHAIR;
        }
        AccessRule rule = ruleFor(person);
        Grant grant = rule == null
                ? byDefault(person)
                : new Grant(rule.level(), rule.arrange() || rule.level() == AccessLevel.CHAIR, rule.clauses());
        return isObserver(person) && grant.level().compareTo(AccessLevel.COMMENT) > 0 ? Grant.COMMENT : grant;
    }

    /** What is open to somebody: a level, whether clauses may be arranged, and which may be changed, null for all. */
    record Grant(
            AccessLevel level, boolean arrange, @Nullable List<org.plenary.instrument.ClauseId> clauses) {
        static final Grant CHAIR = new Grant(AccessLevel.CHAIR, true, null);
        static final Grant DRAFT = new Grant(AccessLevel.DRAFT, true, null);
        static final Grant COMMENT = new Grant(AccessLevel.COMMENT, false, null);
        static final Grant READ = new Grant(AccessLevel.READ, false, null);
    }

    private static Grant byDefault(Person person) {
        if (person.role().decides()) {
            return Grant.CHAIR;
        }
        return isObserver(person) ? Grant.READ : Grant.DRAFT;
    }

    private @Nullable AccessRule ruleFor(Person person) {
        AccessRule best = null;
        for (AccessRule rule : rules) {
            if (concerns(rule, person) && (best == null || isStronger(rule, best))) {
                best = rule;
            }
        }
        return best;
    }

    private static boolean concerns(AccessRule rule, Person person) {
        return switch (rule.scope()) {
            case PERSON -> rule.subject().equals(person.id().value());
            case DELEGATION -> !person.role().decides() && rule.subject().equals(person.delegationCode());
            case GROUP -> !person.role().decides() && person.groups().contains(rule.subject());
        };
    }

    private static boolean isStronger(AccessRule rule, AccessRule than) {
        int byScope = rule.scope().compareTo(than.scope());
        int byLevel = rule.level().compareTo(than.level());
        if (byScope != 0 || byLevel != 0) {
            return byScope != 0 ? byScope > 0 : byLevel > 0;
        }
        return size(rule) > size(than) || (rule.clauses() == null && rule.arrange());
    }

    private static int size(AccessRule rule) {
        return Optional.ofNullable(rule.clauses()).map(List::size).orElse(Integer.MAX_VALUE);
    }

    private static boolean isObserver(Person person) {
        return !person.role().decides() && !person.mayDraft();
    }
}
