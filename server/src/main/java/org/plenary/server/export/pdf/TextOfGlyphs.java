package org.plenary.server.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes which text the glyphs of a font are, as a CMap (ISO 32000-1, 9.10.3). */
final class TextOfGlyphs {
    private static final String BEGIN = """
            /CIDInit /ProcSet findresource begin
            12 dict begin
            begincmap
            /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
            /CMapName /Adobe-Identity-UCS def
            /CMapType 2 def
            1 begincodespacerange
            <0000> <FFFF>
            endcodespacerange
            """;
    private static final String END = """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;
    private static final int LINES_OF_A_BLOCK = 100;

    private TextOfGlyphs() {}

    /** @param texts what each glyph says, by its number; one that is not named says nothing */
    static void write(PDFont font, SortedMap<Integer, String> texts) throws IOException {
        List<String> lines = new ArrayList<>();
        texts.forEach((glyph, text) -> lines.add("<%04X> <%s>\n"
                .formatted(glyph, HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE)))));
        StringBuilder map = new StringBuilder(BEGIN);
        for (int i = 0; i < lines.size(); i += LINES_OF_A_BLOCK) {
            List<String> block = lines.subList(i, Math.min(i + LINES_OF_A_BLOCK, lines.size()));
            map.append(block.size()).append(" beginbfchar\n");
            block.forEach(map::append);
            map.append("endbfchar\n");
        }
        map.append(END);
        COSStream stream = new COSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(map.toString().getBytes(StandardCharsets.US_ASCII));
        }
        font.getCOSObject().setItem(COSName.TO_UNICODE, stream);
    }
}
