package org.plenary.server.negotiation;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;

/**
 * The rules of who may do what in a draft. Of several that fit somebody the most specific counts: that of the person,
 * else of the delegation, else the one that gives most among those of the delegation's groups, else the default:
 * whoever chairs, and the secretariat, CHAIR; delegates of participating delegations DRAFT; observers READ.
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
        return grantFor(Actor.of(person), AccessLevel.NONE);
    }

    /** Whether somebody leads the draft, for all that is known of them: decides in it, archives it, brings it back. */
    boolean leads(Actor actor) {
        return gives(actor, AccessLevel.CHAIR);
    }

    /**
     * Whether so much is open to somebody. Of whom groups are not known, it is as soon as it would be to a member of
     * some of those that rules name.
     */
    boolean gives(Actor actor, AccessLevel level) {
        return grantFor(actor, level).level().compareTo(level) >= 0;
    }

    /**
     * Whether somebody may add, delete and move clauses, whatever the mode. Of whom groups are not known, and whom no
     * other rule is about, as if no rule were.
     */
    boolean mayArrange(Actor actor) {
        boolean byGroups = actor.groups() == null
                && rules.stream()
                        .noneMatch(rule ->
                                rule.scope() != AccessRule.Scope.GROUP && actor.isConcernedBy(rule, AccessLevel.DRAFT));
        return byGroups
                ? byDefault(actor).arrange()
                : grantFor(actor, AccessLevel.DRAFT).arrange();
    }

    /** @param asked what is asked for; means something for those of whom groups are not known */
    private Grant grantFor(Actor actor, AccessLevel asked) {
        if (actor.role() == Role.SECRETARIAT) {
            return Grant.CHAIR;
        }
        AccessRule rule = ruleFor(actor, asked);
        Grant grant = rule == null
                ? byDefault(actor)
                : new Grant(rule.level(), rule.arrange() || rule.level() == AccessLevel.CHAIR, rule.clauses());
        return actor.observes() && grant.level().compareTo(AccessLevel.COMMENT) > 0 ? Grant.COMMENT : grant;
    }

    /** What is open to somebody: a level, whether clauses may be arranged, and which may be changed, null for all. */
    record Grant(
            AccessLevel level, boolean arrange, @Nullable List<org.plenary.instrument.ClauseId> clauses) {
        static final Grant CHAIR = new Grant(AccessLevel.CHAIR, true, null);
        static final Grant DRAFT = new Grant(AccessLevel.DRAFT, true, null);
        static final Grant COMMENT = new Grant(AccessLevel.COMMENT, false, null);
        static final Grant READ = new Grant(AccessLevel.READ, false, null);
    }

    private static Grant byDefault(Actor actor) {
        if (actor.role().decides()) {
            return Grant.CHAIR;
        }
        return actor.observes() ? Grant.READ : Grant.DRAFT;
    }

    private @Nullable AccessRule ruleFor(Actor actor, AccessLevel asked) {
        AccessRule best = null;
        for (AccessRule rule : rules) {
            if (actor.isConcernedBy(rule, asked) && (best == null || isStronger(rule, best))) {
                best = rule;
            }
        }
        return best;
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
}
