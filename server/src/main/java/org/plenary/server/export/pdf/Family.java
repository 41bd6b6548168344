package org.plenary.server.export.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A family of fonts on the class path. What it has characters for is read once, when it is first asked. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed, and what is read is always the same
enum Family {
    /** Latin, Greek and Cyrillic. */
    SANS(
            "Noto Sans",
            new Face("noto-sans/400Regular/NotoSans_400Regular.ttf", 400, FontStyle.NORMAL),
            new Face("noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf", 400, FontStyle.ITALIC),
            new Face("noto-sans/700Bold/NotoSans_700Bold.ttf", 700, FontStyle.NORMAL),
            new Face("noto-sans/700Bold_Italic/NotoSans_700Bold_Italic.ttf", 700, FontStyle.ITALIC)),
    /** Arabic; it has no italic. */
    NASKH(
            "Noto Naskh Arabic",
            new Face("noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf", 400, FontStyle.NORMAL),
            new Face("noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf", 700, FontStyle.NORMAL)),
    /** Chinese; it has no italic. Each face is some 10 MB. */
    CHINESE(
            "Noto Sans SC",
            new Face("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf", 400, FontStyle.NORMAL),
            new Face("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf", 700, FontStyle.NORMAL));

    private final String familyName;
    private final List<Face> faces;
    private volatile BitSet characters = new BitSet();

    Family(String familyName, Face... faces) {
        this.familyName = familyName;
        this.faces = List.of(faces);
    }

    /** A font of a family. */
    private record Face(String file, int weight, FontStyle style) {
        InputStream open() {
            InputStream in = Family.class.getClassLoader().getResourceAsStream("fonts/" + file);
            if (in == null) {
                throw new IllegalStateException("expected the font fonts/" + file + " on the class path");
            }
            return new BufferedInputStream(in);
        }

        /** The font, closed with the document. */
        PDFontSupplier fontOf(PDDocument document) {
            return new FontOfDocument(this::parse, document);
        }

        /**
         * Reads the font without its rules of substitution: for Noto Sans PDFBox would take those of Devanagari, which cost most
         * of the time and exchange Latin letters.
         */
        private TrueTypeFont parse() {
            try {
                TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(open()));
                font.setEnableGsub(false);
                return font;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font " + file, e);
            }
        }

        BitSet characters() {
            try (TrueTypeFont font = parse()) {
                CmapLookup glyphs = font.getUnicodeCmapLookup();
                BitSet characters = new BitSet();
                for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
                    if (glyphs.getGlyphId(c) != 0) {
                        characters.set(c);
                    }
                }
                return characters;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font " + file, e);
            }
        }
    }

    /** Whether all of its fonts have a glyph for a character. */
    boolean has(int character) {
        BitSet known = characters;
        if (known.isEmpty()) {
            known = read();
        }
        return known.get(character);
    }

    private synchronized BitSet read() {
        if (characters.isEmpty()) {
            BitSet common = faces.get(0).characters();
            faces.stream().skip(1).forEach(face -> common.and(face.characters()));
            characters = common;
        }
        return characters;
    }

    /** Lets a document be set in it. A font is read when the document first needs it, and only what is used is embedded. */
    void addTo(PdfRendererBuilder builder, PDDocument document) {
        boolean italic = faces.stream().anyMatch(face -> face.style() == FontStyle.ITALIC);
        for (Face face : faces) {
            PDFontSupplier font = face.fontOf(document);
            builder.useFont(font, familyName, face.weight(), face.style(), true);
            if (!italic) {
                builder.useFont(font, familyName, face.weight(), FontStyle.ITALIC, true);
            }
        }
    }

    /** Its first font, for a document to write with. */
    PDFont regular(PDDocument document) {
        return faces.get(0).fontOf(document).supply();
    }
}
