package org.plenary.server.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.plenary.server.intake.IntakeException.Reason;

/** Reads files on workers of its own, two at once. Few wait; beyond, {@link IntakeException} says busy. Safe from any thread. */
public final class Intakes {
    private static final int THREADS = 2;
    private static final int MAX_UNDER_WAY = 8;

    private final WorkerExecutor workers;
    private final AtomicInteger underWay = new AtomicInteger();

    public Intakes(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("intake", THREADS);
    }

    /**
     * Reads a file, and makes something of what was read; the latter on a worker, too.
     *
     * @return fails with an {@link IntakeException} if the file is not read
     */
    public <T> Future<T> read(byte[] file, String name, Function<IntakeResult, Future<T>> use) {
        if (underWay.incrementAndGet() > MAX_UNDER_WAY) {
            underWay.decrementAndGet();
            return Future.failedFuture(new IntakeException(
                    Reason.BUSY, "Too many files are being read at once. Try again in some seconds."));
        }
        return workers.executeBlocking(() -> use.apply(Intake.read(file, name)), false)
                .onComplete(done -> underWay.decrementAndGet())
                .compose(result -> result);
    }
}
