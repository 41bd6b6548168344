package org.plenary.crdt.encoding;

/** UTF-8 as browsers write and read it: strict when reading, U+FFFD for a lone surrogate when writing. */
final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** How many bytes {@link #encode} writes. */
    static int encodedLength(String value, int from) {
        int length = value.length();
        long bytes = length;
        bytes -= from;
        for (int i = from; i < length; i++) {
            char unit = value.charAt(i);
            if (unit < 0x80) {
                continue;
            }
            if (unit < 0x800) {
                bytes += 1;
            } else if (isPair(value, i, length)) {
                bytes += 2;
                i++;
            } else {
                bytes += 2;
            }
        }
        return Math.toIntExact(bytes);
    }

    /** Writes {@code value} from unit {@code from} on into {@code target} at {@code at}; returns the end. */
    static int encode(String value, int from, byte[] target, int at) {
        int length = value.length();
        int end = at;
        for (int i = from; i < length; i++) {
            char unit = value.charAt(i);
            if (unit < 0x80) {
                target[end++] = (byte) unit;
            } else if (unit < 0x800) {
                target[end++] = (byte) (0xc0 | unit >> 6);
                target[end++] = (byte) (0x80 | (unit & 0x3f));
            } else if (isPair(value, i, length)) {
                int point = Character.toCodePoint(unit, value.charAt(++i));
                target[end++] = (byte) (0xf0 | point >> 18);
                target[end++] = (byte) (0x80 | (point >> 12 & 0x3f));
                target[end++] = (byte) (0x80 | (point >> 6 & 0x3f));
                target[end++] = (byte) (0x80 | (point & 0x3f));
            } else {
                char written = Character.isSurrogate(unit) ? REPLACEMENT : unit;
                target[end++] = (byte) (0xe0 | written >> 12);
                target[end++] = (byte) (0x80 | (written >> 6 & 0x3f));
                target[end++] = (byte) (0x80 | (written & 0x3f));
            }
        }
        return end;
    }

    private static boolean isPair(String value, int at, int length) {
        return Character.isHighSurrogate(value.charAt(at))
                && at + 1 < length
                && Character.isLowSurrogate(value.charAt(at + 1));
    }

    /**
     * Checks that the bytes are well-formed UTF-8 and counts the UTF-16 units that they decode to.
     *
     * @throws DecodeException if they are not well-formed
     */
    static int countUnits(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        int units = at - from;
        while (at < to) {
            int lead = bytes[at] & 0xff;
            if (lead < 0x80) {
                at++;
                units++;
            } else {
                int length = sequenceLength(bytes, at, to, lead);
                at += length;
                units += length == 4 ? 2 : 1;
            }
        }
        return units;
    }

    /** The length of the sequence of two to four bytes at {@code at}; the table is Unicode 15, table 3-7. */
    private static int sequenceLength(byte[] bytes, int at, int to, int lead) {
        int length =
                lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
        if (length == 0 || length > to - at) {
            throw malformed(at);
        }
        int lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        int second = bytes[at + 1] & 0xff;
        if (second < lowest || second > highest) {
            throw malformed(at + 1);
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                throw malformed(i);
            }
        }
        return length;
    }

    private static DecodeException malformed(int position) {
        return new DecodeException(DecodeException.Reason.INVALID_UTF8, position, "a string must be well-formed UTF-8");
    }
}
