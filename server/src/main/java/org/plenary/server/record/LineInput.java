package org.plenary.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file, each ended by one line feed, bounded in length. Single-threaded. */
final class LineInput {
    private static final int BUFFER_BYTES = 64 << 10;

    private final InputStream in;
    private final int maxBytes;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int from;
    private int to;
    private byte[] line = new byte[1024];
    private int length;
    private long number;

    /** @param maxBytes the most bytes of a line */
    LineInput(InputStream in, int maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /**
     * Goes to the next line.
     *
     * @return false at the end of the file
     * @throws RecordException if the line is too long, or the file ends in the midst of it
     */
    boolean next() throws IOException {
        number++;
        length = 0;
        while (true) {
            if (from == to && !fill()) {
                if (length == 0) {
                    return false;
                }
                throw new RecordException(number, null, "the file ends in the midst of the line: it was cut off");
            }
            int at = from;
            while (at < to && buffer[at] != '\n') {
                at++;
            }
            append(at);
            if (at < to) {
                from = at + 1;
                return true;
            }
            from = at;
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private void append(int end) {
        int more = end - from;
        if (more > maxBytes - length) {
            throw new RecordException(
                    number, null, "expected a line of at most " + maxBytes + " bytes, got a longer one");
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.min(maxBytes, Math.max(length + more, 2 * line.length)));
        }
        System.arraycopy(buffer, from, line, length, more);
        length += more;
    }

    /** The number of the line, from 1. */
    long number() {
        return number;
    }

    /** The bytes of the line, of which the first {@link #length()} count; overwritten by the next line. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    /** A copy of the line, null if it is longer than {@code max}. */
    byte @Nullable [] copy(int max) {
        return length > max ? null : Arrays.copyOf(line, length);
    }

    boolean begins(String text) {
        if (length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
