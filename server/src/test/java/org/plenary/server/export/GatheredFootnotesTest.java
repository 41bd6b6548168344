package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.redline.ClauseChange;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;

class GatheredFootnotesTest {
    private static final FootnotePlace FIRST = new FootnotePlace(7, 1, 1);

    @Test
    void letsTheWordsOfAFootnoteFollowItsMarkWhereverTheyStand() {
        // given
        Run mark = run("", Change.KEPT, FIRST);
        Run old = run("old", Change.DELETED, FIRST);
        Run line = run(", the line goes on.", Change.DELETED, null);
        Run now = run("new", Change.INSERTED, FIRST);
        Run later = run("er", Change.INSERTED, FIRST);
        Run other = run("", Change.INSERTED, new FootnotePlace(8, 0, 2));
        // when
        DraftRedline gathered = GatheredFootnotes.of(
                redline(paragraph(mark, old, line, now), paragraph(later, other, run("x", Change.KEPT, null))));
        // then
        List<ParagraphRedline> paragraphs = gathered.clauses().get(0).paragraphs();
        assertThat(paragraphs.get(0).runs()).containsExactly(mark, old, now, later, line);
        assertThat(paragraphs.get(1).runs()).containsExactly(other, run("x", Change.KEPT, null));
    }

    private static DraftRedline redline(ParagraphRedline... paragraphs) {
        Form form = new Form(ClauseKind.OPERATIVE, "OP1");
        return new DraftRedline(List.of(new ClauseRedline(
                new ClauseId("a"), ClauseChange.CHANGED, false, 0, form, form, 0, List.of(paragraphs))));
    }

    private static ParagraphRedline paragraph(Run... runs) {
        return new ParagraphRedline(0, 0, "", "", Change.KEPT, 0, List.of(runs), null);
    }

    private static Run run(String text, Change change, @Nullable FootnotePlace footnote) {
        return new Run(text, change, Style.PLAIN, Style.PLAIN, 1, 1, 0, List.of(), footnote);
    }
}
