package org.plenary.instrument.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;

class PassagesTest {
    private static final ClauseId A = new ClauseId("a");

    private static Doc doc(Clause... clauses) {
        Doc doc = new Doc(new DocOptions(7, true, false));
        InstrumentWriter.write(new Instrument(List.of(clauses)), doc);
        return doc;
    }

    private static Doc oneClause() {
        return doc(
                Texts.clause(
                        "a",
                        ClauseKind.OPERATIVE,
                        "The parties shall do what the parties can",
                        Texts.sub("report yearly"),
                        Texts.p(
                                Texts.t("to "),
                                Texts.b("all"),
                                Texts.fn("of the parties"),
                                Texts.t(" of them"),
                                Texts.br(),
                                Texts.t("at once")),
                        Texts.table("one|two")),
                Texts.clause("b", ClauseKind.OPERATIVE, "The other"));
    }

    @Test
    void findsWordsAndReadsThemAgain() {
        Doc doc = oneClause();
        for (String words : List.of("parties", "can\nreport", "to all of them\nat", "two", "all of")) {
            Anchor anchor = Passages.find(doc, A, words, 1);
            assertThat(anchor.quote()).isEqualTo(words);
            assertThat(Passages.words(doc, anchor)).contains(words);
            Passages.requireFit(doc, anchor);
        }
    }

    @Test
    void countsOccurrencesFootnotesLast() {
        Doc doc = oneClause();
        Anchor second = Passages.find(doc, A, "the parties", 1);
        Anchor third = Passages.find(doc, A, "the parties", 2);
        assertThat(second.from()).isNotEqualTo(third.from());
        assertThat(Passages.find(doc, A, "of the parties", 1).to()).isEqualTo(third.to());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.find(doc, A, "the parties", 3))
                .withMessageContaining("2 times");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.find(doc, A, "no such", 1))
                .withMessageContaining("does not have these words");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.find(doc, new ClauseId("x"), "The", 1))
                .withMessageContaining("no such clause");
    }

    @Test
    void growsWithWordsInsideAndNotAtItsEdges() {
        Doc doc = oneClause();
        Anchor anchor = Passages.find(doc, A, "shall do", 1);
        YXmlText text = text(doc);
        long at = text.text().indexOf("shall do");
        text.insert(at + "shall do".length(), " out");
        text.insert(at + "shall".length(), " in");
        text.insert(at, "out ");
        assertThat(Passages.words(doc, anchor)).contains("shall in do");
    }

    private static YXmlText text(Doc doc) {
        return (YXmlText) ((YXmlElement) DraftClauses.of(doc).get(0).get(0)).get(0);
    }

    @Test
    void hasNoWordsWhoseEndIsGone() {
        Doc doc = oneClause();
        Anchor anchor = Passages.find(doc, A, "shall do", 1);
        YXmlText text = text(doc);
        text.delete(text.text().indexOf("shall do"), 1);
        assertThat(Passages.words(doc, anchor)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.requireFit(doc, anchor))
                .withMessageContaining("first unit");
    }

    @Test
    void refusesAnAnchorThatDoesNotFit() {
        Doc doc = oneClause();
        Anchor one = Passages.find(doc, A, "The", 1);
        Anchor other = Passages.find(doc, A, "report", 1);
        Anchor footnote = Passages.find(doc, A, "of the parties", 1);
        Anchor elsewhere = Passages.find(doc, new ClauseId("b"), "other", 1);
        assertRefused(doc, other.from(), one.to(), "report", "not behind");
        assertThat(Passages.words(doc, new Anchor(A, other.from(), one.to(), "report")))
                .isEmpty();
        assertRefused(doc, one.from(), footnote.to(), "report", "footnotes");
        assertRefused(doc, one.from(), elsewhere.to(), "report", "last unit");
        assertRefused(doc, one.from(), one.to(), "Tha", "\"The\"");
        assertRefused(doc, new Id(8, 1), one.to(), "The", "first unit");
        // The element of the clause is a unit, but no character.
        assertRefused(doc, DraftClauses.of(doc).get(0).id(), one.to(), "The", "first unit");
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(A, one.from(), null, "The"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(A, one.from(), one.to(), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Anchor(A, new Id(-1, 0), one.to(), "The"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchor(A, one.from(), one.to(), "x".repeat(Anchor.MAX_QUOTE + 1)));
        // Where lines end is not compared: editors part them otherwise.
        Anchor lines = Passages.find(doc, A, "can\nreport", 1);
        Passages.requireFit(doc, new Anchor(A, lines.from(), lines.to(), "can\n\nreport"));
    }

    private static void assertRefused(Doc doc, Id from, Id to, String quote, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.requireFit(doc, new Anchor(A, from, to, quote)))
                .withMessageContaining(message);
    }

    @Test
    void holdsWholeCharacters() {
        Doc doc = doc(Texts.clause("a", ClauseKind.OPERATIVE, "a 🕊 dove"));
        Anchor dove = Passages.find(doc, A, "🕊", 1);
        Anchor all = Passages.find(doc, A, "a 🕊 dove", 1);
        assertRefused(doc, dove.to(), all.to(), "? dove", "whole characters");
        assertRefused(doc, all.from(), dove.from(), "a ?", "whole characters");
        Passages.requireFit(doc, dove);
    }

    @Test
    void quotesTheBeginningOfAWholeClause() {
        Doc doc = doc(
                Texts.clause("a", ClauseKind.OPERATIVE, "x".repeat(299), Texts.sub("🕊")),
                Texts.clause("b", ClauseKind.OPERATIVE, "short"));
        Anchor whole = Passages.clause(doc, A);
        assertThat(whole.isWholeClause()).isTrue();
        assertThat(whole.quote()).isEqualTo("x".repeat(299) + "\n…");
        assertThat(Passages.words(doc, whole)).contains("x".repeat(299) + "\n🕊");
        Passages.requireFit(doc, whole);
        assertThat(Passages.clause(doc, new ClauseId("b")).quote()).isEqualTo("short");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Passages.requireFit(doc, new Anchor(A, null, null, "y")))
                .withMessageContaining("quotes");
    }

    @Test
    void readsTheClauseThatAReaderGivesTheId() {
        // Two who move one clause at once leave two with its id; the second is called by its place in history.
        Doc doc = doc(
                Texts.clause("a", ClauseKind.OPERATIVE, "first"), Texts.clause("b", ClauseKind.OPERATIVE, "second"));
        DraftClauses.of(doc).get(1).setAttribute("id", "a");
        assertThat(Passages.clause(doc, A).quote()).isEqualTo("first");
        ClauseId made = DraftClauses.ids(doc).values().stream().toList().get(1);
        assertThat(Passages.clause(doc, made).quote()).isEqualTo("second");
    }
}
