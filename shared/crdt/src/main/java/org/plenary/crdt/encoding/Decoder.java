package org.plenary.crdt.encoding;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException.Reason;

/**
 * Reads lib0's binary encoding from a range of an array. Not safe for use by several threads.
 *
 * <p>Every read is bounded: nothing outside the range is looked at, a count is never greater than the bytes that remain
 * could hold, and nested values are followed {@value #MAX_DEPTH} levels deep. Each method throws {@link
 * DecodeException} when the bytes are not what it reads; the position is then undefined. The array is not copied and
 * must not change.
 */
public final class Decoder {
    /** How deep "any" values and JSON texts may be nested. */
    public static final int MAX_DEPTH = 128;

    private final byte[] bytes;
    private final int end;
    private int position;

    /** Reads the whole array. */
    public Decoder(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads the bytes from {@code from} (inclusive) to {@code to} (exclusive). */
    public Decoder(byte[] bytes, int from, int to) {
        if (from < 0 || from > to || to > bytes.length) {
            throw new IndexOutOfBoundsException("from=" + from + " to=" + to + " length=" + bytes.length);
        }
        this.bytes = bytes;
        this.position = from;
        this.end = to;
    }

    /** The array that is read, not a copy. */
    public byte[] array() {
        return bytes;
    }

    /** The offset of the next byte in the array. */
    public int position() {
        return position;
    }

    /** The number of bytes that are left. */
    public int remaining() {
        return end - position;
    }

    /** Checks that everything was read. */
    public void requireEnd() {
        if (position != end) {
            throw new DecodeException(Reason.TRAILING_BYTES, position, "expected the end, remaining=" + remaining());
        }
    }

    /** Reads one byte as 0 to 255. */
    public int uint8() {
        if (position == end) {
            throw ended(1);
        }
        return bytes[position++] & 0xff;
    }

    /** Reads an integer from 0 to 2^53 - 1. */
    public long varUint() {
        if (position < end && bytes[position] >= 0) {
            return bytes[position++];
        }
        return groups(0, 0);
    }

    /** Continues an integer whose lowest {@code shift} bits are {@code value}. */
    private long groups(long value, int shift) {
        return groups(value, shift, Encoder.MAX_INTEGER);
    }

    private long groups(long value, int shift, long max) {
        int at = position;
        long result = value;
        for (int bits = shift; bits < 56; bits += 7) {
            if (at == end) {
                position = at;
                throw ended(1);
            }
            byte group = bytes[at++];
            result |= (long) (group & 0x7f) << bits;
            if (group >= 0) {
                if (result > max) {
                    break;
                }
                position = at;
                return result;
            }
        }
        throw new DecodeException(Reason.NUMBER_OUT_OF_RANGE, position, "expected an integer of at most: max=" + max);
    }

    /** Reads a signed integer of at most 53 bits; negative zero is read as zero. */
    public long varInt() {
        int first = uint8();
        long magnitude = magnitude(first);
        return (first & 0x40) == 0 ? magnitude : -magnitude;
    }

    /** Reads a signed integer of which zero, too, has a sign: twice its magnitude, plus one if it is negative. */
    long magnitudeAndSign(long max) {
        int first = uint8();
        long magnitude = (first & 0x80) == 0 ? first & 0x3f : groups(first & 0x3f, 6, max);
        return magnitude << 1 | (first >> 6 & 1);
    }

    private long magnitude(int first) {
        return (first & 0x80) == 0 ? first & 0x3f : groups(first & 0x3f, 6);
    }

    /**
     * Reads how many elements follow.
     *
     * @param bytesPerElement the least number of bytes that an element takes, at least 1
     */
    public int count(int bytesPerElement) {
        int start = position;
        long count = varUint();
        if (count > remaining() / bytesPerElement) {
            throw new DecodeException(
                    Reason.COUNT_TOO_LARGE,
                    start,
                    "count=" + count + " bytesPerElement=" + bytesPerElement + " remaining=" + remaining());
        }
        return (int) count;
    }

    /** Reads {@code count} bytes into a new array. */
    public byte[] bytes(int count) {
        int from = position;
        skip(count);
        return Arrays.copyOfRange(bytes, from, position);
    }

    /** Passes over {@code count} bytes. */
    public void skip(int count) {
        if (count < 0 || count > remaining()) {
            throw ended(count);
        }
        position += count;
    }

    /** Reads a length and that many bytes into a new array. */
    public byte[] varBytes() {
        return bytes(count(1));
    }

    /** Reads a length and returns a decoder of that many bytes, which are not copied; this decoder passes over them. */
    public Decoder varSlice() {
        int length = count(1);
        int from = position;
        position += length;
        return new Decoder(bytes, from, position);
    }

    /** Reads a string. */
    public String varString() {
        int length = count(1);
        int from = position;
        int units = Utf8.countUnits(bytes, from, from + length);
        position = from + length;
        return units == length
                ? new String(bytes, from, length, StandardCharsets.ISO_8859_1)
                : new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    /** Reads a string of ASCII alone into a new array; if it has other characters, returns null and stays before it. */
    public byte @Nullable [] varAscii() {
        int start = position;
        int length = count(1);
        int from = position;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < 0) {
                position = start;
                return null;
            }
        }
        position = from + length;
        return Arrays.copyOfRange(bytes, from, position);
    }

    /** Checks and passes over a string; returns its length in UTF-16 units. */
    public int skipString() {
        int length = count(1);
        int from = position;
        position = from + length;
        return Utf8.countUnits(bytes, from, position);
    }

    /**
     * Reads an "any" value: {@code null}, {@link Undefined}, {@link Boolean}, {@link String}, {@link Long} for a number
     * that is an integer of at most 53 bits and not negative zero, otherwise {@link Double}, {@link BigInteger},
     * {@code byte[]}, {@link List}, or {@link Map}. Lists and maps
     * cannot be changed; maps are in the order in which JavaScript keeps the keys.
     */
    public @Nullable Object any() {
        return any(0);
    }

    private @Nullable Object any(int depth) {
        int start = position;
        int tag = uint8();
        return switch (tag) {
            case AnyTag.UNDEFINED -> Undefined.UNDEFINED;
            case AnyTag.NULL -> null;
            case AnyTag.INTEGER -> signedNumber();
            case AnyTag.FLOAT32 -> JsNumber.of(Float.intBitsToFloat((int) bigEndian(4)));
            case AnyTag.FLOAT64 -> JsNumber.of(Double.longBitsToDouble(bigEndian(8)));
            case AnyTag.BIGINT -> BigInteger.valueOf(bigEndian(8));
            case AnyTag.FALSE -> false;
            case AnyTag.TRUE -> true;
            case AnyTag.STRING -> varString();
            case AnyTag.OBJECT -> object(depth, start);
            case AnyTag.ARRAY -> array(depth, start);
            case AnyTag.BINARY -> varBytes();
            default ->
                throw new DecodeException(Reason.UNKNOWN_TAG, start, "expected an any tag of 116 to 127, tag=" + tag);
        };
    }

    /** Checks and passes over an "any" value. */
    public void skipAny() {
        int start = position;
        int tag = uint8();
        switch (tag) {
            case AnyTag.UNDEFINED, AnyTag.NULL, AnyTag.FALSE, AnyTag.TRUE -> {}
            case AnyTag.INTEGER -> varInt();
            case AnyTag.FLOAT32 -> skip(4);
            case AnyTag.FLOAT64, AnyTag.BIGINT -> skip(8);
            case AnyTag.STRING -> skipString();
            case AnyTag.BINARY -> skip(count(1));
            default -> {
                position = start;
                any(0);
            }
        }
    }

    private Number signedNumber() {
        int first = uint8();
        long magnitude = magnitude(first);
        if ((first & 0x40) == 0) {
            return magnitude;
        }
        return magnitude == 0 ? (Number) (-0.0) : (Number) (-magnitude);
    }

    private Map<String, @Nullable Object> object(int depth, int start) {
        requireDepth(depth, start);
        int count = count(2);
        JsObject object = new JsObject();
        for (int i = 0; i < count; i++) {
            String key = varString();
            object.put(key, any(depth + 1));
        }
        return object.toMap();
    }

    private List<@Nullable Object> array(int depth, int start) {
        requireDepth(depth, start);
        int count = count(1);
        List<@Nullable Object> list = new ArrayList<>(Math.min(count, 16));
        for (int i = 0; i < count; i++) {
            list.add(any(depth + 1));
        }
        return Collections.unmodifiableList(list);
    }

    private static void requireDepth(int depth, int start) {
        if (depth >= MAX_DEPTH) {
            throw new DecodeException(Reason.TOO_DEEP, start, "values may be nested max=" + MAX_DEPTH + " deep");
        }
    }

    private long bigEndian(int count) {
        int from = position;
        skip(count);
        long bits = 0;
        for (int i = from; i < position; i++) {
            bits = bits << 8 | (bytes[i] & 0xff);
        }
        return bits;
    }

    private DecodeException ended(int wanted) {
        return new DecodeException(Reason.UNEXPECTED_END, position, "wanted=" + wanted + " remaining=" + remaining());
    }
}
