package org.plenary.server.export;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who made an entry of the record, and when.
 *
 * @param seq the entry
 * @param person the person's name at that time
 * @param delegation the code of the delegation that the person spoke for, null for none (the chair, the secretariat)
 * @param at when
 */
public record Contribution(
        long seq, String person, @Nullable String delegation, Instant at) {
    /** Who answers for it: the code of the delegation, or the person's name where there is none. */
    public String party() {
        return delegation == null ? person : delegation;
    }
}
