package org.plenary.server.negotiation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.NumberingPlan;
import org.plenary.server.identity.Person;

/**
 * All that was decided about a draft up to one moment, in parts, each a value with acts of its own. Immutable; each
 * decision makes another one.
 *
 * @param drafting who drafts now
 * @param clauses how far the clauses have come
 * @param access the rules of access
 * @param revisions what was issued
 * @param brackets what is in brackets
 * @param numbers how the clauses are numbered
 * @param packages which clauses are agreed together
 * @param alternatives which clauses compete
 * @param proposals what was proposed
 * @param branch what branch it is; null for a draft
 */
public record Standing(
        Drafting drafting,
        ClauseDecisions clauses,
        Access access,
        Revisions revisions,
        Brackets brackets,
        Numbers numbers,
        Packages packages,
        Alternatives alternatives,
        Proposals proposals,
        @Nullable Branch branch) {
    /** That of a draft about which nothing was decided. */
    public static final Standing INITIAL = new Standing(
            Drafting.INITIAL,
            ClauseDecisions.INITIAL,
            Access.DEFAULT,
            Revisions.INITIAL,
            Brackets.INITIAL,
            Numbers.RUNNING,
            Packages.INITIAL,
            Alternatives.NONE,
            Proposals.INITIAL,
            null);

    Standing with(Drafting next) {
        return new Standing(
                next, clauses, access, revisions, brackets, numbers, packages, alternatives, proposals, branch);
    }

    Standing with(ClauseDecisions next) {
        return new Standing(
                drafting, next, access, revisions, brackets, numbers, packages, alternatives, proposals, branch);
    }

    Standing with(Access next) {
        return new Standing(
                drafting, clauses, next, revisions, brackets, numbers, packages, alternatives, proposals, branch);
    }

    Standing with(Revisions next) {
        return new Standing(
                drafting, clauses, access, next, brackets, numbers, packages, alternatives, proposals, branch);
    }

    Standing with(Brackets next) {
        return new Standing(
                drafting, clauses, access, revisions, next, numbers, packages, alternatives, proposals, branch);
    }

    Standing with(Numbers next) {
        return new Standing(
                drafting, clauses, access, revisions, brackets, next, packages, alternatives, proposals, branch);
    }

    Standing with(Packages next) {
        return new Standing(
                drafting, clauses, access, revisions, brackets, numbers, next, alternatives, proposals, branch);
    }

    Standing with(Alternatives next) {
        return new Standing(drafting, clauses, access, revisions, brackets, numbers, packages, next, proposals, branch);
    }

    Standing with(Proposals next) {
        return new Standing(
                drafting, clauses, access, revisions, brackets, numbers, packages, alternatives, next, branch);
    }

    Standing with(Branch next) {
        return new Standing(
                drafting, clauses, access, revisions, brackets, numbers, packages, alternatives, proposals, next);
    }

    /** By what a text is numbered now. */
    public NumberingPlan plan() {
        return numbers.plan().withAlternatives(alternatives.byClause());
    }

    /** Whether somebody may add, delete and move clauses now, for all that is known of them, or leads the draft. */
    boolean mayArrange(Actor actor) {
        return access.leads(actor) || (drafting.mode() == DraftingMode.EVERYBODY && access.mayArrange(actor));
    }

    /** What a person may do now. */
    public Rights rights(Person person) {
        return branch == null
                ? Rights.of(person, drafting, access)
                : branch.rights(person, drafting, access.grantFor(person));
    }

    /** Whether everybody has the same rights as with another one. */
    public boolean givesSameRightsAs(Standing other) {
        return drafting.equals(other.drafting)
                && access.equals(other.access)
                && Objects.equals(
                        branch == null ? null : branch.invited(), other.branch == null ? null : other.branch.invited());
    }
}
