package org.plenary.server.room;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of execution of a room: a Vert.x context with its timers. What a room runs on it goes through {@link
 * Turns}.
 */
final class Loop implements Lane {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);

    private final Vertx vertx;
    private final Context context;

    Loop(Vertx vertx, Context context) {
        this.vertx = vertx;
        this.context = context;
    }

    @Override
    public void run(Runnable task) {
        context.runOnContext(nothing -> task.run());
    }

    /** Runs a task on this loop after {@code millis}; at once when that is zero or less. */
    void after(long millis, Runnable task) {
        if (millis <= 0) {
            run(task);
        } else {
            vertx.setTimer(millis, timer -> run(task));
        }
    }

    /** That of whoever calls. */
    Lane ofCaller() {
        return new Loop(vertx, vertx.getOrCreateContext());
    }

    /** Does something here and now that others must not suffer from, whatever it throws. */
    void attempt(Runnable task) {
        try {
            task.run();
        } catch (Throwable thrown) {
            complain(thrown);
        }
    }

    private static void complain(Throwable thrown) {
        try {
            log.atError().setCause(thrown).log("room.notTidied");
        } catch (Throwable unsaid) {
            // There is nobody left to tell it to.
        }
    }
}
