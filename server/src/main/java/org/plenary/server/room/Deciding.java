package org.plenary.server.room;

import io.vertx.core.Future;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;

/** A decision that somebody wants to take. Single-threaded, like the room that owns it. */
final class Deciding implements Step {
    private final Interior room;
    private final Person person;
    private final Decision decision;
    private final Answer<Void> answer;

    Deciding(Interior room, Person person, Decision decision, Answer<Void> answer) {
        this.room = room;
        this.person = person;
        this.decision = decision;
        this.answer = answer;
    }

    Future<Void> future() {
        return answer.future();
    }

    @Override
    public void take(Batch batch) {
        boolean changes;
        try {
            Replica replica = room.replica();
            changes = Ruling.on(decision, person, replica.doc(), replica.standing());
        } catch (DecisionException e) {
            answer.refuse(e);
            return;
        }
        if (changes) {
            room.decide(decision, person, batch);
        }
        batch.afterwards(this::done);
    }

    @SuppressWarnings("NullAway") // the only value of its type
    private void done() {
        answer.give(null);
    }

    @Override
    public void abandon(boolean begun) {
        answer.abandon(begun);
    }
}
