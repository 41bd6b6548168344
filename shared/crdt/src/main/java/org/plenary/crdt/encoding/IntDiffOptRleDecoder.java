package org.plenary.crdt.encoding;

import org.plenary.crdt.encoding.DecodeException.Reason;

/**
 * Reads integers of which the differences are written, a repeated one with a count; the lowest bit of a difference says
 * whether a count follows. A few bytes may stand for very many values: whoever reads them must know how many are
 * wanted.
 */
public final class IntDiffOptRleDecoder {
    private final Decoder decoder;
    private long value;
    private long difference;
    private long left;

    /** Reads what {@code decoder} reads. */
    public IntDiffOptRleDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Reads the next value, 0 to 2^53 - 1. */
    public long read() {
        if (left == 0) {
            long signed = decoder.magnitudeAndSign(2 * Encoder.MAX_INTEGER + 1);
            long twice = (signed & 1) == 0 ? signed >>> 1 : -(signed >>> 1);
            difference = twice >> 1;
            left = (twice & 1) == 0 ? 1 : decoder.varUint() + 2;
        }
        left--;
        value += difference;
        if (value < 0 || value > Encoder.MAX_INTEGER) {
            throw new DecodeException(
                    Reason.NUMBER_OUT_OF_RANGE,
                    decoder.position(),
                    "expected integers of at most 53 bits: value=" + value + " difference=" + difference);
        }
        return value;
    }
}
