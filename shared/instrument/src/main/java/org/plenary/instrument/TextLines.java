package org.plenary.instrument;

import java.util.ArrayList;
import java.util.List;

/** Splits a paragraph into its lines as a renderer wants them. */
final class TextLines implements Inline.Visitor {
    private final List<List<TextRun>> lines = new ArrayList<>(List.of(new ArrayList<>()));

    private TextLines() {}

    /**
     * The lines of a paragraph, without the blank ones at its start and end; none if all are blank. Control characters
     * have become spaces, and neighbouring runs of one style are one run.
     */
    static List<List<TextRun>> of(Paragraph paragraph) {
        TextLines all = new TextLines();
        paragraph.inlines().forEach(inline -> inline.accept(all));
        int first = 0;
        int end = all.lines.size();
        while (first < end && isBlank(all.lines.get(first))) {
            first++;
        }
        while (end > first && isBlank(all.lines.get(end - 1))) {
            end--;
        }
        return all.lines.subList(first, end);
    }

    @Override
    public void text(TextRun run) {
        List<TextRun> line = lines.get(lines.size() - 1);
        int last = line.size() - 1;
        String text = Characters.withoutControls(run.text());
        if (last >= 0 && line.get(last).hasStyleOf(run)) {
            line.set(last, new TextRun(line.get(last).text() + text, run.bold(), run.italic()));
        } else {
            line.add(new TextRun(text, run.bold(), run.italic()));
        }
    }

    @Override
    public void lineBreak() {
        lines.add(new ArrayList<>());
    }

    @Override
    public void footnote(Footnote footnote) {
        text(TextRun.plain("["));
        footnote.inlines().forEach(inline -> inline.accept(this));
        text(TextRun.plain("]"));
    }

    private static boolean isBlank(List<TextRun> line) {
        return line.stream().allMatch(run -> run.text().isBlank());
    }
}
