package org.plenary.server.export.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** The lines of a document as the eye finds them: glyphs on one height, from left to right. */
final class SeenLines extends PDFTextStripper {
    private final Map<Integer, List<TextPosition>> lines = new TreeMap<>();

    SeenLines() throws IOException {}

    @Override
    protected void processTextPosition(TextPosition glyph) {
        int height = getCurrentPageNo() * 10_000 + Math.round(glyph.getYDirAdj());
        Integer near = lines.containsKey(height - 1) ? Integer.valueOf(height - 1) : height;
        lines.computeIfAbsent(lines.containsKey(height + 1) ? height + 1 : near, any -> new ArrayList<>())
                .add(glyph);
    }

    List<String> lines() {
        return lines.values().stream().map(SeenLines::fromLeftToRight).toList();
    }

    private static String fromLeftToRight(List<TextPosition> glyphs) {
        return glyphs.stream()
                .sorted(Comparator.comparing(TextPosition::getXDirAdj))
                .map(TextPosition::getUnicode)
                .collect(Collectors.joining());
    }
}
