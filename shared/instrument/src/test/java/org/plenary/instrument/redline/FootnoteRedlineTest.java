package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.fn;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.t;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.crdt.DraftEditor;

class FootnoteRedlineTest {
    private final DraftRecord record =
            DraftRecord.of(clause(p(t("States"), fn("See the Charter."), t(" agree"), fn(""), t("."))));

    private static Clause clause(Paragraph... paragraphs) {
        return new Clause(new ClauseId("a"), ClauseKind.OPERATIVE, List.of(paragraphs));
    }

    private long become(Inline... inlines) {
        return record.entry(() -> DraftEditor.become(record.editor, new Instrument(List.of(clause(p(inlines)))), null));
    }

    private String show(DraftRedline redline) {
        return DraftRecord.show(redline.clauses().get(0));
    }

    private YXmlElement line() {
        return (YXmlElement) record.clause(0).get(0);
    }

    @Test
    void comparesTheWordsOfAFootnote() {
        long now = become(t("States"), fn("See the old Charter."), t(" agree"), fn(""), t("."));
        assertThat(show(record.between(1, now))).isEqualTo("States⟦1>1 See the {+old +}Charter.⟧ agree⟦2>2 ⟧.");
    }

    @Test
    void tellsFootnotesThatCameAndWentAndTheirNumbers() {
        long now = become(t("States"), fn("New."), t(" agree"), fn(""), t("."), fn(""));
        assertThat(show(record.between(1, now)))
                .isEqualTo("States⟦1>1 {+New+}[-See the Charter-].⟧ agree⟦2>2 ⟧.+⟦>3 ⟧");
        long then = become(t("States agree"), fn(""), t("."));
        assertThat(show(record.between(1, then))).isEqualTo("States-⟦1> [-See the Charter-][-.-]⟧ agree⟦2>1 ⟧.");
        assertThat(record.between(1, then).clauses().get(0).change()).isEqualTo(ClauseChange.CHANGED);
    }

    @Test
    void tellsWordsThatWentFromASentenceIntoAFootnoteAsDeletedAndInserted() {
        // given
        long seed = become(t("States and companies shall agree."));
        // when
        long now = record.entry(() -> {
            YXmlText text = (YXmlText) line().get(0);
            text.delete(6, 14);
            YXmlElement footnote = line().insertElement(1, "footnote");
            footnote.insertText(0).insert(0, " and companies");
        });
        // then
        DraftRedline redline = record.between(seed, now);
        assertThat(show(redline)).isEqualTo("States[- -][-and companies-] shall agree.+⟦>1 {+ +}{+and companies+}⟧");
        assertThat(redline.clauses().get(0).paragraphs().get(0).runs().get(8).written())
                .isEqualTo(seed);
    }

    @Test
    void takesAFootnoteThatASplitMadeAnewForTheSame() {
        // when
        long now = record.entry(() -> {
            line().delete(1, 4);
            YXmlElement behind = record.clause(0).insertElement(1, "paragraph");
            behind.insertElement(0, "footnote").insertText(0).insert(0, "See the Charter.");
            behind.insertText(1).insert(0, " agree");
            behind.insertElement(2, "footnote");
            behind.insertText(3).insert(0, ".");
        });
        // then
        DraftRedline redline = record.between(1, now);
        assertThat(show(redline)).isEqualTo("States\n+ ⟦1>1 See the Charter.⟧ agree⟦2>2 ⟧.");
        assertThat(redline.clauses().get(0).paragraphs().get(1).runs())
                .allSatisfy(run -> assertThat(run.written()).isEqualTo(1))
                .allSatisfy(run -> assertThat(run.copied()).isEqualTo(now));
    }

    @Test
    void tellsAFootnoteInOnePieceInAClauseThatWasWrittenAnew() {
        // given
        long seed = become(t("States recall"), fn("See the Charter of nations, annexed."), t(" what they have said."));
        Clause other = new Clause(
                new ClauseId("a"),
                ClauseKind.PREAMBULAR,
                List.of(p(t("States recall"), fn("See the Charter of nations below"), t(" their promises"))));
        // when
        long now = record.entry(() -> DraftEditor.become(record.editor, new Instrument(List.of(other)), null));
        // then
        assertThat(show(record.between(seed, now).joined(seq -> "")))
                .isEqualTo("States recall⟦1>1 See the Charter of nations[-, annexed.-]{+ below+}⟧"
                        + "[- what they have said.-]{+ their promises+}");
    }

    @Test
    void exchangesWordsInEachFootnoteByThemselves() {
        long now = become(t("All States"), fn("Look at the Charter."), t("disagree"), fn(""), t("."));
        assertThat(show(record.between(1, now).wordByWord()))
                .isEqualTo("{+All +}States⟦1>1 [-See-]{+Look at+} the Charter.⟧[- agree-]{+disagree+}⟦2>2 ⟧.");
    }

    @Test
    void tellsInABlameWhatEverStoodInAFootnote() {
        // given
        become(t("States"), fn("See the old Charter."), t(" agree"), fn(""), t("."));
        become(t("States"), fn("See the Charter."), t(" agree."));
        // when
        DraftRedline blame = DraftRedline.blame(record.doc, record.attribution, 3, true);
        // then
        assertThat(show(blame)).isEqualTo("States⟦1>1 See the [-old -]Charter.⟧ agree.-⟦> ⟧");
    }
}
