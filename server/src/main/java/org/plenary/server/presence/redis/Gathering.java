package org.plenary.server.presence.redis;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.plenary.server.identity.ProcessId;

/**
 * Gathers the processes in which something has changed for a while, so that many changes of one cost one command. All
 * but {@link #add} on one event loop.
 *
 * <pre>
 *           plan: something has changed
 *      Idle ───────────────────────────► Planned
 *        ▲      the time is over: told      │
 *        └──────────────────────────────────┘
 * </pre>
 */
final class Gathering {
    /** What a node may send of its reports for long; larger ones come less often. */
    private static final long BYTES_PER_SECOND = 512 << 10;

    private final long gatherMillis;
    private final LongSupplier bytesSent;
    private final Timers timers;
    private final Consumer<Set<ProcessId>> tell;
    private final Set<ProcessId> changed = ConcurrentHashMap.newKeySet();
    private State state = new Idle();

    /** Does something after so many milliseconds. */
    interface Timers {
        void after(long millis, Runnable task);
    }

    /**
     * Begins with nothing.
     *
     * @param gatherMillis for how long changes are gathered, 0 or more
     * @param bytesSent how long the reports were that were sent since {@code tell} was called last, in bytes
     * @param tell told of the processes in which something has changed
     */
    Gathering(long gatherMillis, LongSupplier bytesSent, Timers timers, Consumer<Set<ProcessId>> tell) {
        this.gatherMillis = gatherMillis;
        this.bytesSent = bytesSent;
        this.timers = timers;
        this.tell = tell;
    }

    private sealed interface State {
        void plan(Gathering it);
    }

    private record Idle() implements State {
        @Override
        public void plan(Gathering it) {
            if (!it.changed.isEmpty()) {
                it.state = new Planned();
                it.timers.after(it.pauseMillis(), it::flush);
            }
        }
    }

    private record Planned() implements State {
        @Override
        public void plan(Gathering it) {
            // What has changed since will be told with the rest.
        }
    }

    /** Something has changed in a process; from any thread. Returns whether that was not known. */
    boolean add(ProcessId process) {
        return changed.add(process);
    }

    /** Something may have changed. */
    void plan() {
        state.plan(this);
    }

    private long pauseMillis() {
        return Math.max(Math.max(1, gatherMillis), TimeUnit.SECONDS.toMillis(bytesSent.getAsLong()) / BYTES_PER_SECOND);
    }

    private void flush() {
        state = new Idle();
        Set<ProcessId> news = new LinkedHashSet<>();
        // Taken out before it is looked at: what changes from now on is news again.
        for (Iterator<ProcessId> each = changed.iterator(); each.hasNext(); ) {
            news.add(each.next());
            each.remove();
        }
        tell.accept(news);
    }
}
