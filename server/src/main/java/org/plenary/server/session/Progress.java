package org.plenary.server.session;

import org.plenary.server.memory.MemoryConfig;

/**
 * Whether an unfinished message goes on: within each stretch of patience it has to bring some bytes. However long the
 * message takes that way, a slow line gets it through. Single-threaded.
 */
final class Progress {
    private final MemoryConfig config;
    private long sinceNanos;
    private long bytesThen;

    Progress(MemoryConfig config, long nowNanos) {
        this.config = config;
        this.sinceNanos = nowNanos;
    }

    /** Nothing is unfinished, or it is not the client's doing that nothing comes. */
    void rest(long bytesRead, long nowNanos) {
        sinceNanos = nowNanos;
        bytesThen = bytesRead;
    }

    /** Something is unfinished. Returns whether it goes on as it should. */
    boolean goesOn(long bytesRead, long nowNanos) {
        if (nowNanos - sinceNanos < config.patience().toNanos()) {
            return true;
        }
        boolean enough = bytesRead - bytesThen >= config.leastProgress();
        rest(bytesRead, nowNanos);
        return enough;
    }
}
