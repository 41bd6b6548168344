package org.plenary.server.room;

import java.util.concurrent.TimeUnit;
import org.plenary.server.draft.Gate;

/** What one person may use, see {@link Shares}. Safe from any thread. */
final class Share {
    /** Steps of the gate at once: a little more than the largest change takes. */
    static final long WORK_AT_ONCE = 3_000_000;

    /** Steps of the gate every second, for long: 15 ms. */
    static final long WORK_PER_SECOND = 300_000;

    /** So many steps may be owed, by what was under way when the share was used up; then nothing is judged. */
    static final long MOST_WORK_OWED = 2_000_000;

    /** So many steps a change may always take, whatever is left: 12 ms. */
    static final long LEAST_WORK = 250_000;

    /** Bytes that the record keeps of one person at once. */
    static final long RECORD_AT_ONCE = 64L << 20;

    /** Bytes that the record keeps of one person every hour, for long. */
    static final long RECORD_PER_HOUR = 32L << 20;

    /** So many bytes may be owed, by what is brought ever more slowly; then no change is taken. */
    static final long MOST_RECORD_OWED = 4L << 20;

    /** What an entry costs beside its bytes. */
    static final int ENTRY_BYTES = 128;

    /** New client ids that one person may bring at once, and every day for long. */
    static final int CLIENT_IDS = 10_000;

    /** No connection rests longer at once: it must not seem dead. */
    static final long LONGEST_REST_MILLIS = 20_000;

    private static final int BURST_SECONDS = 10;
    private static final double SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final double HOUR = TimeUnit.HOURS.toNanos(1);
    private static final double DAY = TimeUnit.DAYS.toNanos(1);

    private final Bucket messages;
    private final Bucket work;
    private final Bucket record;
    private final Bucket clientIds;
    private boolean tired;

    Share(int messagesPerSecond, long nowNanos) {
        messages = new Bucket((double) messagesPerSecond * BURST_SECONDS, messagesPerSecond / SECOND, nowNanos);
        work = new Bucket(WORK_AT_ONCE, WORK_PER_SECOND / SECOND, nowNanos);
        record = new Bucket(RECORD_AT_ONCE, RECORD_PER_HOUR / HOUR, nowNanos);
        clientIds = new Bucket(CLIENT_IDS, CLIENT_IDS / DAY, nowNanos);
    }

    /** Counts what a connection brought; for how many milliseconds nothing more is to be read from it. */
    synchronized long brought(double count, long nowNanos) {
        messages.take(count, nowNanos);
        long wait = Math.max(
                messages.millisToWait(nowNanos), Math.max(work.millisToWait(nowNanos), record.millisToWait(nowNanos)));
        return Math.min(wait, LONGEST_REST_MILLIS);
    }

    synchronized void answered(double count, long nowNanos) {
        messages.take(count, nowNanos);
    }

    /** The most steps that the person's next change may take; 0 if it is not to be looked at now. */
    synchronized long workFor(long nowNanos) {
        double left = work.left(nowNanos);
        return left < -MOST_WORK_OWED ? 0 : Math.max(LEAST_WORK, (long) left);
    }

    synchronized void worked(long steps, long nowNanos) {
        work.take((double) steps, nowNanos);
    }

    /** A change of the person needed more work than was left. */
    synchronized void tire() {
        tired = true;
    }

    /**
     * For how many seconds the person is not to come in anew, because a change needed more than was left; 0 if not at
     * all. Whatever the change needs is left by then; were it tried before, it would use up each time what has grown,
     * and never come through.
     */
    synchronized long secondsToRest(long nowNanos) {
        long millis = tired ? work.millisUntil(Gate.MAX_WORK, nowNanos) : 0;
        tired = millis > 0;
        return (millis + 999) / 1_000;
    }

    /** Whether the record may keep more of the person's changes. */
    synchronized boolean mayRecord(long nowNanos) {
        return record.left(nowNanos) > -MOST_RECORD_OWED;
    }

    synchronized void recorded(int bytes, long nowNanos) {
        record.take((double) bytes + ENTRY_BYTES, nowNanos);
    }

    /** How many new client ids the person may bring now. */
    synchronized int clientIdsLeft(long nowNanos) {
        return (int) Math.max(0, clientIds.left(nowNanos));
    }

    synchronized void broughtClientIds(int count, long nowNanos) {
        clientIds.take(count, nowNanos);
    }

    /** Whether nothing of it is used: it need not be kept. */
    synchronized boolean isWhole(long nowNanos) {
        return messages.isFull(nowNanos)
                && work.isFull(nowNanos)
                && record.isFull(nowNanos)
                && clientIds.isFull(nowNanos);
    }
}
