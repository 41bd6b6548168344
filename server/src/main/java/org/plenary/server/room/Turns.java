package org.plenary.server.room;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a room, and the one place through which everything goes that touches it.
 *
 * <pre>
 *            inbox not empty                      on disk
 *   AT REST ─────────────────► judge, apply ──────────────► show, acknowledge ──► AT REST
 *      ▲                       all that waits                     │
 *      │ done                       │ something is thrown         │ something is thrown
 *   HELD (worked out elsewhere)     └────────────► CLOSED ◄───────┘
 * </pre>
 *
 * <p>Two things always hold, and they are held here:
 *
 * <ul>
 *   <li><b>Nobody receives an edit that a crash could lose (I1):</b> a batch is shown and acknowledged only in {@link
 *       #atRest}, and that is reached only once the batch is on disk.
 *   <li><b>Replaying the record gives the room's state (I2):</b> while nothing is being written, the replica is what is
 *       on disk. What a turn did to it is either written, or nobody looks at that replica again.
 * </ul>
 *
 * <p>So whatever is thrown in a turn, an exception or an {@link Error}, ends the room before anything more is shown or
 * acknowledged: nobody can know what the replica has of that turn, and a later acknowledgement would count what was
 * lost as saved. Every task of the room runs by {@link #run} or {@link #after}, or comes back by a future that is
 * waited for here; nothing else may be given to its loop. Whoever waits for something is answered then, and the next
 * room is read from the record.
 *
 * <p>{@link #run}, {@link #after}, {@link #add} and {@link #areOver} may be called from any thread, everything else on
 * the loop only.
 */
final class Turns {
    private static final int MAX_STEPS_PER_TURN = 1024;

    private final Loop loop;
    private final Pace pace;
    private final Stage stage;

    private final ArrayDeque<Step> inbox = new ArrayDeque<>();
    /** Those whose turn has come, until all that follows from it is done. */
    private final ArrayDeque<Step> begun = new ArrayDeque<>();
    /** What is being worked out elsewhere. */
    private @Nullable Step held;
    /** Whose code runs. */
    private @Nullable Step current;

    /** Whether the next turn has to wait: a batch is being written, or something is worked out elsewhere. */
    private boolean busy;

    private boolean planned;
    private @Nullable Runnable ending;
    private volatile boolean closed;
    /** An outcome could not even be brought to the loop: whatever comes there next closes the room. */
    private volatile boolean lost;

    /** What a room does in its turns. */
    interface Stage {
        /** For how many connections a turn is. */
        int crowd();

        /** Has the batch written; completes, on the room's loop, once it is on disk. */
        Future<Void> write(Batch batch);

        /** All of the batch is on disk, if there is anything in it: shows and acknowledges it. */
        void show(Batch batch);

        /**
         * The room is closed: nothing more is shown. Called once.
         *
         * @param thrown what broke it, null if nothing did
         */
        void closed(CloseCode code, String reason, @Nullable Throwable thrown);
    }

    Turns(Loop loop, Pace pace, Stage stage) {
        this.loop = loop;
        this.pace = pace;
        this.stage = stage;
    }

    /** Whether nothing more comes from the room. */
    boolean areOver() {
        return closed || lost;
    }

    /** Whether something is being written or worked out. */
    boolean areHeld() {
        return busy;
    }

    /** Runs a task on the loop, unless the room has closed before. */
    void run(Runnable task) {
        loop.run(() -> guarded(task));
    }

    /** Runs a task on the loop, or the other one if the room has closed before. */
    void run(Runnable task, Runnable ifClosed) {
        loop.run(() -> {
            if (closed) {
                ifClosed.run();
            } else {
                guarded(task);
            }
        });
    }

    /** Runs a task on the loop after {@code millis}, unless the room has closed before. */
    void after(long millis, Runnable task) {
        loop.after(millis, () -> guarded(task));
    }

    /** Has a step wait for its turn. */
    void add(Step step) {
        loop.run(() -> {
            guarded(() -> enqueue(step));
            if (closed) {
                // Perhaps it was not even put into the inbox, and nobody else knows of it.
                step.abandon(false);
            }
        });
    }

    /** As {@link #add}, when on the loop already. */
    void enqueue(Step step) {
        inbox.addLast(step);
        plan();
    }

    /** A step that has had its turn waits for another one, before all others. */
    void again(Step step) {
        inbox.addFirst(step);
    }

    /**
     * Has something worked out elsewhere from what is on disk now; until that is done the room takes nothing else. To
     * be called while nothing is held.
     *
     * @param then what the step does with the outcome, in a turn of its own
     */
    <T> void hold(Step step, Future<T> work, BiConsumer<AsyncResult<T>, Batch> then) {
        busy = true;
        held = step;
        work.onComplete(done -> bring(() -> {
            begun.addLast(step);
            held = null;
            busy = false;
            Batch batch = begin();
            take(step, batch, () -> then.accept(done, batch));
            commit(batch);
        }));
    }

    /** Ends the room at the end of this turn, when all that was done in it is told. */
    void close(CloseCode code, String reason) {
        ending = () -> end(code, reason, null);
    }

    private void bring(Runnable outcome) {
        try {
            run(outcome);
        } catch (RuntimeException | Error e) {
            lost = true;
            throw e;
        }
    }

    private void plan() {
        if (busy || planned || inbox.isEmpty()) {
            return;
        }
        planned = true;
        after(pace.millisToWait(stage.crowd(), System.nanoTime()), () -> {
            planned = false;
            turn();
        });
    }

    private void turn() {
        if (busy) {
            return;
        }
        Batch batch = begin();
        for (int taken = 0; taken < MAX_STEPS_PER_TURN && !inbox.isEmpty(); taken++) {
            Step step = inbox.getFirst();
            begun.addLast(step);
            inbox.removeFirst();
            take(step, batch, () -> step.take(batch));
        }
        commit(batch);
    }

    private Batch begin() {
        pace.turn(System.nanoTime());
        return new Batch(System.currentTimeMillis());
    }

    private void take(Step step, Batch batch, Runnable work) {
        current = step;
        batch.taking(step);
        work.run();
        current = null;
    }

    private void commit(Batch batch) {
        if (batch.isEmpty()) {
            atRest(batch);
            return;
        }
        busy = true;
        stage.write(batch)
                .onComplete(written -> guarded(() -> {
                    if (written.failed()) {
                        end(
                                CloseCode.TRY_AGAIN,
                                "the server could not save the last changes; connect again",
                                written.cause());
                        return;
                    }
                    busy = false;
                    atRest(batch);
                }));
    }

    /** All of the batch is on disk: shows it, does what waited for that, and goes on. */
    private void atRest(Batch batch) {
        stage.show(batch);
        batch.forEachAfterwards((step, task) -> {
            current = step;
            task.run();
        });
        current = null;
        begun.clear();
        if (ending != null) {
            ending.run();
        } else {
            plan();
        }
    }

    private void guarded(Runnable task) {
        if (closed) {
            return;
        }
        try {
            if (lost) {
                throw new IllegalStateException("expected the outcome of a turn, it could not be brought to the room");
            }
            task.run();
        } catch (Throwable thrown) {
            end(CloseCode.TRY_AGAIN, "the server has to open the draft anew; connect again", thrown);
            if (thrown instanceof Error error) {
                // The room has come to terms with it; the process may have to, too.
                throw error;
            }
        }
    }

    private void end(CloseCode code, String reason, @Nullable Throwable thrown) {
        if (closed) {
            return;
        }
        closed = true;
        Step culprit = current;
        if (thrown != null && culprit != null) {
            loop.attempt(() -> culprit.broke(thrown));
        }
        loop.attempt(() -> stage.closed(code, reason, thrown));
        Step elsewhere = held;
        if (elsewhere != null) {
            loop.attempt(() -> elsewhere.abandon(false));
        }
        abandon(begun, true);
        abandon(inbox, false);
    }

    private void abandon(ArrayDeque<Step> steps, boolean begun) {
        for (Step step = steps.pollFirst(); step != null; step = steps.pollFirst()) {
            Step abandoned = step;
            loop.attempt(() -> abandoned.abandon(begun));
        }
    }
}
