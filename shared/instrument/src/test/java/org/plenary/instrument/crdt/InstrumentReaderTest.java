package org.plenary.instrument.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.plenary.instrument.Texts.b;
import static org.plenary.instrument.Texts.bi;
import static org.plenary.instrument.Texts.br;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.fn;
import static org.plenary.instrument.Texts.i;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.t;
import static org.plenary.instrument.Texts.table;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.PlainText;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

class InstrumentReaderTest {
    private final Doc doc = new Doc();
    private final YXmlFragment root = doc.getXmlFragment("text");

    @Test
    void readsADraftThatTheBrowsersEditorWrote() throws IOException {
        doc.applyUpdate(resource("/editor-draft.bin"), null);

        assertThat(InstrumentReader.read(doc))
                .isEqualTo(instrument(
                        new Clause(new ClauseId("t1"), ClauseKind.TITLE, List.of(p(t("A title, "), b("in bold")))),
                        new Clause(
                                new ClauseId("p1"),
                                ClauseKind.PREAMBULAR,
                                List.of(p(i("Recalling"), t(" the Charter,"), br(), t("and "), bi("more"), br()))),
                        clause("h1", ClauseKind.HEADING, "Commitments"),
                        new Clause(
                                new ClauseId("o1"),
                                ClauseKind.OPERATIVE,
                                List.of(
                                        p(t("Decides to "), b("act"), t(" at once:")),
                                        sub("one", sub("deeper", sub("deeper still", sub("deepest")))),
                                        p("and also"),
                                        sub(""))),
                        clause("a1", ClauseKind.ARTICLE, ""),
                        clause("x1", ClauseKind.ANNEX, "Kōrero 🕊 السلام")));
    }

    @Test
    void readsAnEmptyDocumentAsAnEmptyInstrument() {
        assertThat(InstrumentReader.read(doc)).isEqualTo(instrument());
    }

    @Test
    void ignoresWhatWasDeleted() {
        clauseWithText("operative", "a", "first");
        clauseWithText("operative", "b", "second");
        root.delete(0, 1);
        text(root.get(0)).delete(0, 3);

        assertThat(InstrumentReader.read(doc)).isEqualTo(instrument(clause("b", ClauseKind.OPERATIVE, "ond")));
    }

    @Test
    void joinsNeighbouringTextOfOneStyle() {
        YXmlElement paragraph = clauseWithText("article", "a", "one ");
        YXmlText second = paragraph.insertText(1);
        second.insert(0, "two");
        second.insert(3, " three", Map.of("comment", "x"));

        assertThat(InstrumentReader.read(doc)).isEqualTo(instrument(clause("a", ClauseKind.ARTICLE, "one two three")));
    }

    @Test
    void takesOtherWaysToMarkText() {
        YXmlText text = text(clauseWithText("article", "a", ""));
        text.insert(0, "on", Map.of("bold", true));
        text.insert(2, "off", Map.of("bold", false));
        text.insertEmbed(0, Map.of("image", "x"), Map.of());

        assertThat(InstrumentReader.read(doc).clauses().get(0).blocks()).containsExactly(p(b("on"), t("off")));
    }

    @Test
    void readsTablesAndKeepsTheTextOfWhatIsStrangeInThem() {
        YXmlElement clause = element(root, "operative", "a");
        clause.insertElement(0, "table");
        YXmlElement table = clause.insertElement(1, "table");
        YXmlElement header = table.insertElement(0, "headerRow");
        header.insertElement(0, "cell")
                .insertElement(0, "paragraph")
                .insertText(0)
                .insert(0, "Party");
        header.insertElement(1, "cell");
        table.insertElement(1, "row");
        YXmlElement row = table.insertElement(2, "row");
        row.insertText(0).insert(0, "loose");
        row.insertElement(1, "cell").insertText(0).insert(0, "bare");
        YXmlElement inner = row.insertElement(2, "cell").insertElement(0, "table");
        inner.insertElement(0, "row").insertElement(0, "cell").insertText(0).insert(0, "within");
        table.insertElement(3, "caption").insertText(0).insert(0, "strange");

        assertThat(InstrumentReader.read(doc).clauses().get(0).blocks())
                .containsExactly(table("*Party|", "loose|bare|within", "strange"));
    }

    @Test
    void keepsTheTextOfNodesItDoesNotKnow() {
        YXmlElement clause = element(root, "operative", "a");
        clause.insertText(0).insert(0, "loose");
        YXmlElement table = clause.insertElement(1, "figure");
        table.insertElement(0, "box").insertText(0).insert(0, "cell");
        clause.insertElement(2, "image");
        YXmlElement paragraph = clause.insertElement(3, "paragraph");
        paragraph.insertElement(0, "mention").insertText(0).insert(0, "@FRA");
        root.insertElement(1, "quote").insertText(0).insert(0, "beside");
        root.insertText(2).insert(0, "bare");
        root.insertElement(3, "rule");

        Instrument read = InstrumentReader.read(doc);

        assertThat(PlainText.render(read)).isEqualTo("""
                OP1   loose

                      cell

                      @FRA

                beside
                ------

                bare
                ----
                """);
    }

    @Test
    void readsFootnotesWhereverTheyWerePutAndKeepsTheTextOfWhatIsStrangeInThem() {
        YXmlElement clause = element(root, "operative", "a");
        clause.insertText(0).insert(0, "loose");
        footnote(clause, 1, "in the clause");
        YXmlElement paragraph = clause.insertElement(2, "paragraph");
        YXmlElement outer = footnote(paragraph.insertElement(0, "mention"), 0, "in what is strange, ");
        footnote(outer, 1, "in a footnote");
        outer.insertElement(2, "paragraph").insertText(0).insert(0, ", in a paragraph");
        outer.insertElement(3, "hardBreak");
        outer.insertElement(4, "image");
        YXmlElement table = clause.insertElement(3, "table");
        footnote(table, 0, "in a table");
        YXmlElement row = table.insertElement(1, "row");
        footnote(row, 0, "in a row");
        footnote(row.insertElement(1, "cell"), 0, "in a cell");
        footnote(root, 1, "beside clauses");
        element(root, "title", "t").insertElement(0, "footnote");

        Instrument read = InstrumentReader.read(doc);

        assertThat(read.clauses())
                .extracting(Clause::kind, Clause::blocks)
                .containsExactly(
                        tuple(
                                ClauseKind.OPERATIVE,
                                List.of(
                                        p(t("loose"), fn("in the clause")),
                                        p(new Footnote(
                                                List.of(t("in what is strange, in a footnote, in a paragraph"), br()))),
                                        new Table(List.of(
                                                row(p(fn("in a table"))),
                                                row(p(fn("in a row")), p(fn("in a cell"))))))),
                        tuple(ClauseKind.HEADING, List.of(p(fn("beside clauses")))),
                        tuple(ClauseKind.TITLE, List.of(p(fn("")))));
    }

    private static YXmlElement footnote(YXmlFragment parent, long index, String words) {
        YXmlElement footnote = parent.insertElement(index, "footnote");
        footnote.insertText(0).insert(0, words);
        return footnote;
    }

    private static TableRow row(Paragraph... cells) {
        return new TableRow(
                false,
                Stream.of(cells)
                        .map(paragraph -> new TableCell(List.of(paragraph)))
                        .toList());
    }

    @Test
    void givesEachClauseAnIdOfItsOwnThatStays() {
        for (Object id : new Object[] {"same", "same", "not valid!", 7, ""}) {
            root.insertElement(root.length(), "article").setAttribute("id", id);
        }
        root.insertElement(root.length(), "article");

        List<Clause> clauses = InstrumentReader.read(doc).clauses();

        assertThat(clauses).extracting(Clause::id).doesNotHaveDuplicates().hasSize(6);
        assertThat(clauses.get(0).id()).hasToString("same");
        root.delete(0, 1);
        clauseWithText("title", "t", "above");
        assertThat(InstrumentReader.read(doc).clauses().subList(1, 5))
                .extracting(Clause::id)
                .containsAll(clauses.subList(2, 6).stream().map(Clause::id).toList());
    }

    @Test
    void findsAnotherIdWhenAForgedOneIsInTheWay() {
        YXmlElement unnamed = root.insertElement(0, "article");
        String made = InstrumentReader.read(doc).clauses().get(0).id().value();
        root.insertElement(0, "article").setAttribute("id", made);

        assertThat(InstrumentReader.read(doc).clauses()).extracting(Clause::id).doesNotHaveDuplicates();
        assertThat(unnamed.isDeleted()).isFalse();
    }

    @Test
    void readsWhatIsNestedTooDeepAsAParagraph() {
        YXmlElement parent = element(root, "operative", "a");
        for (int depth = 1; depth <= 6; depth++) {
            YXmlElement paragraph = parent.insertElement(0, "paragraph");
            paragraph.insertText(0).insert(0, "level" + (depth - 1));
            parent = parent.insertElement(1, "subparagraph");
        }
        parent.insertElement(0, "paragraph").insertText(0).insert(0, "level6");

        Clause clause = InstrumentReader.read(doc).clauses().get(0);

        assertThat(clause.blocks().get(1).height()).isEqualTo(Subparagraph.MAX_DEPTH);
        assertThat(PlainText.render(instrument(clause)))
                .contains("(1)   level4\n")
                .contains("level5level6\n");
    }

    @Test
    void survivesNestingWithoutEnd() {
        doc.transact(null, () -> {
            for (String name : List.of("subparagraph", "paragraph", "footnote", "title")) {
                YXmlFragment parent = element(root, "operative", "deep-" + name);
                for (int depth = 0; depth < 20_000; depth++) {
                    parent = parent.insertElement(0, name);
                }
                parent.insertText(0).insert(0, "bottom of " + name);
            }
        });

        assertThat(PlainText.render(InstrumentReader.read(doc)))
                .contains("bottom of subparagraph", "bottom of paragraph", "bottom of footnote", "bottom of title");
    }

    @Test
    void readsATextWithManyOpenMarksInMemoryOfItsLength() {
        int length = 4_000;
        YXmlText text = text(clauseWithText("title", "t", "x".repeat(length)));
        doc.transact(null, () -> {
            for (int at = 0; at < length; at++) {
                text.format(at, length - at, Map.of("mark" + at, true));
            }
        });
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        Instrument read = InstrumentReader.read(doc);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
        assertThat(read).isEqualTo(instrument(clause("t", ClauseKind.TITLE, "x".repeat(length))));
    }

    @Test
    void refusesADocumentWhoseRootIsSomethingElse() {
        Doc other = new Doc();
        other.getMap("text");

        assertThatThrownBy(() -> InstrumentReader.read(other)).isInstanceOf(IllegalStateException.class);
    }

    private YXmlElement clauseWithText(String kind, String id, String text) {
        YXmlElement clause = element(root, kind, id);
        YXmlElement parent = kind.equals("title") ? clause : clause.insertElement(0, "paragraph");
        parent.insertText(0).insert(0, text);
        return parent;
    }

    private static YXmlElement element(YXmlFragment parent, String name, String id) {
        YXmlElement element = parent.insertElement(parent.length(), name);
        element.setAttribute("id", id);
        return element;
    }

    /** The first text node in an element. */
    private static YXmlText text(Object element) {
        Object node = element;
        while (node instanceof YXmlElement parent) {
            node = parent.get(0);
        }
        return (YXmlText) node;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(InstrumentReaderTest.class.getResourceAsStream(name))) {
            return in.readAllBytes();
        }
    }
}
