package org.plenary.server.scale;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.plenary.server.Server;

/** Beats on every event loop of a server, and tells the longest time that one of them did not. */
final class LoopWatch {
    private static final int BEAT_MILLIS = 2;

    private final AtomicLong longestNanos = new AtomicLong();

    LoopWatch(Server server) {
        Vertx vertx = server.vertx();
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        List<Context> contexts = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            contexts.add(((VertxInternal) vertx).createEventLoopContext());
        }
        contexts.forEach(context -> context.runOnContext(nothing -> {
            long[] last = {System.nanoTime()};
            vertx.setPeriodic(BEAT_MILLIS, timer -> {
                long now = System.nanoTime();
                longestNanos.accumulateAndGet(now - last[0] - BEAT_MILLIS * 1_000_000L, Math::max);
                last[0] = now;
            });
        }));
    }

    void begin() {
        longestNanos.set(0);
    }

    /** Milliseconds. */
    double end() {
        return longestNanos.get() / 1e6;
    }
}
