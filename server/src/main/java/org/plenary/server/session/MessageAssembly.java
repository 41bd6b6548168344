package org.plenary.server.session;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Puts the frames of a message together. Holds at most half as much again as has come of it. Single-threaded. */
final class MessageAssembly {
    private static final byte[] NONE = {};
    private static final int LEAST = 1 << 10;

    private final int maxBytes;
    private byte[] parts = NONE;
    private int length;
    private long wireBytes;

    /** @param maxBytes the largest message */
    MessageAssembly(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether the message would be too large with this frame: then it must not be added. */
    boolean overflows(WebSocketFrame frame) {
        return length + (long) frame.binaryData().length() > maxBytes;
    }

    /** How large the message would be with this frame. */
    long lengthWith(WebSocketFrame frame) {
        return length + (long) frame.binaryData().length();
    }

    /** Adds a frame; returns the message if that is its last one. */
    byte @Nullable [] add(WebSocketFrame frame) {
        wireBytes += Wire.bytesOf(frame);
        Buffer payload = frame.binaryData();
        if (frame.isFinal() && length == 0) {
            return payload.getBytes();
        }
        int end = length + payload.length();
        if (end > parts.length) {
            parts = Arrays.copyOf(parts, Math.max(Math.max(LEAST, end), Math.min(maxBytes, length + (length >> 1))));
        }
        payload.getBytes(parts, length);
        length = end;
        return frame.isFinal() ? Arrays.copyOf(parts, length) : null;
    }

    /** Forgets the message; returns what its frames were on the network, in bytes. */
    long clear() {
        long bytes = wireBytes;
        parts = NONE;
        length = 0;
        wireBytes = 0;
        return bytes;
    }
}
