package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import org.plenary.server.identity.PersonId;

/**
 * What somebody decides about a draft. Each kind of decision is one class here, which says all that is to be said of
 * it: when it can be taken, what stands after it, how it is written into the record and read from there, and what
 * people are told of it. {@link DecisionKinds} lists them.
 *
 * <p>Each kind says who may take it: whoever leads the draft, if it says nothing else. {@link Ruling} asks it.
 */
public interface Decision {
    /** Its kind. */
    DecisionKind kind();

    /**
     * Checks that somebody may take it, for all that is known of them.
     *
     * @throws DecisionException if they may not; it says who may
     */
    default void requireRight(Actor by, Standing now) {
        Ruling.requireLead(by, now);
    }

    /**
     * Whether it is taken by people alone of whom the record has said who they are. Not so of kinds that are in records
     * from before it said that of everybody.
     */
    default boolean isByTheIntroduced() {
        return false;
    }

    /**
     * Whether it changes anything, where things stand so.
     *
     * @throws DecisionException if it cannot be taken
     */
    boolean changes(Situation now);

    /** What stands after it. Whether it can be taken is not looked at. */
    Standing effect(Standing before, Act act);

    /** Adds what the record says of it, in the one order of its kind. */
    void write(Fields to);

    /** What everybody in the draft is told of it, besides who decided and when; empty if it is told to nobody. */
    Optional<Fields> news();

    /** The least that tells what was decided, as a mark on the draft's time. */
    Fields brief();

    /**
     * How that is called which it is about, where it names it by its id alone: told besides its {@link #news} and what
     * is {@link #brief}.
     *
     * @param before what stood before it
     */
    default Fields named(Standing before) {
        return new Fields();
    }

    /** Whether it is about a branch, and not about a draft. */
    default boolean isOfBranches() {
        return false;
    }

    /** Whether it can be taken about a draft that is archived. */
    default boolean isForArchivedDrafts() {
        return false;
    }

    /**
     * The changes of the text that are recorded next, one right behind the other, since they belong to it; none if the
     * next entry may be any. Between them stands at most who their people are, of people other than who decides.
     *
     * @param now how things stand before the decision
     * @param by who decides
     */
    default List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return List.of();
    }
}
