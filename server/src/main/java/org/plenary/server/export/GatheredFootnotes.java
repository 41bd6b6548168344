package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;

/**
 * Lets the words of each footnote follow its mark, so that none is ever shown as two, even if what went from behind a
 * footnote stands between its words:
 *
 * <pre>
 *   before    mark "old" , the line goes on.
 *   after     mark "new"
 *   redline   mark [old deleted] [, the line goes on. deleted] [new inserted]
 * </pre>
 *
 * <p>Neither the order of the words of a footnote nor that of the line's is another afterwards. Stateless.
 */
final class GatheredFootnotes {
    private GatheredFootnotes() {}

    static DraftRedline of(DraftRedline redline) {
        return Stretch.hasFootnotes(redline)
                ? new DraftRedline(redline.clauses().stream()
                        .map(GatheredFootnotes::gathered)
                        .toList())
                : redline;
    }

    private static ClauseRedline gathered(ClauseRedline clause) {
        List<List<Run>> gathered = new ArrayList<>();
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            gathered.add(new ArrayList<>());
            paragraph.runs().forEach(run -> add(run, gathered));
        }
        List<ParagraphRedline> paragraphs = new ArrayList<>();
        for (int i = 0; i < gathered.size(); i++) {
            paragraphs.add(clause.paragraphs().get(i).withRuns(gathered.get(i)));
        }
        return clause.withParagraphs(paragraphs);
    }

    /** Adds a run to the last paragraph, or behind what there is of its footnote. */
    private static void add(Run run, List<List<Run>> paragraphs) {
        FootnotePlace footnote = run.footnote();
        if (footnote != null) {
            for (int i = paragraphs.size() - 1; i >= 0; i--) {
                int last = lastOf(footnote, paragraphs.get(i));
                if (last >= 0) {
                    paragraphs.get(i).add(last + 1, run);
                    return;
                }
            }
        }
        paragraphs.get(paragraphs.size() - 1).add(run);
    }

    private static int lastOf(FootnotePlace footnote, List<Run> runs) {
        for (int i = runs.size() - 1; i >= 0; i--) {
            FootnotePlace other = runs.get(i).footnote();
            if (other != null && other.id() == footnote.id()) {
                return i;
            }
        }
        return -1;
    }
}
