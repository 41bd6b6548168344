package org.plenary.server.export.pdf;

import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_DIRECTION_RTL;
import static org.lwjgl.util.harfbuzz.HarfBuzz.HB_MEMORY_MODE_READONLY;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_blob_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_blob_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_add_utf16;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_get_direction;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_get_glyph_infos;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_get_glyph_positions;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_guess_segment_properties;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_buffer_set_language;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_face_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_create;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_font_destroy;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_language_from_string;
import static org.lwjgl.util.harfbuzz.HarfBuzz.hb_shape;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.lwjgl.system.MemoryUtil;
import org.lwjgl.util.harfbuzz.hb_glyph_info_t;
import org.lwjgl.util.harfbuzz.hb_glyph_position_t;
import org.plenary.server.export.pdf.PdfOutline.Placed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses and places the glyphs of a font for a text, by HarfBuzz. Its memory is not that of Java: it is to be closed.
 * Not thread-safe.
 */
final class Shaper implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Shaper.class);

    private final ByteBuffer file;
    private final long blob;
    private final long face;
    private final long font;
    private final long language;

    /**
     * Whether there is HarfBuzz at all: it is not there for every system, and has to be unpacked into a directory for
     * temporary files.
     */
    static boolean isAvailable() {
        return Library.IS_THERE;
    }

    /** Found out when it is first asked. */
    private static final class Library {
        static final boolean IS_THERE = find();

        private static boolean find() {
            try {
                hb_buffer_destroy(hb_buffer_create());
                return true;
            } catch (LinkageError | IllegalStateException e) {
                log.atWarn()
                        .addKeyValue("library", "harfbuzz")
                        .addKeyValue("cause", e.toString())
                        .log("export.noShaping");
                return false;
            }
        }
    }

    /**
     * @param language the tag of the language of the text, for fonts that show letters of different languages
     * differently
     */
    Shaper(Sfnt source, String language) {
        this.file = MemoryUtil.memAlloc(source.bytes().length);
        file.put(source.bytes()).flip();
        this.blob = hb_blob_create(file, HB_MEMORY_MODE_READONLY, 0L, null);
        this.face = hb_face_create(blob, 0);
        this.font = hb_font_create(face);
        this.language = hb_language_from_string(language);
    }

    /** @param text in one script, not empty */
    ShapedText shape(String text) {
        long buffer = hb_buffer_create();
        try {
            hb_buffer_add_utf16(buffer, text, 0, text.length());
            hb_buffer_guess_segment_properties(buffer);
            hb_buffer_set_language(buffer, language);
            hb_shape(font, buffer, null);
            return read(buffer);
        } finally {
            hb_buffer_destroy(buffer);
        }
    }

    private static ShapedText read(long buffer) {
        hb_glyph_info_t.Buffer infos = hb_buffer_get_glyph_infos(buffer);
        hb_glyph_position_t.Buffer positions = hb_buffer_get_glyph_positions(buffer);
        SortedMap<Integer, PdfOutline> clusters = new TreeMap<>();
        boolean complete = true;
        if (infos != null && positions != null) {
            for (int i = 0; i < infos.remaining(); i++) {
                hb_glyph_position_t at = positions.get(i);
                int glyph = infos.get(i).codepoint();
                complete &= glyph != 0;
                PdfOutline outline =
                        new PdfOutline(at.x_advance(), List.of(new Placed(glyph, at.x_offset(), at.y_offset())));
                clusters.merge(infos.get(i).cluster(), outline, PdfOutline::and);
            }
        }
        boolean rightToLeft = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
        return new ShapedText(rightToLeft, clusters, complete && !clusters.isEmpty());
    }

    @Override
    public void close() {
        hb_font_destroy(font);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        MemoryUtil.memFree(file);
    }
}
