package org.plenary.server.intake;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a run looks, by its own properties and those of the styles of the run and of its paragraph. Immutable.
 *
 * @param bold whether it is bold, and not only because its paragraph is a heading
 * @param italic likewise
 * @param hidden whether the file hides it
 * @param latin the font of its ASCII characters, or null
 * @param others the font of its other characters, or null
 */
record DocxLook(
        boolean bold,
        boolean italic,
        boolean hidden,
        @Nullable String latin,
        @Nullable String others) {

    /** The look of a paragraph around its runs. */
    record Around(DocxStyles styles, @Nullable String style, boolean headed) {
        DocxLook of(Element run) {
            Element properties = run.child("rPr");
            String runStyle = properties == null ? null : properties.valueOf("rStyle");
            return new DocxLook(
                    isOn(properties, runStyle, "b"),
                    isOn(properties, runStyle, "i"),
                    isOn(properties, runStyle, "vanish"),
                    font(properties, runStyle, "ascii"),
                    font(properties, runStyle, "hAnsi"));
        }

        /**
         * What a run says itself counts; else the styles of the run and of the paragraph, of which two undo one
         * another.
         */
        private boolean isOn(@Nullable Element properties, @Nullable String runStyle, String property) {
            Boolean own = properties == null ? null : properties.flag(property);
            if (own != null) {
                return own;
            }
            boolean ofRun = Boolean.TRUE.equals(styles.flag(runStyle, property));
            Boolean ofParagraph = (headed && !property.equals("vanish")) ? Boolean.FALSE : styles.flag(style, property);
            boolean around = ofParagraph == null ? styles.flagByDefault(property) : ofParagraph;
            return ofRun != around;
        }

        private @Nullable String font(@Nullable Element properties, @Nullable String runStyle, String which) {
            Element own = properties == null ? null : properties.child("rFonts");
            String font = own == null ? null : own.attribute(which);
            if (font == null) {
                font = styles.font(runStyle, which);
            }
            if (font == null) {
                font = styles.font(style, which);
            }
            return font == null ? styles.fontByDefault(which) : font;
        }

        /** Names what formatting says by itself, which cannot come along. */
        void losses(Element run, Consumer<FindingCode> found) {
            Element properties = run.child("rPr");
            String runStyle = properties == null ? null : properties.valueOf("rStyle");
            if (isOn(properties, runStyle, "strike") || isOn(properties, runStyle, "dstrike")) {
                found.accept(FindingCode.STRUCK_TEXT);
            }
            if (properties == null) {
                return;
            }
            String raised = properties.valueOf("vertAlign");
            if (raised != null && !raised.equals("baseline")) {
                found.accept(FindingCode.RAISED_TEXT);
            }
            String line = properties.valueOf("u");
            boolean underlined = line != null && !line.equals("none") && !"Hyperlink".equals(runStyle);
            String highlight = properties.valueOf("highlight");
            boolean highlighted = highlight != null && !highlight.equals("none");
            boolean capitals =
                    Boolean.TRUE.equals(properties.flag("caps")) || Boolean.TRUE.equals(properties.flag("smallCaps"));
            if (underlined || highlighted || capitals) {
                found.accept(FindingCode.FORMATTING);
            }
            if (properties.child("rPrChange") != null) {
                found.accept(FindingCode.TRACKED_CHANGES);
            }
        }
    }

    /** The font that shows a character. */
    @Nullable
    String fontOf(int c) {
        return c < 0x80 ? latin : others;
    }

    boolean hasSymbols() {
        return SymbolFonts.has(latin) || SymbolFonts.has(others);
    }
}
