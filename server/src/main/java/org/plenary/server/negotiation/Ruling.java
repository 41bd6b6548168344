package org.plenary.server.negotiation;

import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;

/**
 * Whether a decision can be taken, and whether it would change anything: one law for the room in which it is taken and
 * for whoever verifies the record later. Stateless.
 */
public final class Ruling {
    private Ruling() {}

    /**
     * Whether the decision changes anything, taken by this person.
     *
     * @throws DecisionException if it cannot be taken
     */
    public static boolean on(Decision decision, Person person, Situation now) {
        requireLead(now.standing().access().leads(person));
        return on(decision, now);
    }

    /**
     * As above, by somebody of whom nothing is known but what the record says. In which groups a delegation is, it does
     * not say: the person is taken to be in those by which they could decide.
     */
    public static boolean on(Decision decision, PersonId person, Participant participant, Situation now) {
        requireLead(now.standing().access().mayLead(person, participant));
        return on(decision, now);
    }

    /** As above, by somebody of whom nothing is known: that they lead the draft is not looked at. */
    public static boolean on(Decision decision, Situation now) {
        if (!decision.isForArchivedDrafts()) {
            requireNotArchived(now.standing());
        }
        return decision.changes(now);
    }

    /**
     * Checks that somebody decides in the draft as things stand.
     *
     * @throws DecisionException if the person does not, or nobody does because it is archived
     */
    public static void requireRight(Person person, Standing standing) {
        requireLead(standing.access().leads(person));
        requireNotArchived(standing);
    }

    private static void requireNotArchived(Standing standing) {
        if (standing.drafting().archived()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "This draft is archived: nothing is decided in it. Bring it back first.");
        }
    }

    private static void requireLead(boolean leads) {
        if (!leads) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "The chair, the co-facilitators and the secretariat decide in this draft. Ask one of them.");
        }
    }
}
