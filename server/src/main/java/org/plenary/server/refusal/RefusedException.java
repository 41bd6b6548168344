package org.plenary.server.refusal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something was asked for and is not done. The message says what was expected, what came, and what to do. Each package
 * has its own, with reasons of its own; what all have in common is what whoever answers for it needs to know.
 */
public abstract class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected RefusedException(String message) {
        super(message);
    }

    protected RefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What is the matter, in the terms that all packages share. */
    public abstract RefusalKind kind();

    /** What who asked for it is told. */
    public String told() {
        return String.valueOf(getMessage());
    }

    /** The stable name of this case within its kind, for programs; null if it has none. */
    public @Nullable String caseName() {
        return null;
    }

    /** What it is about, for programs: ids, by what they are ids of. */
    public Map<String, List<String>> named() {
        return Map.of();
    }

    /** In how many seconds to ask again; 0 if nothing can be said of that. */
    public long retrySeconds() {
        return 0;
    }

    /** Whether somebody has to look after it: it is no affair of who asked. */
    public boolean isFault() {
        return false;
    }
}
