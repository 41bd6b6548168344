package org.plenary.crdt.encoding;

/** Writes bytes with how often each is repeated, as lib0's encoder of this name does. */
public final class RleEncoder {
    private final Encoder encoder = new Encoder();
    private int value = -1;
    private long count;

    /** Writes a value, 0 to 255. */
    public void write(int next) {
        if (next == value) {
            count++;
            return;
        }
        if (count > 0) {
            encoder.varUint(count - 1);
        }
        encoder.uint8(next);
        value = next;
        count = 1;
    }

    /** What was written. The last value carries no count, so that nothing can be written any more. */
    public Encoder finish() {
        return encoder;
    }
}
