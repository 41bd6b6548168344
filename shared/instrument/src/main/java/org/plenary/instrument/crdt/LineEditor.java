package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** Edits the text of one paragraph, which consists of text nodes and line breaks. Lines stay as long as they are in order. */
final class LineEditor {
    private final YXmlElement element;

    LineEditor(YXmlElement element) {
        this.element = element;
    }

    /**
     * A line as it is.
     *
     * @param lineBreak the line break before it, null for the first line
     */
    private record Present(@Nullable SharedType lineBreak, List<YXmlText> texts) {
        boolean is(TextForm.Line line) {
            return texts.size() <= 1 && runs().equals(line.runs());
        }

        List<TextRun> runs() {
            List<TextRun> runs = new ArrayList<>();
            texts.forEach(text -> runs.addAll(LineEditor.runs(text)));
            return runs;
        }
    }

    private static List<TextRun> runs(YXmlText text) {
        InlineReader reader = new InlineReader();
        new LiveNode(text).forEachText(reader::addText);
        return TextForm.lines(reader.take()).get(0).runs();
    }

    void become(Paragraph target) {
        List<Present> present = present();
        List<TextForm.Line> wanted = TextForm.lines(target);
        int from = 0;
        int endPresent = present.size();
        int endWanted = wanted.size();
        while (from < endPresent && from < endWanted && present.get(from).is(wanted.get(from))) {
            from++;
        }
        // The first line has no line break before it, so it is never taken for another one than the first.
        while (endPresent > Math.max(from, 1)
                && endWanted > Math.max(from, 1)
                && present.get(endPresent - 1).is(wanted.get(endWanted - 1))) {
            endPresent--;
            endWanted--;
        }
        SharedType previous = from == 0 ? null : last(present.get(from - 1));
        int paired = Math.min(endPresent, endWanted);
        for (int i = from; i < paired; i++) {
            previous = change(present.get(i), wanted.get(i), i == 0);
        }
        for (int i = paired; i < endPresent; i++) {
            Present line = present.get(i);
            line.texts.forEach(element::delete);
            if (line.lineBreak != null) {
                element.delete(line.lineBreak);
            }
        }
        for (int i = paired; i < endWanted; i++) {
            SharedType behind = i == 0 ? previous : element.insertElementAfter(previous, DraftSchema.LINE_BREAK);
            previous = write(behind, wanted.get(i).runs());
        }
    }

    private List<Present> present() {
        List<Present> lines = new ArrayList<>();
        lines.add(new Present(null, new ArrayList<>()));
        for (SharedType child : element.children()) {
            if (child instanceof YXmlText text) {
                lines.get(lines.size() - 1).texts.add(text);
            } else {
                lines.add(new Present(child, new ArrayList<>()));
            }
        }
        return lines;
    }

    private static @Nullable SharedType last(Present line) {
        return line.texts.isEmpty() ? line.lineBreak : line.texts.get(line.texts.size() - 1);
    }

    /** Makes a line another one; returns its last node, null if it is an empty first line. */
    private @Nullable SharedType change(Present line, TextForm.Line wanted, boolean first) {
        SharedType behind = first ? null : line.lineBreak;
        YXmlText text = line.texts.size() == 1 ? line.texts.get(0) : null;
        // Embedded objects are not read, but counted in positions.
        if (text != null
                && text.length() == text.text().length()
                && !wanted.runs().isEmpty()) {
            changeText(text, wanted);
            return text;
        }
        line.texts.forEach(element::delete);
        return write(behind, wanted.runs());
    }

    private @Nullable SharedType write(@Nullable SharedType behind, List<TextRun> runs) {
        if (runs.isEmpty()) {
            return behind;
        }
        YXmlText text = element.insertTextAfter(behind);
        runs.forEach(run -> text.insert(text.length(), run.text(), InstrumentWriter.marks(run)));
        return text;
    }

    private static void changeText(YXmlText text, TextForm.Line wanted) {
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
        changeStyle(text, wanted.runs());
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
