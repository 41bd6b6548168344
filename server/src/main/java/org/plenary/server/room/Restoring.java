package org.plenary.server.room;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.List;
import org.plenary.crdt.Update;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;

/**
 * A text that somebody wants back. It is worked out on a worker from what is on disk, while the room takes nothing else, and is then
 * judged like any other change. Single-threaded, like the room that owns it.
 */
final class Restoring implements Step {
    private final Interior room;
    private final Person person;
    private final RestoreRequest request;
    private final Answer<Restored> answer;

    Restoring(Interior room, Person person, RestoreRequest request, Answer<Restored> answer) {
        this.room = room;
        this.person = person;
        this.request = request;
        this.answer = answer;
    }

    Future<Restored> future() {
        return answer.future();
    }

    @Override
    public void take(Batch batch) {
        if (request.decision() != null) {
            try {
                Ruling.requireRight(person, room.replica().standing());
            } catch (DecisionException e) {
                answer.refuse(e);
                return;
            }
        }
        batch.afterwards(this::workOut);
    }

    private void workOut() {
        if (room.turns().areHeld()) {
            // Another one of the same turn is being worked out.
            room.turns().again(this);
            return;
        }
        Replica replica = room.replica();
        byte[] state = replica.doc().encodeStateAsUpdate();
        long client = replica.clientIds().unused();
        Future<Restoration> work = request.target()
                .at(replica.head().seq())
                .compose(
                        target -> room.workers().executeBlocking(() -> Restoration.of(state, client, target, request)));
        room.turns().hold(this, work, this::workedOut);
    }

    private void workedOut(AsyncResult<Restoration> done, Batch batch) {
        if (done.failed()) {
            answer.refuse(done.cause());
            return;
        }
        Restoration restoration = done.result();
        Replica replica = room.replica();
        if (restoration.update().isEmpty()) {
            answer.give(new Restored(replica.head().seq(), List.of()));
            return;
        }
        Gate.judge(
                        Authority.of(person, replica),
                        restoration.update(),
                        replica,
                        room.config().maxDraftBytes())
                .settle(new Outcome(restoration, batch));
    }

    @Override
    public void abandon(boolean begun) {
        answer.abandon(begun);
    }

    private final class Outcome implements Gate.Settlement {
        private final Restoration restoration;
        private final Batch batch;

        Outcome(Restoration restoration, Batch batch) {
            this.restoration = restoration;
            this.batch = batch;
        }

        @Override
        public void accepted(Update novelty, boolean outline) {
            Replica replica = room.replica();
            replica.introduce(person, batch);
            Decision decision = request.decision();
            if (decision != null) {
                room.decide(decision, person, batch);
            }
            int index = batch.entries().size();
            batch.add(person, novelty, replica.apply(novelty, person.id(), outline));
            batch.afterwards(
                    () -> answer.give(new Restored(batch.headAfter(index).seq(), restoration.clauses())));
        }

        @Override
        public void incomplete() {
            answer.refuse(new IllegalStateException("expected an edit of the draft as it is"));
        }

        @Override
        public void refused(Refusal refusal) {
            answer.refuse(restoration.refused(refusal));
        }
    }
}
