package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.ClauseKind.OPERATIVE;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.p;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/** Text that one entry deletes and a later one brings back to its place. */
class ReturnedTextTest {
    /** Who wrote what is in a paragraph, as text:entry. */
    private static List<String> writers(DraftRecord record, int clause, int paragraph) {
        List<String> writers = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        List<Run> runs = DraftRedline.blame(record.doc, record.attribution, record.attribution.seq(), false)
                .clauses()
                .get(clause)
                .paragraphs()
                .get(paragraph)
                .runs();
        for (int i = 0; i < runs.size(); i++) {
            text.append(runs.get(i).text());
            if (i + 1 == runs.size() || runs.get(i + 1).written() != runs.get(i).written()) {
                writers.add(text + ":" + runs.get(i).written());
                text.setLength(0);
            }
        }
        return writers;
    }

    private static void assertNoChange(DraftRecord record) {
        DraftRedline redline = record.between(1, record.attribution.seq());
        assertThat(redline.clauses())
                .allSatisfy(clause -> assertThat(DraftRecord.show(clause) + clause.change() + clause.moved())
                        .doesNotContain("[-", "{+")
                        .endsWith("KEPTfalse"));
        assertThat(redline.figures()).isEqualTo(Figures.NONE);
    }

    private static void write(DraftRecord record, int at, String kind, String id, String... paragraphs) {
        YXmlElement made = record.root().insertElement(at, kind);
        made.setAttribute(DraftSchema.ID, id);
        for (String text : paragraphs) {
            made.insertElement(made.length(), DraftSchema.PARAGRAPH)
                    .insertText(0)
                    .insert(0, text);
        }
    }

    @Test
    void keepsTheWriterOfWordsThatComeBackBetweenTheirNeighbours() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties shall meet"));
        record.entry(() -> record.text(0, 0).delete(12, 6));
        record.entry(() -> record.text(0, 0).insert(12, "shall "));
        assertThat(writers(record, 0, 0)).containsExactly("The parties shall meet:1");
        assertNoChange(record);
    }

    @Test
    void keepsTheWriterOfALetterOfAWordThatComesBack() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties meet"));
        record.entry(() -> record.text(0, 0).delete(10, 1));
        record.entry(() -> record.text(0, 0).insert(10, "s"));
        assertNoChange(record);
    }

    @Test
    void takesOneCharacterThatSomebodyTypesAgainForANewOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties meet"));
        record.entry(() -> record.text(0, 0).insert(11, ","));
        record.entry(() -> record.text(0, 0).delete(11, 1));
        record.entry(() -> record.text(0, 0).insert(11, ","));
        assertThat(writers(record, 0, 0)).containsExactly("The parties:1", ",:4", " meet:1");
    }

    @Test
    void takesTheSameCommaElsewhereForANewOne() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One, two three"));
        record.entry(() -> record.text(0, 0).delete(3, 1));
        record.entry(() -> record.text(0, 0).insert(7, ","));
        assertThat(writers(record, 0, 0)).containsExactly("One two:1", ",:3", " three:1");
    }

    @Test
    void takesWordsThatAreWrittenAtAnotherPlaceForNewOnes() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "We shall meet, and shall decide", p("x")));
        record.entry(() -> record.text(0, 0).delete(3, 11));
        record.entry(() -> record.text(0, 0).insert(7, "shall meet,"));
        assertThat(writers(record, 0, 0)).containsExactly("We  and:1", "shall meet,:3", " shall decide:1");
    }

    @Test
    void findsWordsThatWereDeletedLetterByLetter() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties shall meet"));
        for (int at = 17; at > 11; at--) {
            int letter = at;
            record.entry(() -> record.text(0, 0).delete(letter - 1L, 1));
        }
        record.entry(() -> record.text(0, 0).insert(11, " shall"));
        assertNoChange(record);
    }

    @Test
    void overlooksWhatOthersTypedNextToThem() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties shall meet"));
        record.entry(() -> record.text(0, 0).delete(12, 6));
        record.entry(() -> record.text(0, 0).insert(12, "now "));
        record.entry(() -> record.text(0, 0).insert(12, "shall "));
        assertThat(writers(record, 0, 0)).containsExactly("The parties shall :1", "now :3", "meet:1");
        record.entry(() -> record.text(0, 0).delete(12, 6));
        record.entry(() -> record.text(0, 0).insert(16, "shall "));
        assertThat(writers(record, 0, 0)).containsExactly("The parties :1", "now :3", "shall meet:1");
    }

    @Test
    void findsWordsWhoseNeighboursWereMovedMeanwhile() {
        DraftRecord record = DraftRecord.of(
                clause("a", OPERATIVE, "The parties shall meet", p("at once")), clause("b", OPERATIVE, "Other"));
        record.entry(() -> record.text(0, 0).delete(12, 6));
        record.entry(() -> {
            record.root().delete(0, 1);
            write(record, 1, "operative", "a", "The parties meet", "at once");
        });
        record.entry(() -> record.text(1, 0).insert(12, "shall "));
        assertThat(writers(record, 1, 0)).containsExactly("The parties shall meet:1");
    }

    @Test
    void keepsTheWriterOfAClauseThatComesBackWithItsId() {
        DraftRecord record = DraftRecord.of(
                clause("a", OPERATIVE, "First"), clause("b", OPERATIVE, "Of", p("two"), p("paragraphs")));
        record.entry(() -> record.root().delete(1, 1));
        record.entry(() -> record.text(0, 0).insert(5, " and more"));
        record.entry(() -> write(record, 1, "operative", "b", "Of", "two", "paragraphs"));
        assertThat(writers(record, 1, 0)).containsExactly("Of:1");
        assertThat(record.between(1, 4).figures()).isEqualTo(new Figures(1, 9, 0));
    }

    @Test
    void takesTheTextOfAnotherClauseForNew() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "First"), clause("b", OPERATIVE, "Second clause"));
        record.entry(() -> record.root().delete(1, 1));
        record.entry(() -> write(record, 1, "operative", "c", "Second clause"));
        assertThat(writers(record, 1, 0)).containsExactly("Second clause:3");
    }

    @Test
    void seesNoChangeInAKindThatIsChangedAndChangedBack() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "It", p("stays")));
        for (String kind : List.of("preambular", "operative")) {
            record.entry(() -> {
                record.root().delete(0, 1);
                write(record, 0, kind, "a", "It", "stays");
            });
        }
        assertNoChange(record);
    }

    @Test
    void seesNoChangeInAClauseThatIsSplitAndJoined() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "One; two"));
        record.entry(() -> {
            record.text(0, 0).delete(4, 4);
            write(record, 1, "operative", "b", " two");
        });
        record.entry(() -> {
            record.root().delete(1, 1);
            record.text(0, 0).insert(4, " two");
        });
        assertNoChange(record);
    }

    @Test
    void knowsTheSameWhenGoingOnFromItsBytes() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "The parties shall meet"));
        record.entry(() -> record.root().delete(0, 1));
        Attribution decoded = Attribution.decode(record.attribution.encode());
        record.entry(() -> write(record, 0, "operative", "a", "The parties shall meet"));
        decoded.take(3, record.last.inserted(), record.last.deleted());
        new Copies(decoded).take(record.doc, 3, record.last);
        assertThat(decoded.encode()).isEqualTo(record.attribution.encode());
    }

    /** The first text of the second clause of another editor. */
    private static YXmlText second(Doc other) {
        return (YXmlText) ((YXmlElement) ((YXmlElement) DraftClauses.root(other).get(1)).get(0)).get(0);
    }

    /** A record in which a clause is deleted, and what somebody does in it without knowing that. */
    private static DraftRecord withLateChange(Consumer<Doc> change) {
        DraftRecord record =
                DraftRecord.of(clause("a", OPERATIVE, "First"), clause("b", OPERATIVE, "Second thoughts of all"));
        Doc other = new Doc(new DocOptions(2, true, false));
        other.applyUpdate(record.editor.encodeStateAsUpdate(), "test");
        record.entry(() -> record.root().delete(1, 1));
        change.accept(other);
        record.hear(other.encodeStateAsUpdate());
        return record;
    }

    @Test
    void showsWordsThatCameIntoADeletedClauseAsDeletedWordsOfTheirWriter() {
        DraftRecord record = withLateChange(other -> second(other).insert(6, " and third"));
        ClauseRedline gone = DraftRedline.blame(record.doc, record.attribution, 3, true)
                .clauses()
                .get(1);
        assertThat(gone.change()).isEqualTo(ClauseChange.REMOVED);
        Run late = gone.paragraphs().get(0).runs().get(1);
        assertThat(late.text()).isEqualTo(" and third");
        assertThat(late.change()).isEqualTo(Change.DELETED);
        assertThat(late.written()).isEqualTo(3);
        assertThat(late.changed()).isEqualTo(2);
        assertThat(record.between(1, 3).figures())
                .isEqualTo(record.between(1, 2).figures());
    }

    @Test
    void doesNotShowTwiceWhatSomebodySplitInADeletedClause() {
        DraftRecord record = withLateChange(other -> {
            YXmlText text = second(other);
            text.delete(7, 15);
            ((YXmlElement) DraftClauses.root(other).get(1))
                    .insertElement(1, DraftSchema.PARAGRAPH)
                    .insertText(0)
                    .insert(0, "thoughts of all");
        });
        ClauseRedline gone = DraftRedline.blame(record.doc, record.attribution, 3, true)
                .clauses()
                .get(1);
        assertThat(DraftRecord.show(gone)).isEqualTo("- [-Second thoughts of all-]");
    }

    @Test
    void knowsWordsThatAnEditorCarriesToWhereTheirClauseIsNow() {
        DraftRecord record = DraftRecord.of(clause("a", OPERATIVE, "First"), clause("b", OPERATIVE, "Second"));
        Doc other = new Doc(new DocOptions(2, true, false));
        other.applyUpdate(record.editor.encodeStateAsUpdate(), "test");
        record.entry(() -> {
            record.root().delete(1, 1);
            write(record, 0, "operative", "b", "Second");
        });
        second(other).insert(6, " thoughts");
        record.hear(other.encodeStateAsUpdate());
        other.applyUpdate(record.editor.encodeStateAsUpdate(), "test");
        ((YXmlText) ((YXmlElement) ((YXmlElement) DraftClauses.root(other).get(0)).get(0)).get(0))
                .insert(6, " thoughts");
        record.hear(other.encodeStateAsUpdate());
        assertThat(writers(record, 0, 0)).containsExactly("Second:1", " thoughts:3");
        assertThat(DraftRecord.show(DraftRedline.blame(record.doc, record.attribution, 4, true)
                        .clauses()
                        .get(0)))
                .isEqualTo("Second thoughts");
    }
}
