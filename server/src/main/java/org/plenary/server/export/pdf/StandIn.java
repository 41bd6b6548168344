package org.plenary.server.export.pdf;

import java.util.List;

/**
 * A character of private use in the place of characters that are drawn together, or otherwise than each by itself.
 * Renderers, which know of no shaping, measure, break and draw it as any other.
 *
 * @param family whose glyphs it has
 * @param text what it says
 * @param outlines what is drawn for it in each face of the family
 * @param direction its class in the bidirectional algorithm, a constant of {@link com.ibm.icu.lang.UCharacterDirection}
 */
record StandIn(Family family, String text, List<PdfOutline> outlines, int direction) {

    /** Keeps a copy of the list. */
    StandIn {
        outlines = List.copyOf(outlines);
    }
}
