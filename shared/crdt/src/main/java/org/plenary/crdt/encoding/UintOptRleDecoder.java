package org.plenary.crdt.encoding;

/**
 * Reads integers, of which one that is repeated is written as a negative one and a count. A few bytes may stand for
 * very many values: whoever reads them must know how many are wanted.
 */
public final class UintOptRleDecoder {
    private final Decoder decoder;
    private long value;
    private long left;

    /** Reads what {@code decoder} reads. */
    public UintOptRleDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Reads the next value, 0 to 2^53 - 1. */
    public long read() {
        if (left == 0) {
            long signed = decoder.magnitudeAndSign(Encoder.MAX_INTEGER);
            value = signed >>> 1;
            left = (signed & 1) == 0 ? 1 : decoder.varUint() + 2;
        }
        left--;
        return value;
    }
}
