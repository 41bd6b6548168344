package org.plenary.server.session;

/**
 * A token bucket: so many tokens a second, and ten seconds' worth at once. It may be overdrawn by one message, whose
 * cost is then waited for. Single-threaded.
 */
final class Allowance {
    private static final int BURST_SECONDS = 10;
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perNano;
    private final double capacity;
    private double tokens;
    private long lastNanos;

    Allowance(int perSecond, long nowNanos) {
        this.perNano = perSecond / NANOS_PER_SECOND;
        this.capacity = (double) perSecond * BURST_SECONDS;
        this.tokens = capacity;
        this.lastNanos = nowNanos;
    }

    /** Spends {@code cost} tokens. Returns for how many milliseconds to stop reading; 0 for not at all. */
    long spend(int cost, long nowNanos) {
        tokens = Math.min(capacity, tokens + (nowNanos - lastNanos) * perNano) - cost;
        lastNanos = nowNanos;
        return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano / 1e6);
    }
}
