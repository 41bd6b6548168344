package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** Collects the pieces of one paragraph; neighbouring text of one style becomes one run. */
final class InlineReader {
    private List<Inline> inlines = new ArrayList<>();

    /** What is before the footnote that has begun; null outside of footnotes. */
    private @Nullable List<Inline> before;

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

    void beginFootnote() {
        flush();
        before = inlines;
        inlines = new ArrayList<>();
    }

    void endFootnote() {
        flush();
        Footnote footnote = new Footnote(inlines);
        inlines = Objects.requireNonNull(before);
        inlines.add(footnote);
        before = null;
    }

    /** All that stands in a node. */
    static <N extends DraftNode<N>> List<Inline> read(N node) {
        InlineReader reader = new InlineReader();
        DraftReader.forEachInline(node, inline -> reader.add(inline));
        return reader.take().inlines();
    }

    /** Adds what a text, line break or footnote holds. */
    private <N extends DraftNode<N>> boolean add(N inline) {
        if (DraftReader.isLineBreak(inline)) {
            addLineBreak();
        } else if (DraftReader.isFootnote(inline)) {
            beginFootnote();
            DraftReader.forEachInFootnote(inline, this::add);
            endFootnote();
        } else {
            inline.forEachText(this::addText);
        }
        return true;
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
