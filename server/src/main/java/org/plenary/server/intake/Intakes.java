package org.plenary.server.intake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * Reads files on workers of its own, two at once, and fragments on two others, so that who pastes does not wait for who
 * imports. Few wait; beyond, {@link IntakeException} says busy. Safe from any thread.
 */
public final class Intakes {
    private static final int THREADS = 2;
    private static final int MAX_UNDER_WAY = 8;
    private static final int MAX_FRAGMENTS_UNDER_WAY = 24;

    private final WorkerExecutor workers;
    private final WorkerExecutor fragmentWorkers;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger fragmentsUnderWay = new AtomicInteger();

    public Intakes(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("intake", THREADS);
        this.fragmentWorkers = vertx.createSharedWorkerExecutor("intake-fragment", THREADS);
    }

    /**
     * Reads a file, and makes something of what was read; the latter on a worker, too.
     *
     * @return fails with an {@link IntakeException} if the file is not read
     */
    public <T> Future<T> read(byte[] file, String name, Function<IntakeResult, Future<T>> use) {
        return limited(
                        underWay,
                        MAX_UNDER_WAY,
                        () -> workers.executeBlocking(() -> use.apply(Intake.read(file, name)), false))
                .compose(result -> result);
    }

    /**
     * Reads a Word file with what is tracked in it, and makes something of that; the latter on a worker, too.
     *
     * @return fails with an {@link IntakeException} if the file is not read
     */
    public <T> Future<T> readTracked(byte[] file, String name, Function<TrackedFile, Future<T>> use) {
        return limited(
                        underWay,
                        MAX_UNDER_WAY,
                        () -> workers.executeBlocking(() -> use.apply(TrackedFile.read(file, name)), false))
                .compose(result -> result);
    }

    /**
     * Reads a fragment in UTF-8, and makes something of what was read; the latter on a worker, too.
     *
     * @return fails with an {@link IntakeException} if the fragment is not read
     */
    public <T> Future<T> readFragment(
            byte[] fragment, FragmentForm form, FragmentPlace place, Function<FragmentReading, T> use) {
        return limited(
                fragmentsUnderWay,
                MAX_FRAGMENTS_UNDER_WAY,
                () -> fragmentWorkers.executeBlocking(
                        () -> use.apply(Fragments.read(Intake.text(fragment), form, place)), false));
    }

    private static <T> Future<T> limited(AtomicInteger count, int most, Supplier<Future<T>> reading) {
        if (count.incrementAndGet() > most) {
            count.decrementAndGet();
            return Future.failedFuture(new IntakeException(
                    Reason.BUSY, "Too many texts are being read at once. Try again in some seconds."));
        }
        return reading.get().onComplete(done -> count.decrementAndGet());
    }
}
