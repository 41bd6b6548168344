package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;

/**
 * What is to be said to Redis next: a set and not a queue, so that it is no longer than there are processes, however
 * long Redis is away. A heartbeat goes first, then the reading of what others have stored, then what is to be told, in
 * order. Single-threaded.
 */
final class Due {
    private final Set<Task> tasks = new LinkedHashSet<>();

    /** Something to be said. */
    sealed interface Task {
        /** Says it; gives the answer, or null if there is nothing to say after all. */
        @Nullable
        Future<?> accept(Visitor visitor);
    }

    /** Says each kind of task. */
    interface Visitor {
        /** A sign of life, and what time it is. */
        Future<?> beat();

        /** Everything that the others have stored. */
        Future<?> readAll();

        /** Who is here in a process; null if there is nothing to tell. */
        @Nullable
        Future<?> tell(ProcessId process);
    }

    private record Beat() implements Task {
        @Override
        public Future<?> accept(Visitor visitor) {
            return visitor.beat();
        }
    }

    private record ReadAll() implements Task {
        @Override
        public Future<?> accept(Visitor visitor) {
            return visitor.readAll();
        }
    }

    private record Tell(ProcessId process) implements Task {
        @Override
        public @Nullable Future<?> accept(Visitor visitor) {
            return visitor.tell(process);
        }
    }

    void beat() {
        tasks.add(new Beat());
    }

    void readAll() {
        tasks.add(new ReadAll());
    }

    void tell(Collection<ProcessId> processes) {
        processes.forEach(process -> tasks.add(new Tell(process)));
    }

    /** Takes out what comes next; null if there is nothing. */
    @Nullable
    Task poll() {
        for (Task first : new Task[] {new Beat(), new ReadAll()}) {
            if (tasks.remove(first)) {
                return first;
            }
        }
        Iterator<Task> rest = tasks.iterator();
        if (!rest.hasNext()) {
            return null;
        }
        Task next = rest.next();
        rest.remove();
        return next;
    }
}
