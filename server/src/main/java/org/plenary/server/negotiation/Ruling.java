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
        return on(decision, Actor.of(person), now);
    }

    /**
     * As above, by somebody of whom nothing is known but what the record says. In which groups a delegation is, it does
     * not say: the person is taken to be in those by which they could decide.
     */
    public static boolean on(Decision decision, PersonId person, Participant participant, Situation now) {
        return on(decision, Actor.of(person, participant), now);
    }

    private static boolean on(Decision decision, Actor actor, Situation now) {
        decision.requireRight(actor, now.standing());
        return judge(decision, now);
    }

    /** As above, by somebody of whom nothing is known: where that may be, it is not looked at whether they may. */
    public static boolean on(Decision decision, Situation now) {
        if (decision.isByTheIntroduced()) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "expected a person of whom the record has said who they are, got one of whom it has not");
        }
        return judge(decision, now);
    }

    private static boolean judge(Decision decision, Situation now) {
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
        requireLead(Actor.of(person), standing);
        requireNotArchived(standing);
    }

    private static void requireNotArchived(Standing standing) {
        if (standing.drafting().archived()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "This draft is archived: nothing is decided in it. Bring it back first.");
        }
    }

    /** @throws DecisionException if somebody does not lead the draft */
    static void requireLead(Actor actor, Standing standing) {
        if (!standing.access().leads(actor)) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "The chair, the co-facilitators and the secretariat decide in this draft. Ask one of them.");
        }
    }
}
