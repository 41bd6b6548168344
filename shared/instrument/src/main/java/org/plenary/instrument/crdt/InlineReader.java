package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** Collects the pieces of one paragraph; neighbouring text of one style becomes one run. */
final class InlineReader {
    private final List<Inline> inlines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean bold;
    private boolean italic;

    void addText(String characters, Map<String, ? extends @Nullable Object> marks) {
        boolean runBold = DraftReader.isOn(marks, DraftSchema.BOLD);
        boolean runItalic = DraftReader.isOn(marks, DraftSchema.ITALIC);
        if (runBold != bold || runItalic != italic) {
            flush();
            bold = runBold;
            italic = runItalic;
        }
        text.append(characters);
    }

    void addLineBreak() {
        flush();
        inlines.add(new LineBreak());
    }

    /** What was added, as a paragraph; the next one begins empty. */
    Paragraph take() {
        flush();
        Paragraph paragraph = inlines.isEmpty() ? Paragraph.EMPTY : new Paragraph(inlines);
        inlines.clear();
        return paragraph;
    }

    private void flush() {
        if (!text.isEmpty()) {
            inlines.add(new TextRun(text.toString(), bold, italic));
            text.setLength(0);
        }
    }
}
