package org.plenary.crdt.encoding;

/**
 * Reads bytes that are written with how often each is repeated; the last one is repeated for ever. A few bytes may
 * stand for very many values: whoever reads them must know how many are wanted.
 */
public final class RleDecoder {
    private final Decoder decoder;
    private int value;
    private long left;

    /** Reads what {@code decoder} reads. */
    public RleDecoder(Decoder decoder) {
        this.decoder = decoder;
    }

    /** Reads the next value, 0 to 255. */
    public int read() {
        if (left == 0) {
            value = decoder.uint8();
            left = decoder.remaining() == 0 ? Long.MAX_VALUE : decoder.varUint() + 1;
        }
        left--;
        return value;
    }
}
