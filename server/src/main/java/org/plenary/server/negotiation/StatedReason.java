package org.plenary.server.negotiation;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Why something is decided, in the words of who decides. Stateless. */
public final class StatedReason {
    /** The most UTF-16 units. */
    public static final int MAX_LENGTH = 1000;

    private StatedReason() {}

    /** @throws IllegalArgumentException if the reason is out of bounds */
    static void require(@Nullable String reason) {
        if (reason != null
                && (reason.isBlank()
                        || reason.length() > MAX_LENGTH
                        || reason.chars().anyMatch(Character::isISOControl)
                        || !StandardCharsets.UTF_8.newEncoder().canEncode(reason))) {
            throw new IllegalArgumentException("expected a reason of 1 to " + MAX_LENGTH
                    + " characters in one paragraph, got one of " + reason.length()
                    + " characters that is blank, too long or holds a line break or half a character");
        }
    }
}
