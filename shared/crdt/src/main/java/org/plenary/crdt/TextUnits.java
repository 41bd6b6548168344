package org.plenary.crdt;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * The text of one item: a {@code byte[]} when all its UTF-16 units are below 256, otherwise a {@code char[]}.
 *
 * <p>The array may have room behind the item's units, so that a run of typed characters grows in place: joining
 * {@code n} characters one by one costs {@code n} steps and not {@code n²}. An array belongs to one item alone.
 */
final class TextUnits {
    static final char REPLACEMENT = '\uFFFD';

    private TextUnits() {}

    static Object of(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) > 0xff) {
                return text.toCharArray();
            }
        }
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The first {@code length} units in an array of their own. */
    static Object copy(@Nullable Object units, int length) {
        return units instanceof byte[] narrow ? Arrays.copyOf(narrow, length) : Arrays.copyOf(wide(units), length);
    }

    static Object read(Decoder decoder) {
        byte[] ascii = decoder.varAscii();
        return ascii != null ? ascii : of(decoder.varString());
    }

    /** How many units the array has room for. */
    static int capacity(@Nullable Object units) {
        return units instanceof byte[] narrow ? narrow.length : wide(units).length;
    }

    private static char[] wide(@Nullable Object units) {
        return (char[]) Objects.requireNonNull(units);
    }

    static char unit(@Nullable Object units, int at) {
        return units instanceof byte[] narrow ? (char) (narrow[at] & 0xff) : wide(units)[at];
    }

    static String string(@Nullable Object units, int from, int to) {
        return units instanceof byte[] narrow
                ? new String(narrow, from, to - from, StandardCharsets.ISO_8859_1)
                : new String(wide(units), from, to - from);
    }

    static void appendTo(StringBuilder text, @Nullable Object units, int length) {
        if (units instanceof byte[]) {
            text.append(string(units, 0, length));
        } else {
            text.append(wide(units), 0, length);
        }
    }

    /** Writes the units from {@code from} to {@code to} as a string. */
    static void write(Encoder encoder, @Nullable Object units, int from, int to) {
        if (units instanceof byte[] narrow) {
            encoder.varLatin1(narrow, from, to);
        } else {
            encoder.varString(string(units, from, to));
        }
    }

    /**
     * The first {@code end} units, perhaps in the same array with room behind them. Half of a surrogate pair becomes
     * U+FFFD.
     */
    static Object head(@Nullable Object units, int end) {
        if (units instanceof byte[] narrow) {
            return end < narrow.length / 2 ? Arrays.copyOf(narrow, end) : narrow;
        }
        char[] all = wide(units);
        boolean cut = cutsPair(all, end);
        if (!cut && end >= all.length / 2) {
            return all;
        }
        char[] head = Arrays.copyOf(all, end);
        if (cut) {
            head[end - 1] = REPLACEMENT;
        }
        return head;
    }

    /** A new array of the units from {@code from} to {@code end}. Half of a surrogate pair becomes U+FFFD. */
    static Object tail(@Nullable Object units, int from, int end) {
        if (units instanceof byte[] narrow) {
            return Arrays.copyOfRange(narrow, from, end);
        }
        char[] all = wide(units);
        char[] tail = Arrays.copyOfRange(all, from, end);
        if (cutsPair(all, from)) {
            tail[0] = REPLACEMENT;
        }
        return tail;
    }

    private static boolean cutsPair(char[] units, int at) {
        return at > 0 && Character.isHighSurrogate(units[at - 1]);
    }

    /**
     * The first {@code length} of {@code units} and then the first {@code count} of {@code more}; in place if that
     * fits.
     */
    static Object append(@Nullable Object units, int length, @Nullable Object more, int count) {
        int end = Math.addExact(length, count);
        if (units instanceof byte[] narrow && more instanceof byte[] added) {
            byte[] target = end <= narrow.length ? narrow : Arrays.copyOf(narrow, grown(end));
            System.arraycopy(added, 0, target, length, count);
            return target;
        }
        char[] target;
        if (units instanceof char[] wide) {
            target = end <= wide.length ? wide : Arrays.copyOf(wide, grown(end));
        } else {
            target = new char[grown(end)];
            put(target, 0, units, length);
        }
        put(target, length, more, count);
        return target;
    }

    private static void put(char[] target, int at, @Nullable Object units, int count) {
        if (units instanceof byte[] narrow) {
            for (int i = 0; i < count; i++) {
                target[at + i] = (char) (narrow[i] & 0xff);
            }
        } else {
            System.arraycopy(wide(units), 0, target, at, count);
        }
    }

    /** Room for half as much again, to the next multiple of eight, which is what the array would take anyway. */
    static int grown(int needed) {
        long room = (needed + (needed >> 1) + 7L) & ~7L;
        return (int) Math.min(room, Integer.MAX_VALUE - 8);
    }
}
