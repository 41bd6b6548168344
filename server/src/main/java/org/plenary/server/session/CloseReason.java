package org.plenary.server.session;

import java.nio.charset.StandardCharsets;

/** The text of a close frame: at most 123 bytes of UTF-8. */
public final class CloseReason {
    private static final int MAX_BYTES = 123;

    private CloseReason() {}

    /** {@code reason}, shortened at a character's end if it is too long. */
    public static String fit(String reason) {
        int bytes = 0;
        int end = 0;
        while (end < reason.length()) {
            int codePoint = reason.codePointAt(end);
            bytes += Character.toString(codePoint).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                return reason.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return reason;
    }
}
