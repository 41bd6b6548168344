package org.plenary.server.scale;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.plenary.server.wiring.Server;

/**
 * Beats on every event loop of a server, and tells the longest time that one of them worked between two beats. It
 * counts processor time, so that a machine that has too much to do is not taken for a loop that was blocked.
 */
final class LoopWatch {
    private static final int BEAT_MILLIS = 2;

    private final AtomicLong longestNanos = new AtomicLong();

    LoopWatch(Server server) {
        Vertx vertx = server.vertx();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        int loops = 2 * Runtime.getRuntime().availableProcessors();
        List<Context> contexts = new ArrayList<>();
        for (int i = 0; i < loops; i++) {
            contexts.add(((VertxInternal) vertx).createEventLoopContext());
        }
        contexts.forEach(context -> context.runOnContext(nothing -> {
            long[] last = {threads.getCurrentThreadCpuTime()};
            vertx.setPeriodic(BEAT_MILLIS, timer -> {
                long now = threads.getCurrentThreadCpuTime();
                longestNanos.accumulateAndGet(now - last[0], Math::max);
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
