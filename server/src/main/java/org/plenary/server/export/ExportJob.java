package org.plenary.server.export;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** A file on its way. Its future completes once, on the context of who asked. Safe from any thread. */
public final class ExportJob {
    private final Context caller;
    private final Promise<ExportFile> promise = Promise.promise();

    /** Guarded by this, as is what follows. */
    private boolean over;

    private boolean begun;
    private @Nullable Thread worker;

    ExportJob(Context caller) {
        this.caller = caller;
    }

    /**
     * The file, to be handed back with {@link Exports#discard}. Fails with {@link ExportException}, or with what the
     * past or the record of the draft failed with.
     */
    public Future<ExportFile> file() {
        return promise.future();
    }

    /** Nobody waits any more: the work ends soon, and leaves nothing behind. */
    public void abandon() {
        fail(new CancellationException("nobody waits for the file any more"));
    }

    synchronized boolean isOver() {
        return over;
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    /** This thread begins to work for it; false if there is nothing to be done any more. */
    synchronized boolean begin() {
        if (over) {
            return false;
        }
        begun = true;
        worker = Thread.currentThread();
        return true;
    }

    /** This thread works for it no longer, and nothing that was meant for this work reaches the next. */
    synchronized void leave() {
        worker = null;
        Thread.interrupted();
    }

    /** False if nobody wants the file any more. */
    synchronized boolean succeed(ExportFile file) {
        if (over) {
            return false;
        }
        over = true;
        caller.runOnContext(nothing -> promise.complete(file));
        return true;
    }

    synchronized void fail(Throwable cause) {
        if (over) {
            return;
        }
        over = true;
        if (worker != null) {
            worker.interrupt();
        }
        caller.runOnContext(nothing -> promise.fail(cause));
    }
}
