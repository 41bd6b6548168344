package org.plenary.server.session;

import java.util.ArrayDeque;

/** The document messages of a connection that wait for their answer, by number and size. Single-threaded. */
final class Unanswered {
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private long lastCount;
    private long bytes;

    private record Waiting(long count, long bytes) {}

    /** Numbers a message that has just come, from 1, and that takes so much memory. */
    long next(long messageBytes) {
        lastCount++;
        waiting.addLast(new Waiting(lastCount, messageBytes));
        bytes += messageBytes;
        return lastCount;
    }

    /** All up to number {@code count} are answered. */
    void answered(long count) {
        for (Waiting first = waiting.peekFirst(); first != null && first.count <= count; first = waiting.peekFirst()) {
            waiting.removeFirst();
            bytes -= first.bytes;
        }
    }

    int messages() {
        return waiting.size();
    }

    long bytes() {
        return bytes;
    }
}
