package org.plenary.server;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Keeps a server up until the process is told to end, and then stops it in good order. */
final class Running {
    private static final long STOP_SECONDS = 15;

    private Running() {}

    static void untilTold(Server server) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                server.stop()
                                        .toCompletionStage()
                                        .toCompletableFuture()
                                        .get(STOP_SECONDS, TimeUnit.SECONDS);
                            } catch (Exception e) {
                                System.err.println("plenary: the server did not stop in good order: " + e);
                            } finally {
                                stopped.countDown();
                            }
                        },
                        "shutdown"));
        stopped.await();
    }
}
