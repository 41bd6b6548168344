package org.plenary.server.export.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Writes which text the glyphs of a font of stand-ins are, as a CMap (ISO 32000-1, 9.10.3). */
final class TextOfGlyphs {
    private static final String BEGIN =
            """
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
    private static final String END =
            """
            endcmap
            CMapName currentdict /CMap defineresource pop
            end
            end
            """;
    private static final int LINES_OF_A_BLOCK = 100;

    private TextOfGlyphs() {}

    /** @param characters in the order of the glyphs, which begin with 1 */
    static void write(PDFont font, Collection<StandIn> characters) throws IOException {
        List<String> lines = new ArrayList<>();
        for (StandIn standIn : characters) {
            String text = HexFormat.of().withUpperCase().formatHex(standIn.text().getBytes(StandardCharsets.UTF_16BE));
            lines.add("<%04X> <%s>%n".formatted(lines.size() + 1, text).replace("\r", ""));
        }
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
