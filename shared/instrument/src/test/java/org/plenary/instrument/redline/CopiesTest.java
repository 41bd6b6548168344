package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.ClauseKind.OPERATIVE;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.p;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.crdt.DraftSchema;

class CopiesTest {
    /** Who wrote what is in the n-th paragraph of the first clause, or of another, as text:entry. */
    private static List<String> writers(DraftRecord record, int paragraph) {
        return writers(record, 0, paragraph);
    }

    private static List<String> writers(DraftRecord record, int clause, int paragraph) {
        return DraftRedline.blame(record.doc, record.attribution, record.attribution.seq(), false)
                .clauses()
                .get(clause)
                .paragraphs()
                .get(paragraph)
                .runs()
                .stream()
                .map(run -> run.text() + ":" + run.written())
                .toList();
    }

    @Test
    void takesTextThatOneEntryMovedForTheOldOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One here.", p("Keep it. Move this part there.")));
        record.entry(() -> {
            YXmlText from = record.text(0, 1);
            from.delete(9, from.length() - 9);
            record.text(0, 0).insert(9, " Move this part there.");
        });
        assertThat(writers(record, 0)).containsExactly("One here.:1", " :2", "Move this part there.:1");
    }

    @Test
    void leavesTheWordsOfACopyOfWhatStaysToWhoWroteThemIfTheRecordTellsOfIt() {
        // given a clause of two writers
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "Keep it.", p("Or not.")));
        record.entry(() -> record.text(0, 0).insert(7, " for long"));

        // when a copy of it is made, and both are changed
        record.entry(() -> {
            YXmlElement copy = record.root().insertElement(1, OPERATIVE.wireName());
            copy.setAttribute(DraftSchema.ID, "b");
            copy.insertElement(0, DraftSchema.PARAGRAPH).insertText(0).insert(0, "Keep it for long.");
            copy.insertElement(1, DraftSchema.PARAGRAPH).insertText(0).insert(0, "Or else.");
        });
        record.madeCopy("b", "a");
        record.replace(record.text(1, 0), "it", "them");
        record.replace(record.text(0, 0), "Keep", "Hold");

        // then
        assertThat(writers(record, 1, 0)).containsExactly("Keep :1", "them:4", " for long:2", ".:1");
        assertThat(writers(record, 1, 1)).as("it read otherwise").containsExactly("Or else.:3");
        assertThat(writers(record, 0)).containsExactly("Hold:5", " it:1", " for long:2", ".:1");
        assertThat(record.between(2, 5).clauses().stream().map(DraftRecord::show))
                .containsExactly(
                        "[-Keep-]{+Hold+} it for long.\nOr not.",
                        "+ {+Keep +}{+them+}{+ for long+}{+.+}\n+ {+Or else.+}");
    }

    @Test
    void takesTheUnchangedRestOfWhatWasMovedAndChangedForTheOldOne() {
        DraftRecord record =
                DraftRecord.of(clause("a", OPERATIVE, "One here.", p("The parties shall cooperate at all times.")));
        record.entry(() -> {
            record.clause(0).delete(1, 1);
            YXmlElement made = record.clause(0).insertElement(0, DraftSchema.PARAGRAPH);
            made.insertText(0).insert(0, "The parties should cooperate at all times.");
        });
        assertThat(writers(record, 0)).containsExactly("The parties sh:1", "ould:2", " cooperate at all times.:1");
    }

    @Test
    void doesNotTakeAWordThatIsTypedAgainForAnOldOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "must and may", p("x")));
        record.entry(() -> {
            record.text(0, 0).delete(0, 4);
            record.text(0, 1).insert(1, " must");
        });
        assertThat(writers(record, 1)).containsExactly("x:1", " must:2");
    }

    @Test
    void takesAShortWordInANodeThatIsNewForTheOldOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One two"));
        record.entry(() -> {
            record.text(0, 0).delete(4, 3);
            record.clause(0)
                    .insertElement(1, DraftSchema.PARAGRAPH)
                    .insertText(0)
                    .insert(0, "two");
        });
        assertThat(writers(record, 1)).containsExactly("two:1");
    }

    @Test
    void doesNotTakeTextOfAnotherEntryForTheOldOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "A sentence that is cut and pasted.", p("x")));
        record.entry(() -> record.text(0, 0).delete(0, 20));
        record.entry(() -> record.text(0, 1).insert(1, "A sentence that is c"));
        assertThat(writers(record, 1)).containsExactly("x:1", "A sentence that is c:3");
    }

    @Test
    void usesDeletedTextOnce() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "A sentence that is moved", p("x"), p("y")));
        record.entry(() -> {
            record.text(0, 1).insert(1, "A sentence that is moved");
            record.text(0, 2).insert(1, "A sentence that is moved");
            record.clause(0).delete(0, 1);
        });
        assertThat(writers(record, 0)).containsExactly("x:1", "A sentence that is moved:1");
        assertThat(writers(record, 1)).containsExactly("y:1", "A sentence that is moved:2");
    }

    @Test
    void endsItsSearchInTextThatRepeatsItself() {
        // A hostile entry: every word is the same, so that every place looks like every other.
        String many = "ab ".repeat(30_000);
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, many));
        long start = System.nanoTime();
        record.entry(() -> {
            record.clause(0).delete(0, 1);
            record.clause(0)
                    .insertElement(0, DraftSchema.PARAGRAPH)
                    .insertText(0)
                    .insert(0, "x" + many);
        });
        System.out.println("searched a repeating text in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertThat(record.between(1, 2).figures().inserted()).isLessThanOrEqualTo(many.length() + 1L);
    }

    @Test
    void takesEntriesAfterTheAttribution() {
        Attribution attribution = new Attribution();
        Applied nothing = new Applied(IdSet.EMPTY, IdSet.EMPTY, IdSet.EMPTY);
        assertThatThrownBy(() -> new Copies(attribution).take(new DraftRecord().doc, 1, nothing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected seq=0, but got 1");
    }
}
