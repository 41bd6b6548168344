package org.plenary.crdt.encoding;

import org.plenary.crdt.encoding.DecodeException.Reason;

/**
 * Reads strings that are written as one long string and their lengths in UTF-16 units. Strings without units take no
 * bytes: whoever reads them must know how many are wanted.
 */
public final class StringDecoder {
    private static final int REPLACEMENT_LENGTH = 3;

    private final byte[] bytes;
    private final UintOptRleDecoder lengths;
    private final boolean ascii;
    private int position;
    private int unitsLeft;

    /** Whether the last string ended within a surrogate pair, of which the second half is still to come. */
    private boolean half;

    /** Reads what {@code decoder} reads; the text is not copied and must not change. */
    public StringDecoder(Decoder decoder) {
        bytes = decoder.array();
        int length = decoder.count(1);
        position = decoder.position();
        unitsLeft = Utf8.countUnits(bytes, position, position + length);
        ascii = unitsLeft == length;
        decoder.skip(length);
        lengths = new UintOptRleDecoder(decoder);
    }

    /**
     * Reads the next string and writes it as {@link Encoder#varString} does. Half of a surrogate pair becomes U+FFFD.
     *
     * @return its length in UTF-16 units
     */
    public int transfer(Encoder encoder) {
        long length = lengths.read();
        if (length > unitsLeft) {
            throw new DecodeException(
                    Reason.UNEXPECTED_END, position, "units wanted=" + length + " remaining=" + unitsLeft);
        }
        int units = (int) length;
        unitsLeft -= units;
        boolean second = half && units > 0;
        half = half && units == 0;
        int from = position;
        int to = ascii ? from + units : pass(second ? units - 1 : units);
        boolean first = half && units > 0;
        encoder.varUint(to - from + (second ? REPLACEMENT_LENGTH : 0L) + (first ? REPLACEMENT_LENGTH : 0L));
        replacement(encoder, second);
        encoder.bytes(bytes, from, to);
        replacement(encoder, first);
        position = first ? to + 4 : to;
        return units;
    }

    /** Where so many units end; before a pair that is cut there. */
    private int pass(int units) {
        int at = position;
        int left = units;
        while (left > 0) {
            byte lead = bytes[at];
            int length = lead >= 0 ? 1 : (lead & 0xff) < 0xe0 ? 2 : (lead & 0xff) < 0xf0 ? 3 : 4;
            if (length == 4 && left == 1) {
                half = true;
                return at;
            }
            at += length;
            left -= length == 4 ? 2 : 1;
        }
        return at;
    }

    private static void replacement(Encoder encoder, boolean wanted) {
        if (wanted) {
            encoder.uint8(0xef);
            encoder.uint8(0xbf);
            encoder.uint8(0xbd);
        }
    }
}
