package org.plenary.server.export.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Lets those who copy Arabic out of a document, or search in it, find the letters that were written. Noto Naskh Arabic has one
 * glyph for letters of several languages that look alike, and of those PDFBox names the one that comes first in Unicode.
 */
final class ReadableArabic {
    /** Persian yeh and Uyghur ae. */
    private static final Pattern OTHER_LANGUAGES = Pattern.compile("[\\u06CC\\u06D5]");

    private static final Map<Integer, Integer> ARABIC = Map.of(
            0xFBFD, 0x0649, // alef maksura at the end
            0xFBFE, 0x064A, // yeh at the beginning
            0xFBFF, 0x064A, // yeh in the middle
            0x06D5, 0x0647); // heh alone

    /** A glyph and what it says. Glyphs that follow each other in the font are one line; none of these four do. */
    private static final Pattern GLYPH = Pattern.compile("<([0-9A-F]{4})> <\\1> <([0-9A-F]{4})>");

    private ReadableArabic() {}

    /** Whether the letters of a text can be mistaken so. Those of a text that mixes such languages are left as they are. */
    static boolean isNeededFor(String text, Set<Family> families) {
        return families.contains(Family.NASKH) && !OTHER_LANGUAGES.matcher(text).find();
    }

    /** Corrects a document that was saved once, so that the subsets of its fonts are made. */
    static void correct(PDDocument document) throws IOException {
        Set<COSStream> maps = new LinkedHashSet<>();
        for (PDPage page : document.getPages()) {
            for (COSName name : page.getResources().getFontNames()) {
                if (page.getResources().getFont(name).getCOSObject().getDictionaryObject(COSName.TO_UNICODE)
                        instanceof COSStream map) {
                    maps.add(map);
                }
            }
        }
        for (COSStream map : maps) {
            correct(map);
        }
    }

    private static void correct(COSStream map) throws IOException {
        String corrected;
        try (InputStream in = map.createInputStream()) {
            corrected = corrected(new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
        try (OutputStream out = map.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(corrected.getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static String corrected(String map) {
        return GLYPH.matcher(map).replaceAll(glyph -> {
            Integer letter = ARABIC.get(Integer.parseInt(glyph.group(2), 16));
            return letter == null
                    ? Matcher.quoteReplacement(glyph.group())
                    : "<%1$s> <%1$s> <%2$04X>".formatted(glyph.group(1), letter);
        });
    }
}
