package org.plenary.server.record;

import org.jspecify.annotations.Nullable;

/** Something in the file of a record is not as it must be. */
final class RecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final @Nullable Long entry;

    /**
     * @param line the line of the file, from 1
     * @param entry the entry that the line holds or should hold, null if it is about something else
     */
    RecordException(long line, @Nullable Long entry, String message) {
        super(message);
        this.line = line;
        this.entry = entry;
    }

    long line() {
        return line;
    }

    @Nullable
    Long entry() {
        return entry;
    }
}
