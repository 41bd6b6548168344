package org.plenary.server.signin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.IdentityException;

/**
 * Hashes passwords on threads of its own, a few at a time. Safe from any thread.
 *
 * <p>Futures fail with {@link IdentityException.Reason#OVERLOADED} when too many wait already.
 */
public final class PasswordHasher {
    /** What OWASP recommends at least: 19 MiB, two passes. */
    private static final Argon2 COST = new Argon2(19 << 10, 2, 1);

    private static final int AT_A_TIME = 2;
    private static final int MAX_WAITING = 32;

    private final WorkerExecutor workers;
    private final Argon2 cost;
    private final AtomicInteger under = new AtomicInteger();
    /** Of a password that nobody has; makes the answer for an unknown account cost the same. */
    private final String nobodys;

    /** Blocks while it makes one hash: not for an event loop. */
    public PasswordHasher(Vertx vertx) {
        this(vertx, COST);
    }

    PasswordHasher(Vertx vertx, Argon2 cost) {
        this.workers = vertx.createSharedWorkerExecutor("plenary-passwords", AT_A_TIME);
        this.cost = cost;
        this.nobodys = cost.hash(Secrets.random());
    }

    /** The hash of a password, with its salt and its cost, to be stored. */
    public Future<String> hash(String password) {
        return run(() -> cost.hash(password));
    }

    /** Whether a hash is of this password; takes as long without a hash, and says no. */
    Future<Boolean> matches(String password, @Nullable String hash) {
        return run(() -> Argon2.matches(password, hash == null ? nobodys : hash) && hash != null);
    }

    /** Whether a hash should be made anew, since it cost less than one does now. */
    boolean isWeak(String hash) {
        return cost.isStrongerThan(hash);
    }

    private <T> Future<T> run(Callable<T> task) {
        if (under.incrementAndGet() > AT_A_TIME + MAX_WAITING) {
            under.decrementAndGet();
            return Future.failedFuture(new IdentityException(
                    IdentityException.Reason.OVERLOADED, "Too many people sign in at this moment. Try again soon."));
        }
        return workers.executeBlocking(task, false).onComplete(done -> under.decrementAndGet());
    }
}
