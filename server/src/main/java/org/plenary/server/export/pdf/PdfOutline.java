package org.plenary.server.export.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn for some characters: glyphs of a font, and how far they move on what follows. In units of the font.
 *
 * @param advance the width
 * @param glyphs in the order in which they are drawn
 */
record PdfOutline(int advance, List<Placed> glyphs) {
    static final PdfOutline EMPTY = new PdfOutline(0, List.of());

    /** Keeps a copy of the list. */
    PdfOutline {
        glyphs = List.copyOf(glyphs);
    }

    /** A glyph, moved from where it would stand. */
    record Placed(int glyph, int x, int y) {}

    /** Both, the other one to the right of this one. */
    PdfOutline and(PdfOutline other) {
        List<Placed> all = new ArrayList<>(glyphs);
        other.glyphs.forEach(placed -> all.add(new Placed(placed.glyph, placed.x + advance, placed.y)));
        return new PdfOutline(advance + other.advance, all);
    }
}
