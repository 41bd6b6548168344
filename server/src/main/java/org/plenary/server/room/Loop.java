package org.plenary.server.room;

import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The one thread of execution of a room: a Vert.x context with its timers. */
final class Loop implements Lane {
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
}
