package org.plenary.crdt.encoding;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes lib0's binary encoding into a growing array. Not safe for use by several threads.
 *
 * <p>The bytes are those that lib0 writes for the same values, so that they can be compared.
 */
public final class Encoder {
    /** The greatest integer that the encoding carries: 2^53 - 1. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

    private byte[] buffer;
    private int size;

    /** An empty encoder. */
    public Encoder() {
        this(64);
    }

    /** An empty encoder with room for {@code capacity} bytes before it has to grow. */
    public Encoder(int capacity) {
        buffer = new byte[capacity];
    }

    /** The number of bytes written so far. */
    public int size() {
        return size;
    }

    /** A copy of the bytes written so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Reads what was written so far; it is not copied, so nothing more is to be written meanwhile. */
    public Decoder decoder() {
        return new Decoder(buffer, 0, size);
    }

    /** Forgets what was written, to begin anew in the same memory. */
    public void clear() {
        size = 0;
    }

    /** Writes one byte, the low eight bits of {@code value}. */
    public void uint8(int value) {
        reserve(1);
        buffer[size++] = (byte) value;
    }

    /**
     * Writes a non-negative integer in groups of seven bits, the lowest first.
     *
     * @throws IllegalArgumentException if {@code value} is not within 0 and 2^53 - 1
     */
    public void varUint(long value) {
        if (value < 0 || value > MAX_INTEGER) {
            throw new IllegalArgumentException("a varUint is within 0 and 2^53-1: value=" + value);
        }
        reserve(8);
        byte[] target = buffer;
        int at = size;
        long rest = value;
        while (rest > 0x7f) {
            target[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        target[at++] = (byte) rest;
        size = at;
    }

    /**
     * Writes a signed integer: six bits and the sign first, then groups of seven bits.
     *
     * @throws IllegalArgumentException if {@code value} is not within -(2^53 - 1) and 2^53 - 1
     */
    public void varInt(long value) {
        if (Math.abs(value) > MAX_INTEGER || value == Long.MIN_VALUE) {
            throw new IllegalArgumentException("a varInt has at most 53 bits: value=" + value);
        }
        signed(Math.abs(value), value < 0);
    }

    /** Writes a signed integer of at most 55 bits, of which zero, too, can be negative. */
    void signed(long magnitude, boolean negative) {
        reserve(9);
        byte[] target = buffer;
        int at = size;
        long rest = magnitude;
        target[at++] = (byte) ((rest > 0x3f ? 0x80 : 0) | (negative ? 0x40 : 0) | (rest & 0x3f));
        rest >>>= 6;
        while (rest > 0) {
            target[at++] = (byte) ((rest > 0x7f ? 0x80 : 0) | (rest & 0x7f));
            rest >>>= 7;
        }
        size = at;
    }

    /** Writes a string as its byte length and UTF-8; a surrogate without its partner becomes U+FFFD. */
    public void varString(String value) {
        varString(value, 0);
    }

    /**
     * Writes the string that starts at UTF-16 unit {@code from} of {@code value}, as {@link #varString(String)} does.
     */
    public void varString(String value, int from) {
        int length = Utf8.encodedLength(value, from);
        varUint(length);
        reserve(length);
        size = Utf8.encode(value, from, buffer, size);
    }

    /** Writes a string of the characters U+0000 to U+00FF that the bytes from {@code from} to {@code to} stand for. */
    public void varLatin1(byte[] characters, int from, int to) {
        int wide = 0;
        for (int i = from; i < to; i++) {
            wide -= characters[i] >> 7;
        }
        varUint((long) to - from + wide);
        if (wide == 0) {
            bytes(characters, from, to);
            return;
        }
        reserve((long) to - from + wide);
        for (int i = from; i < to; i++) {
            int character = characters[i] & 0xff;
            if (character < 0x80) {
                buffer[size++] = (byte) character;
            } else {
                buffer[size++] = (byte) (0xc0 | character >> 6);
                buffer[size++] = (byte) (0x80 | (character & 0x3f));
            }
        }
    }

    /** Writes the length of {@code value} and its bytes. */
    public void varBytes(byte[] value) {
        varUint(value.length);
        bytes(value, 0, value.length);
    }

    /** Writes the bytes alone, without a length. */
    public void bytes(byte[] value) {
        bytes(value, 0, value.length);
    }

    /** Writes the bytes from {@code from} (inclusive) to {@code to} (exclusive), without a length. */
    public void bytes(byte[] value, int from, int to) {
        int length = to - from;
        reserve(length);
        System.arraycopy(value, from, buffer, size, length);
        size += length;
    }

    /** Writes all that was written to the other. */
    public void append(Encoder other) {
        bytes(other.buffer, 0, other.size);
    }

    /** Writes how many bytes were written to the other, and these. */
    public void varBytes(Encoder other) {
        varUint(other.size);
        append(other);
    }

    /**
     * Writes an "any" value: {@code null}, {@link Undefined}, {@link Boolean}, {@link String}, a {@link Number}
     * ({@link BigInteger} for JavaScript's bigint), {@code byte[]}, a {@link List}, or a {@link Map} with string keys,
     * in the map's order.
     *
     * @throws IllegalArgumentException if the value is of another type, is an integer beyond 53 bits (64 for a
     *     {@link BigInteger}), or is nested deeper than {@link Decoder#MAX_DEPTH}
     */
    public void any(@Nullable Object value) {
        any(value, 0);
    }

    private void any(@Nullable Object value, int depth) {
        if (depth > Decoder.MAX_DEPTH) {
            throw new IllegalArgumentException("the value is nested too deep: max=" + Decoder.MAX_DEPTH);
        }
        if (value == null) {
            uint8(AnyTag.NULL);
        } else if (value instanceof String string) {
            uint8(AnyTag.STRING);
            varString(string);
        } else if (value instanceof Boolean flag) {
            uint8(flag ? AnyTag.TRUE : AnyTag.FALSE);
        } else if (value instanceof Number number) {
            number(number);
        } else if (value instanceof Map<?, ?> map) {
            uint8(AnyTag.OBJECT);
            varUint(map.size());
            map.forEach((key, entry) -> {
                varString((String) key);
                any(entry, depth + 1);
            });
        } else if (value instanceof List<?> list) {
            uint8(AnyTag.ARRAY);
            varUint(list.size());
            list.forEach(entry -> any(entry, depth + 1));
        } else if (value instanceof byte[] binary) {
            uint8(AnyTag.BINARY);
            varBytes(binary);
        } else if (value == Undefined.UNDEFINED) {
            uint8(AnyTag.UNDEFINED);
        } else {
            throw new IllegalArgumentException("not a value that the encoding carries: class="
                    + value.getClass().getName());
        }
    }

    private void number(Number number) {
        if (number instanceof BigInteger big) {
            if (big.bitLength() >= Long.SIZE) {
                throw new ArithmeticException("a BigInteger has at most 64 bits: value=" + big);
            }
            uint8(AnyTag.BIGINT);
            bigEndian(big.longValue(), 8);
        } else if (number instanceof Double || number instanceof Float) {
            floating(number.doubleValue());
        } else {
            long integer = number.longValue();
            if (Math.abs(integer) > MAX_INTEGER) {
                throw new IllegalArgumentException(
                        "an integer has at most 53 bits, a greater one is a BigInteger: value=" + integer);
            }
            integer(integer);
        }
    }

    private void integer(long value) {
        if (Math.abs(value) <= Integer.MAX_VALUE) {
            uint8(AnyTag.INTEGER);
            signed(Math.abs(value), value < 0);
        } else {
            fraction((double) value);
        }
    }

    private void floating(double value) {
        if (Math.rint(value) == value && Math.abs(value) <= Integer.MAX_VALUE) {
            uint8(AnyTag.INTEGER);
            signed((long) Math.abs(value), value < 0 || (value == 0 && 1 / value < 0));
        } else {
            fraction(value);
        }
    }

    private void fraction(double value) {
        if ((float) value == value) {
            uint8(AnyTag.FLOAT32);
            bigEndian(Float.floatToIntBits((float) value), 4);
        } else {
            uint8(AnyTag.FLOAT64);
            bigEndian(Double.doubleToLongBits(value), 8);
        }
    }

    private void bigEndian(long bits, int bytes) {
        reserve(bytes);
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (bits >> shift);
        }
    }

    private void reserve(long bytes) {
        if (bytes > buffer.length - size) {
            long needed = size + bytes;
            if (needed > MAX_ARRAY) {
                throw new IllegalStateException("an encoding is at most 2 GiB: bytes=" + needed);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(MAX_ARRAY, Math.max(needed, buffer.length * 2L)));
        }
    }
}
