package org.plenary.server.export.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts that a document is set in: those of its characters, and those made for its stand-ins. Not thread-safe. */
final class FontsOfDocument {
    private final Typesetting typesetting;
    private final PDDocument document;
    private final List<FontOfDocument> plain = new ArrayList<>();
    private final List<Shaped> shaped = new ArrayList<>();

    FontsOfDocument(Typesetting typesetting, PDDocument document) {
        this.typesetting = typesetting;
        this.document = document;
    }

    private record Shaped(FontOfDocument font, Collection<StandIn> characters) {}

    /** What the style sheet names, in the order in which a font is looked for. */
    String names() {
        return Stream.concat(
                        typesetting.families().stream().map(Family::familyName),
                        typesetting.shapedFamilies().stream().map(Family::standInName))
                .map(name -> "\"" + name + "\"")
                .collect(Collectors.joining(", "));
    }

    /** Lets the document be set in them. A font is read when it is first needed, and only what is used is embedded. */
    void addTo(PdfRendererBuilder builder) {
        for (Family family : typesetting.families()) {
            List<FontOfDocument> fonts = family.faces().stream()
                    .map(face -> new FontOfDocument(() -> face.read().bytes(), document))
                    .toList();
            plain.addAll(fonts);
            add(builder, family, family.familyName(), fonts);
        }
        for (Family family : typesetting.shapedFamilies()) {
            SortedMap<Integer, StandIn> characters = typesetting.standIns(family);
            List<FontOfDocument> fonts = new ArrayList<>();
            for (int face = 0; face < family.faces().size(); face++) {
                FontOfDocument font = standIns(family, face, characters);
                fonts.add(font);
                shaped.add(new Shaped(font, characters.values()));
            }
            add(builder, family, family.standInName(), fonts);
        }
    }

    private FontOfDocument standIns(Family family, int face, SortedMap<Integer, StandIn> characters) {
        SortedMap<Integer, PdfOutline> outlines = new TreeMap<>();
        characters.forEach((character, standIn) ->
                outlines.put(character, standIn.outlines().get(face)));
        return new FontOfDocument(
                () -> StandInFont.write(family.faces().get(face).read(), outlines), document);
    }

    /** Faces that a family does not have are those that it has. */
    private static void add(PdfRendererBuilder builder, Family family, String name, List<FontOfDocument> fonts) {
        for (int weight : new int[] {400, 700}) {
            for (FontStyle style : new FontStyle[] {FontStyle.NORMAL, FontStyle.ITALIC}) {
                builder.useFont(fonts.get(best(family.faces(), weight, style)), name, weight, style, true);
            }
        }
    }

    private static int best(List<Face> faces, int weight, FontStyle style) {
        int best = 0;
        int bestFit = 0;
        for (int i = 0; i < faces.size(); i++) {
            int fit = (faces.get(i).weight() == weight ? 2 : 0) + (faces.get(i).style() == style ? 1 : 0);
            if (fit > bestFit) {
                best = i;
                bestFit = fit;
            }
        }
        return best;
    }

    /**
     * Lets those who copy text out of the document, or search in it, find what was written: what stand-ins stand for,
     * and of the characters that share a glyph the one that the text has, where PDFBox names the first in Unicode,
     * which is right for Latin letters. Saves the document once, so that the subsets of its fonts are made.
     */
    void tellText() throws IOException {
        if (!typesetting.isMoreThanLatin()) {
            return;
        }
        document.save(OutputStream.nullOutputStream());
        for (FontOfDocument each : plain) {
            if (each.supplied().isPresent()) {
                PDType0Font font = each.supplied().get();
                SortedMap<Integer, String> texts = new TreeMap<>();
                typesetting.characters().forEach(c -> {
                    int glyph = font.getCmapLookup().getGlyphId(c);
                    if (glyph != 0) {
                        texts.merge(glyph, Character.toString(c), FontsOfDocument::better);
                    }
                });
                TextOfGlyphs.write(font, texts);
            }
        }
        for (Shaped each : shaped) {
            if (each.font.supplied().isPresent()) {
                SortedMap<Integer, String> texts = new TreeMap<>();
                each.characters.forEach(standIn -> texts.put(texts.size() + 1, standIn.text()));
                TextOfGlyphs.write(each.font.supplied().get(), texts);
            }
        }
    }

    /** Of two characters that look the same in one document the one that is not there for compatibility alone. */
    private static String better(String first, String second) {
        return Normalizer.isNormalized(first, Normalizer.Form.NFKC) ? first : second;
    }
}
