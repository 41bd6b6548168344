package org.plenary.server.room;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Throws once, at the n-th step that it is told of: so that a test can throw at every step there is, one after the
 * other. Safe from any thread.
 */
public final class Trap {
    private int steps;
    private int springsAt;
    private @Nullable String springsAtName;
    private @Nullable Supplier<Throwable> thrown;
    private @Nullable String sprungAt;

    /** Counts anew and throws at step {@code at}, the first being 1. */
    synchronized void arm(int at, Supplier<Throwable> what) {
        steps = 0;
        springsAt = at;
        springsAtName = null;
        sprungAt = null;
        thrown = what;
    }

    /** Throws at the next step of that name. */
    public synchronized void arm(String name, Supplier<Throwable> what) {
        springsAtName = name;
        sprungAt = null;
        thrown = what;
    }

    public synchronized void disarm() {
        thrown = null;
    }

    /** The name of the step at which it threw, null if it did not. */
    public synchronized @Nullable String sprungAt() {
        return sprungAt;
    }

    /** A step is taken. */
    void step(String name) {
        Throwable now = next(name);
        if (now != null) {
            Trap.<RuntimeException>sneak(now);
        }
    }

    /** What the step throws, null if nothing. */
    synchronized @Nullable Throwable next(String name) {
        steps++;
        if (thrown == null
                || sprungAt != null
                || !(springsAtName == null ? steps == springsAt : name.equals(springsAtName))) {
            return null;
        }
        sprungAt = name;
        return thrown.get();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
