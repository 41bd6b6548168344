package org.plenary.server.session;

import org.jspecify.annotations.Nullable;
import org.plenary.server.memory.MemoryConfig;

/** Whether anything still comes from a client, and whether what has begun to come goes on. Single-threaded. */
final class Pulse {
    private final SessionConfig config;
    private final MemoryConfig memory;
    private final Progress progress;
    private long heardNanos;
    private long bytesHeard;

    Pulse(SessionConfig config, MemoryConfig memory, long nowNanos) {
        this.config = config;
        this.memory = memory;
        this.progress = new Progress(memory, nowNanos);
        this.heardNanos = nowNanos;
    }

    /** Something came, or could not have come until now. */
    void heard(long nowNanos) {
        heardNanos = nowNanos;
    }

    /**
     * To be called a few times in each time of silence that is allowed.
     *
     * @param bytesRead everything that ever came, in bytes
     * @param unfinished whether a message has begun to come and the client is free to go on with it
     * @return why the client is to be given up, for it to read; null if it is not
     */
    @Nullable
    String beat(long bytesRead, boolean unfinished, long nowNanos) {
        if (bytesRead != bytesHeard) {
            // Within a long frame nothing else can come, not even the answer to a ping.
            bytesHeard = bytesRead;
            heardNanos = nowNanos;
        }
        if (!unfinished) {
            progress.rest(bytesRead, nowNanos);
        } else if (!progress.goesOn(bytesRead, nowNanos)) {
            return "an unfinished message brought fewer than " + memory.leastProgress() + " bytes in "
                    + memory.patience().toSeconds() + " seconds; send it again";
        }
        return nowNanos - heardNanos > config.deadAfter().toNanos()
                ? "nothing came for " + config.deadAfter().toSeconds() + " seconds; connect again"
                : null;
    }
}
