package org.plenary.server.memory;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.plenary.server.identity.PersonId;

/** What the live connections of this process hold in memory, by use. Safe from any thread. */
public final class Memory {
    private final MemoryConfig config;
    private final Map<Use, Budget> budgets = new EnumMap<>(Use.class);
    private final AnswerQueue answers;

    public Memory(MemoryConfig config) {
        this.config = config;
        for (Use use : Use.values()) {
            budgets.put(use, new Budget(use, config.bytesPerUse(), this::less));
        }
        this.answers = new AnswerQueue(of(Use.OUTGOING));
    }

    private void less() {
        answers.goOn();
    }

    /** What it was made with. */
    public MemoryConfig config() {
        return config;
    }

    /** What is held for one use. */
    public Budget of(Use use) {
        return Objects.requireNonNull(budgets.get(use));
    }

    /**
     * An account for a connection of the person; to be closed with it.
     *
     * @param evict tells the connection to go; called once at most, by any thread, and must return at once
     */
    public Account open(Use use, PersonId person, Runnable evict) {
        return of(use).open(person, evict);
    }

    /** The questions whose answers take memory. */
    public AnswerQueue answers() {
        return answers;
    }

    /** To be called every second or so: whoever keeps others waiting has to go. */
    public void tick() {
        answers.tick();
    }
}
