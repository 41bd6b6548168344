package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** What listeners have thrown while something that must come to its end went on. */
final class Failures {
    private @Nullable Throwable first;

    /** Runs code of somebody else; what it throws is kept for later. */
    void guard(Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | Error e) {
            add(e);
        }
    }

    private void add(Throwable failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    /** Throws the first failure, which carries the others as suppressed ones, and forgets them. */
    void rethrow() {
        Throwable failure = first;
        first = null;
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }
}
