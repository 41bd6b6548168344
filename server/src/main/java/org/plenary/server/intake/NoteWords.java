package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Table;
import org.plenary.server.intake.Passage.ListMark;

/** Makes footnotes of paragraphs: several are parted by line breaks, and labels of lists are words. Stateless. */
final class NoteWords {
    private NoteWords() {}

    /** A footnote of these paragraphs; of a table, which is told, each row is a line. */
    static Footnote of(List<Passage> passages, Findings findings, String where) {
        List<List<Inline>> lines = new ArrayList<>();
        for (Passage passage : passages) {
            Table table = passage.table();
            if (table != null) {
                findings.add(FindingCode.TABLES, where, passage.text());
                table.rows().stream().map(TableWords::row).forEach(lines::add);
            } else {
                ListMark mark = passage.mark();
                lines.add(
                        mark == null || mark.label().isBlank()
                                ? passage.inlines()
                                : InlineText.prefixed(mark.label().strip() + " ", passage.inlines()));
            }
        }
        return ofLines(lines);
    }

    /** A footnote of these lines, without the blank ones; a note within it stands in square brackets. */
    static Footnote ofLines(List<List<Inline>> lines) {
        InlineBuilder words = new InlineBuilder();
        for (List<Inline> line : lines) {
            if (!InlineText.isBlank(line)) {
                if (!words.isEmpty()) {
                    words.lineBreak();
                }
                line.forEach(each -> add(each, words));
            }
        }
        return new Footnote(words.build());
    }

    private static void add(Inline inline, InlineBuilder words) {
        if (inline instanceof Footnote note) {
            words.text(" [", false, false);
            words.all(note.inlines());
            words.text("]", false, false);
        } else {
            inline.accept(words);
        }
    }

    /** The words of a text, those of its footnotes in square brackets where they stand. */
    static String all(List<Inline> inlines) {
        StringBuilder text = new StringBuilder();
        for (Inline inline : inlines) {
            text.append(
                    inline instanceof Footnote note
                            ? " [" + InlineText.plain(note.inlines()) + "] "
                            : InlineText.plain(List.of(inline)));
        }
        return text.toString();
    }
}
