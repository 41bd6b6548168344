package org.plenary.instrument.crdt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.TextRun;

/**
 * Edits the text of one paragraph or footnote, which consists of text nodes, line breaks and, in a paragraph,
 * footnotes. Calls itself for footnotes, so one deep.
 */
final class LineEditor {
    private final YXmlElement element;

    LineEditor(YXmlElement element) {
        this.element = element;
    }

    /** Whether there is text, line breaks and footnotes in an element, and nothing else. */
    static boolean isLine(YXmlElement element) {
        return element.children().stream()
                .allMatch(child -> child instanceof YXmlText
                        || DraftReader.isLineBreak(new LiveNode(child))
                        || DraftReader.isFootnote(new LiveNode(child)));
    }

    void become(List<Inline> target) {
        List<SharedType> nodes = element.children();
        List<TextForm.@Nullable Part> present =
                nodes.stream().map(LineEditor::present).toList();
        List<TextForm.Part> wanted = TextForm.parts(target);
        BlockMatching matching = BlockMatching.ofParts(present, wanted);
        SharedType previous = null;
        int node = 0;
        for (int i = 0; i < wanted.size(); i++) {
            int partner = matching.partner(i);
            if (partner < 0) {
                previous = insert(previous, wanted.get(i));
                continue;
            }
            delete(nodes.subList(node, partner));
            node = partner + 1;
            previous = nodes.get(partner);
            if (!wanted.get(i).equals(present.get(partner))) {
                change(previous, wanted.get(i));
            }
        }
        delete(nodes.subList(node, nodes.size()));
    }

    /** A text node without text does no harm, and somebody may be about to write into it. */
    private void delete(List<SharedType> nodes) {
        nodes.stream()
                .filter(node -> !(node instanceof YXmlText text && text.length() == 0))
                .forEach(element::delete);
    }

    /** What a node reads as; null if it has not the form in which editors write it, and so is to be written anew. */
    private static TextForm.@Nullable Part present(SharedType node) {
        if (node instanceof YXmlText text) {
            // Embedded objects are not read, but counted in positions.
            return text.length() == text.text().length()
                    ? new TextForm.Part(TextForm.Kind.TEXT, List.copyOf(InlineReader.read(new LiveNode(text))))
                    : null;
        }
        if (DraftReader.isLineBreak(new LiveNode(node))) {
            return new TextForm.Part(TextForm.Kind.BREAK, List.of(new LineBreak()));
        }
        YXmlElement footnote = (YXmlElement) node;
        boolean isAsWritten = footnote.children().stream()
                .allMatch(child -> child instanceof YXmlText || DraftReader.isLineBreak(new LiveNode(child)));
        return isAsWritten
                ? new TextForm.Part(TextForm.Kind.FOOTNOTE, InlineReader.read(new LiveNode(footnote)))
                : null;
    }

    private SharedType insert(@Nullable SharedType previous, TextForm.Part wanted) {
        return switch (wanted.kind()) {
            case TEXT -> {
                YXmlText text = element.insertTextAfter(previous);
                runs(wanted).forEach(run -> text.insert(text.length(), run.text(), InstrumentWriter.marks(run)));
                yield text;
            }
            case BREAK -> element.insertElementAfter(previous, DraftSchema.LINE_BREAK);
            case FOOTNOTE -> {
                YXmlElement footnote = element.insertElementAfter(previous, DraftSchema.FOOTNOTE);
                InstrumentWriter.fillLine(footnote, wordsOf(wanted));
                yield footnote;
            }
        };
    }

    private static void change(SharedType node, TextForm.Part wanted) {
        switch (wanted.kind()) {
            case TEXT -> changeText((YXmlText) node, wanted);
            case BREAK -> {}
            case FOOTNOTE -> new LineEditor((YXmlElement) node).become(wordsOf(wanted));
        }
    }

    private static List<Inline> wordsOf(TextForm.Part footnote) {
        return ((Footnote) footnote.inlines().get(0)).inlines();
    }

    private static List<TextRun> runs(TextForm.Part text) {
        return text.inlines().stream().map(TextRun.class::cast).toList();
    }

    private static List<TextRun> runs(YXmlText text) {
        return InlineReader.read(new LiveNode(text)).stream()
                .map(TextRun.class::cast)
                .toList();
    }

    private static void changeText(YXmlText text, TextForm.Part wanted) {
        List<String> now = Tokens.of(text.text());
        List<String> tokens = Tokens.of(wanted.text());
        int[] partners = Tokens.match(now, tokens);
        int at = 0;
        int token = 0;
        for (int i = 0; i < partners.length; ) {
            if (partners[i] >= 0) {
                int gone = length(now, token, partners[i]);
                if (gone > 0) {
                    text.delete(at, gone);
                }
                token = partners[i] + 1;
                at += tokens.get(i++).length();
            } else {
                StringBuilder fresh = new StringBuilder();
                while (i < partners.length && partners[i] < 0) {
                    fresh.append(tokens.get(i++));
                }
                text.insert(at, fresh.toString());
                at += fresh.length();
            }
        }
        int rest = length(now, token, now.size());
        if (rest > 0) {
            text.delete(at, rest);
        }
        changeStyle(text, runs(wanted));
    }

    private static int length(List<String> tokens, int from, int to) {
        return tokens.subList(from, to).stream().mapToInt(String::length).sum();
    }

    /** Gives a text that reads as it should the style that it should have. */
    private static void changeStyle(YXmlText text, List<TextRun> wanted) {
        List<TextRun> now = runs(text);
        int at = 0;
        int i = 0;
        int endNow = 0;
        for (int j = 0, endWanted = 0; j < wanted.size(); ) {
            if (endNow == at) {
                endNow += now.get(i++).text().length();
            }
            if (endWanted == at) {
                endWanted += wanted.get(j).text().length();
            }
            int end = Math.min(endNow, endWanted);
            Map<String, @Nullable Object> change = difference(now.get(i - 1), wanted.get(j));
            if (!change.isEmpty()) {
                text.format(at, end - at, change);
            }
            at = end;
            if (endWanted == at) {
                j++;
            }
        }
    }

    private static Map<String, @Nullable Object> difference(TextRun now, TextRun wanted) {
        Map<String, @Nullable Object> change = new HashMap<>();
        if (now.bold() != wanted.bold()) {
            change.put(DraftSchema.BOLD, wanted.bold() ? Map.of() : null);
        }
        if (now.italic() != wanted.italic()) {
            change.put(DraftSchema.ITALIC, wanted.italic() ? Map.of() : null);
        }
        return change;
    }
}
