package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.TextRun;

/**
 * Puts the runs of one paragraph together as its pieces; all runs of a footnote come into one, where its first run is.
 */
final class FootnotedLine {
    /** The pieces, in the order of what they begin with: text between footnotes, and footnotes. */
    private final List<Part> parts = new ArrayList<>();

    private final Map<Integer, Part> footnotes = new LinkedHashMap<>();

    private record Part(@Nullable FootnotePlace footnote, List<Inline> inlines) {
        void add(String text, Style style) {
            if (text.isEmpty()) {
                return;
            }
            TextRun run = new TextRun(text, style.bold(), style.italic());
            int last = inlines.size() - 1;
            if (last >= 0
                    && inlines.get(last) instanceof TextRun before
                    && before.bold() == run.bold()
                    && before.italic() == run.italic()) {
                inlines.set(last, new TextRun(before.text() + text, run.bold(), run.italic()));
            } else {
                inlines.add(run);
            }
        }
    }

    void add(Run run) {
        Part part = part(run.footnote());
        String rest = run.text();
        for (int end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
            part.add(rest.substring(0, end), run.after());
            part.inlines.add(new LineBreak());
            rest = rest.substring(end + 1);
        }
        part.add(rest, run.after());
    }

    private Part part(@Nullable FootnotePlace footnote) {
        if (footnote != null) {
            return footnotes.computeIfAbsent(footnote.id(), id -> begin(footnote));
        }
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        return last == null || last.footnote != null ? begin(null) : last;
    }

    private Part begin(@Nullable FootnotePlace footnote) {
        Part part = new Part(footnote, new ArrayList<>());
        parts.add(part);
        return part;
    }

    /** All that was added. */
    List<Inline> take() {
        List<Inline> inlines = new ArrayList<>();
        for (Part part : parts) {
            if (part.footnote == null) {
                inlines.addAll(part.inlines);
            } else {
                inlines.add(new Footnote(part.inlines));
            }
        }
        return inlines;
    }
}
