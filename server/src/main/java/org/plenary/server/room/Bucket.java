package org.plenary.server.room;

/** So much every second, and so much at once; it may be overdrawn. Single-threaded. */
final class Bucket {
    private static final double NANOS_PER_MILLI = 1e6;

    private final double capacity;
    private final double perNano;
    private double left;
    private long atNanos;

    /** A full one. */
    Bucket(double capacity, double perNano, long nowNanos) {
        this.capacity = capacity;
        this.perNano = perNano;
        this.left = capacity;
        this.atNanos = nowNanos;
    }

    /** What is left now; negative if more was taken than there was. */
    double left(long nowNanos) {
        // Threads look at the clock before they come here, in any order.
        if (nowNanos > atNanos) {
            left = Math.min(capacity, left + (nowNanos - atNanos) * perNano);
            atNanos = nowNanos;
        }
        return left;
    }

    void take(double amount, long nowNanos) {
        left = left(nowNanos) - amount;
    }

    /** Milliseconds until nothing is owed any more; 0 if nothing is. */
    long millisToWait(long nowNanos) {
        return millisUntil(0, nowNanos);
    }

    /** Milliseconds until so much is left; 0 if it is. */
    long millisUntil(double amount, long nowNanos) {
        double lacks = amount - left(nowNanos);
        return lacks <= 0 ? 0 : (long) Math.ceil(lacks / perNano / NANOS_PER_MILLI);
    }

    boolean isFull(long nowNanos) {
        return left(nowNanos) >= capacity;
    }
}
