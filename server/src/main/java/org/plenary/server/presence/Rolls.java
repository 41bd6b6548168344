package org.plenary.server.presence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.plenary.server.identity.ProcessId;

/** The rolls of processes, made when they are asked for and kept until somebody comes, moves or goes. Thread-safe. */
public final class Rolls {
    private final Function<ProcessId, Roll> maker;
    private final Map<ProcessId, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    private record Kept(Roll roll, long asOf) {}

    /** @param maker makes the roll of a process as it is now; for a process with nobody in it, an empty one */
    public Rolls(Function<ProcessId, Roll> maker) {
        this.maker = maker;
    }

    /** What was handed out so far is out of date. */
    public void changed() {
        changes.incrementAndGet();
    }

    /** The roll of a process. */
    public Roll of(ProcessId process) {
        long now = changes.get();
        Kept last = kept.get(process);
        if (last != null && last.asOf == now) {
            return last.roll;
        }
        Roll roll = maker.apply(process);
        if (roll.drafts().isEmpty()) {
            kept.remove(process);
        } else {
            kept.put(process, new Kept(roll, now));
        }
        return roll;
    }
}
