package org.plenary.crdt.encoding;

/** Writes integers, a repeated one as a negative one and a count, as lib0's encoder of this name does. */
public final class UintOptRleEncoder {
    private final Encoder encoder = new Encoder();
    private long value;
    private long count;

    /** Writes a value, 0 to 2^53 - 1. */
    public void write(long next) {
        if (next == value) {
            count++;
            return;
        }
        flush();
        value = next;
        count = 1;
    }

    private void flush() {
        if (count > 0) {
            encoder.signed(value, count > 1);
            if (count > 1) {
                encoder.varUint(count - 2);
            }
        }
    }

    /** What was written. Nothing can be written any more. */
    public Encoder finish() {
        flush();
        count = 0;
        return encoder;
    }
}
