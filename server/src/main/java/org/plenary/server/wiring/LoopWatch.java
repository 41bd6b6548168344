package org.plenary.server.wiring;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.TimeUnit;

/**
 * Measures for how long event loops are held, by the lateness of a beat on each: whatever holds a loop, all who are
 * served by it wait for so long. Safe from any thread.
 */
public final class LoopWatch {
    private static final long BEAT_MILLIS = 50;
    private static final long BEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(BEAT_MILLIS);
    private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);

    private long windowEndNanos = System.nanoTime() + WINDOW_NANOS;
    private long longestBefore;
    private long longest;

    /** The beat of one loop. */
    private final class Beat extends VerticleBase {
        private long dueNanos;

        @Override
        public Future<?> start() {
            dueNanos = System.nanoTime() + BEAT_NANOS;
            vertx.setPeriodic(BEAT_MILLIS, timer -> {
                long now = System.nanoTime();
                held(now - dueNanos, now);
                dueNanos = now + BEAT_NANOS;
            });
            return Future.succeededFuture();
        }
    }

    /** Watches every event loop from now on. */
    public Future<Void> begin(Vertx vertx) {
        int loops = VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE;
        return vertx.deployVerticle(Beat::new, new DeploymentOptions().setInstances(loops))
                .mapEmpty();
    }

    public synchronized void held(long nanos, long nowNanos) {
        turn(nowNanos);
        longest = Math.max(longest, nanos);
    }

    /** The longest time that a loop was held, of this minute and the one before. */
    public double longestStallSeconds() {
        return longestAt(System.nanoTime()) / (double) TimeUnit.SECONDS.toNanos(1);
    }

    public synchronized long longestAt(long nowNanos) {
        turn(nowNanos);
        return Math.max(longest, longestBefore);
    }

    private void turn(long nowNanos) {
        long over = nowNanos - windowEndNanos;
        if (over >= 0) {
            longestBefore = over < WINDOW_NANOS ? longest : 0;
            longest = 0;
            windowEndNanos = nowNanos + WINDOW_NANOS;
        }
    }
}
