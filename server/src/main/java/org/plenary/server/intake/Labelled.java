package org.plenary.server.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.server.intake.Label.Family;

/**
 * A passage with its label.
 *
 * @param label its number, typed or automatic; null if it has none
 * @param rest its text without a number that was typed
 */
record Labelled(Passage passage, @Nullable Label label, List<Inline> rest) {
    boolean is(Family family) {
        return label != null && label.family() == family;
    }

    String text() {
        return InlineText.plain(rest);
    }
}
