package org.plenary.server.wiring;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a server up until the process is told to end, and then stops it in good order. Made as soon as the server has
 * started: from then on, being told at any moment is enough.
 */
public final class Running {
    private static final long STOP_SECONDS = 15;

    private final CountDownLatch stopped = new CountDownLatch(1);

    private Running() {}

    /**
     * Stops {@code server} when the process is told to end, even if that has happened already; and ends the process
     * when it has run out of memory.
     */
    public static Running of(Server server) {
        OutOfMemory.watch(server.vertx());
        Running running = new Running();
        Thread stop = new Thread(() -> running.stop(server), "shutdown");
        try {
            Runtime.getRuntime().addShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is ending: no hook is taken any more, and none is needed.
            stop.start();
        }
        return running;
    }

    /** Returns when the server has been stopped. */
    public void untilTold() throws InterruptedException {
        stopped.await();
    }

    private void stop(Server server) {
        try {
            server.stop().toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            System.err.println("plenary: the server did not stop in good order: " + e);
        } finally {
            stopped.countDown();
        }
    }
}
