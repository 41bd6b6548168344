package org.plenary.instrument.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
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

    /** Whether the node is text or a line break. */
    static boolean isInline(SharedType node) {
        return node instanceof YText || isLineBreak(node);
    }

    /** The paragraph whose content the nodes below an element are. */
    static Paragraph contentOf(YXmlFragment element) {
        InlineReader reader = new InlineReader();
        reader.addAll(element);
        return reader.take();
    }

    /** Adds the text of a node and of everything under it, however deep that is. */
    void add(SharedType node) {
        if (node instanceof YText run) {
            addText(run);
        } else if (isLineBreak(node)) {
            flush();
            inlines.add(new LineBreak());
        } else if (node instanceof YXmlFragment element) {
            addAll(element);
        }
    }

    private void addAll(YXmlFragment element) {
        Deque<Iterator<SharedType>> open = new ArrayDeque<>();
        open.push(element.children().iterator());
        while (!open.isEmpty()) {
            if (!open.peek().hasNext()) {
                open.pop();
                continue;
            }
            SharedType node = open.peek().next();
            if (node instanceof YXmlFragment nested && !isLineBreak(nested)) {
                open.push(nested.children().iterator());
            } else {
                add(node);
            }
        }
    }

    /** Whether nothing was added since the last {@link #take}. */
    boolean isEmpty() {
        return inlines.isEmpty() && text.isEmpty();
    }

    /** What was added, as a paragraph; the next one begins empty. */
    Paragraph take() {
        flush();
        Paragraph paragraph = inlines.isEmpty() ? Paragraph.EMPTY : new Paragraph(inlines);
        inlines.clear();
        return paragraph;
    }

    private void addText(YText node) {
        node.forEachPiece((piece, attributes) -> {
            if (piece instanceof String string) {
                addRun(string, isOn(attributes, DraftSchema.BOLD), isOn(attributes, DraftSchema.ITALIC));
            }
        });
    }

    private void addRun(String string, boolean runBold, boolean runItalic) {
        if (runBold != bold || runItalic != italic) {
            flush();
            bold = runBold;
            italic = runItalic;
        }
        text.append(string);
    }

    private void flush() {
        if (!text.isEmpty()) {
            inlines.add(new TextRun(text.toString(), bold, italic));
            text.setLength(0);
        }
    }

    /** An editor writes {@code {}} for a mark without attributes; others write {@code true}. */
    private static boolean isOn(Map<String, @Nullable Object> attributes, String mark) {
        Object value = attributes.get(mark);
        return value != null && !Boolean.FALSE.equals(value);
    }

    private static boolean isLineBreak(SharedType node) {
        return node instanceof YXmlElement element && element.nodeName().equals(DraftSchema.LINE_BREAK);
    }
}
