package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.LoopWatch;

class LoopWatchTest {
    @Test
    void seesWhenALoopIsHeld() throws InterruptedException {
        Vertx vertx = Vertx.vertx();
        try {
            LoopWatch watch = new LoopWatch();
            Await.await(watch.begin(vertx));
            CountDownLatch held = new CountDownLatch(1);

            // when
            vertx.getOrCreateContext().runOnContext(nothing -> {
                try {
                    Thread.sleep(1_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                held.countDown();
            });
            assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

            // then the next beat of that loop tells
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (watch.longestStallSeconds() < 0.9 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertThat(watch.longestStallSeconds()).isGreaterThanOrEqualTo(0.9);
        } finally {
            Await.await(vertx.close());
        }
    }

    @Test
    void tellsOfTheLastMinutesOnly() {
        LoopWatch watch = new LoopWatch();
        long now = System.nanoTime();
        watch.held(7, now);
        watch.held(5, now);
        assertThat(watch.longestAt(now)).isEqualTo(7);
        assertThat(watch.longestAt(now + TimeUnit.SECONDS.toNanos(61))).isEqualTo(7);
        assertThat(watch.longestAt(now + TimeUnit.SECONDS.toNanos(200))).isZero();
    }
}
