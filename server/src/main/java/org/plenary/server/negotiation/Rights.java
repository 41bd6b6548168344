package org.plenary.server.negotiation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.identity.Person;

/**
 * What one person may do in a draft now: access rules and drafting mode taken together, and whether the draft
 * is archived. The status of a clause comes on top of it.
 *
 * @param level the level of access
 * @param mode the drafting mode
 * @param mayArrange whether the person may add, delete and move clauses now
 * @param clauses the ids of the only clauses that the person may change, or null for all
 * @param mayBracket whether the person may hold brackets, for a delegation or for any
 * @param archived whether the draft is archived, so that nobody changes or decides anything
 */
public record Rights(
        AccessLevel level,
        DraftingMode mode,
        boolean mayArrange,
        @Nullable Set<String> clauses,
        boolean mayBracket,
        boolean archived) {

    static Rights of(Person person, Drafting drafting, Access access) {
        Actor actor = Actor.of(person);
        Access.Grant grant = access.grantFor(person);
        List<ClauseId> clauses = grant.clauses();
        Rights whole = new Rights(
                grant.level(),
                drafting.mode(),
                grant.arrange(),
                clauses == null ? null : clauses.stream().map(ClauseId::value).collect(Collectors.toUnmodifiableSet()),
                !drafting.archived() && (access.leads(actor) || Holder.speaks(actor, access)),
                drafting.archived());
        return whole.mayWrite()
                ? whole
                : new Rights(whole.level, whole.mode, false, whole.clauses, whole.mayBracket, whole.archived);
    }

    public boolean mayRead() {
        return level != AccessLevel.NONE;
    }

    /** Whether the access rules let the person change anything, whatever the mode. */
    public boolean mayDraft() {
        return level.compareTo(AccessLevel.DRAFT) >= 0;
    }

    /** Whether the person may change anything now. */
    public boolean mayWrite() {
        return !archived
                && switch (mode) {
                    case EVERYBODY -> mayDraft();
                    case CHAIR -> leads();
                    case CLOSED -> false;
                };
    }

    /** Whether the person leads the draft: decides in it, archives it, and brings it back. */
    public boolean leads() {
        return level == AccessLevel.CHAIR;
    }

    /** Whether the person decides now: status of clauses, mode, access. */
    public boolean mayDecide() {
        return leads() && !archived;
    }

    /** Whether the access rules let the person change this clause. */
    public boolean includes(String clause) {
        return clauses == null || clauses.contains(clause);
    }

    /** As they are told to people: {@code mayWrite, mayDecide, mayArrange, mayBracket, clauses}. */
    public Fields toFields() {
        return new Fields()
                .put("mayWrite", mayWrite())
                .put("mayDecide", mayDecide())
                .put("mayArrange", mayArrange)
                .put("mayBracket", mayBracket)
                .put(
                        "clauses",
                        clauses == null ? null : clauses.stream().sorted().toList());
    }
}
