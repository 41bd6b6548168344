package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Footnotes;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.InstrumentReader;

/** What the gate lets into lines as footnotes. */
class FootnoteGateTest {
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "schema";

    private final GateDraft draft = new GateDraft(new Instrument(List.of(
            clause("a", Footnote.MAX - 2), clause("b", 1), Clause.of(new ClauseId("t"), ClauseKind.TITLE, "T"))));
    private long nextClient = 200;

    private static Clause clause(String id, int footnotes) {
        List<Inline> inlines = new ArrayList<>(List.of(TextRun.plain("Text")));
        for (int i = 0; i < footnotes; i++) {
            inlines.add(Footnote.of(i % 2 == 0 ? "words" : ""));
        }
        return new Clause(new ClauseId(id), ClauseKind.OPERATIVE, List.of(new Paragraph(inlines)));
    }

    private String outcome(Consumer<Doc> change) {
        return draft.submit(GateDraft.CLAIRE, draft.change(nextClient++, change))
                .word();
    }

    private int count() {
        return Footnotes.of(InstrumentReader.read(draft.draft.doc())).size();
    }

    private static YXmlElement clause(Doc doc, int clause) {
        return (YXmlElement) doc.getXmlFragment("text").get(clause);
    }

    private static YXmlElement line(Doc doc, int clause) {
        return (YXmlElement) clause(doc, clause).get(0);
    }

    private static void add(YXmlElement line, String words) {
        line.insertElement(1, "footnote").insertText(0).insert(0, words);
    }

    @Test
    void takesFootnotesUpToItsBound() {
        assertThat(outcome(doc -> add(line(doc, 1), "last"))).isEqualTo(ACCEPTED);
        assertThat(count()).isEqualTo(Footnote.MAX);
        assertThat(outcome(doc -> add(line(doc, 1), "too many"))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> clause(doc, 2).insertElement(0, "footnote"))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> line(doc, 1).insertElement(0, "hardBreak").insertElement(0, "footnote")))
                .isEqualTo(REFUSED);
        assertThat(outcome(doc -> line(doc, 0).delete(1, 1))).isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> clause(doc, 2).insertElement(0, "footnote"))).isEqualTo(ACCEPTED);
        assertThat(count()).isEqualTo(Footnote.MAX);
    }

    @Test
    void countsAFootnoteThatTakesThePlaceOfAnotherOnce() {
        assertThat(outcome(doc -> add(line(doc, 1), "last"))).isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> {
                    line(doc, 0).delete(5, 2);
                    add(line(doc, 1), "one");
                    add(line(doc, 1), "two");
                }))
                .isEqualTo(ACCEPTED);
        assertThat(outcome(doc -> {
                    add(line(doc, 1), "comes and goes");
                    line(doc, 1).delete(1, 1);
                }))
                .isEqualTo(ACCEPTED);
        assertThat(count()).isEqualTo(Footnote.MAX);
    }

    @Test
    void countsWhatIsInAClauseThatIsMoved() {
        assertThat(outcome(doc -> {
                    doc.getXmlFragment("text").delete(0, 1);
                    YXmlElement made = doc.getXmlFragment("text").insertElement(1, "operative");
                    made.setAttribute("id", "a");
                    YXmlElement paragraph = made.insertElement(0, "paragraph");
                    for (int i = 0; i < Footnote.MAX - 1; i++) {
                        paragraph.insertElement(0, "footnote");
                    }
                }))
                .isEqualTo(ACCEPTED);
        assertThat(count()).isEqualTo(Footnote.MAX);
    }

    @Test
    void takesTextAndLineBreaksInThemOnly() {
        assertThat(outcome(doc -> {
                    YXmlElement footnote = (YXmlElement) line(doc, 1).get(1);
                    footnote.insertElement(1, "hardBreak");
                    footnote.insertText(2).insert(0, "more");
                }))
                .isEqualTo(ACCEPTED);
        for (String name : List.of("footnote", "paragraph", "table")) {
            assertThat(outcome(doc -> ((YXmlElement) line(doc, 1).get(1)).insertElement(0, name)))
                    .as(name)
                    .isEqualTo(REFUSED);
        }
        assertThat(outcome(doc -> clause(doc, 1).insertElement(0, "footnote"))).isEqualTo(REFUSED);
        assertThat(outcome(doc -> ((YXmlElement) line(doc, 1).get(1)).setAttribute("number", "1")))
                .isEqualTo(REFUSED);
    }

    @Test
    void keepsFootnotesOfAgreedClausesAsTheyAre() {
        draft.decide("b", ClauseStatus.AGREED);
        assertThat(outcome(doc -> add(line(doc, 1), "new"))).isEqualTo("frozen");
        assertThat(outcome(
                        doc -> ((YXmlElement) line(doc, 1).get(1)).insertText(0).insert(0, "x")))
                .isEqualTo("frozen");
        assertThat(outcome(doc -> line(doc, 1).delete(1, 1))).isEqualTo("frozen");
    }
}
