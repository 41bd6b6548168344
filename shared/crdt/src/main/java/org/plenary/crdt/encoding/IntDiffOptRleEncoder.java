package org.plenary.crdt.encoding;

/** Writes the differences of integers, a repeated one with a count, as lib0's encoder of this name does. */
public final class IntDiffOptRleEncoder {
    private final Encoder encoder = new Encoder();
    private long value;
    private long difference;
    private long count;

    /** Writes a value, 0 to 2^53 - 1. */
    public void write(long next) {
        long step = next - value;
        value = next;
        if (step == difference) {
            count++;
            return;
        }
        flush();
        difference = step;
        count = 1;
    }

    private void flush() {
        if (count > 0) {
            long twice = difference * 2 + (count == 1 ? 0 : 1);
            encoder.signed(Math.abs(twice), twice < 0);
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
