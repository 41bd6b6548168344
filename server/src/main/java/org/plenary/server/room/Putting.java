package org.plenary.server.room;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.DecisionException;

/** A motion that waits for its turn. Single-threaded, like the room that owns it. */
final class Putting<R extends @Nullable Object> implements Step {
    private final Interior room;
    private final Person person;
    private final Way<R> way;
    private final Answer<R> answer;

    /** How it comes to be put, in the turn that is its own. */
    private interface Way<R extends @Nullable Object> {
        void take(Putting<R> putting, Batch batch);
    }

    private Putting(Interior room, Person person, Way<R> way, Answer<R> answer) {
        this.room = room;
        this.person = person;
        this.way = way;
        this.answer = answer;
    }

    /** One that is put as it is. */
    static <R extends @Nullable Object> Putting<R> of(
            Interior room, Person person, Motion<R> motion, Answer<R> answer) {
        return new Putting<>(room, person, (putting, batch) -> putting.put(motion, batch), answer);
    }

    /** One that has to be worked out first. */
    static <R extends @Nullable Object> Putting<R> of(
            Interior room, Person person, Preparation<R> preparation, Answer<R> answer) {
        return new Putting<>(
                room, person, (putting, batch) -> batch.afterwards(() -> putting.prepare(preparation)), answer);
    }

    Future<R> future() {
        return answer.future();
    }

    @Override
    public void take(Batch batch) {
        way.take(this, batch);
    }

    private void prepare(Preparation<R> preparation) {
        if (room.turns().areHeld()) {
            // Another one of the same turn is being worked out.
            room.turns().again(this);
            return;
        }
        Replica replica = room.replica();
        Future<? extends Motion<R>> work;
        try {
            work = preparation.prepare(person, replica.draft(), replica.head());
        } catch (DecisionException e) {
            answer.refuse(e);
            return;
        }
        room.turns().hold(this, work, this::prepared);
    }

    private void prepared(AsyncResult<? extends Motion<R>> done, Batch batch) {
        if (done.succeeded()) {
            put(done.result(), batch);
        } else {
            answer.refuse(done.cause());
        }
    }

    private void put(Motion<R> ready, Batch batch) {
        Supplier<R> told;
        int before = batch.entries().size();
        try {
            told = ready.put(new Floor(room, person, batch));
        } catch (DecisionException e) {
            if (batch.entries().size() > before) {
                // Half of it would be written: nothing of this turn is, and the room is read from the record.
                throw new IllegalStateException("expected a motion that is refused before it has done anything", e);
            }
            answer.refuse(e);
            return;
        }
        batch.afterwards(() -> answer.give(told.get()));
    }

    @Override
    public void abandon(boolean begun) {
        answer.abandon(begun);
    }
}
