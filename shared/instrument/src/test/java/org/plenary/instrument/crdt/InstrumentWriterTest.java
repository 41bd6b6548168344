package org.plenary.instrument.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;

class InstrumentWriterTest {
    private static final Instrument TEXT = instrument(
            clause("t", ClauseKind.TITLE, "Call"),
            new Clause(
                    new ClauseId("p"), ClauseKind.PREAMBULAR, List.of(p(i("Recalling"), t(" all"), br(), bi("this")))),
            clause("o", ClauseKind.OPERATIVE, "Decides:", sub("one", sub("two", sub("three", sub("four")))), p("also")),
            clause("h", ClauseKind.HEADING, ""),
            clause("a", ClauseKind.ARTICLE, ""),
            clause("x", ClauseKind.ANNEX, "Terms", table("*Party", "Norway")),
            new Clause(
                    new ClauseId("f"),
                    ClauseKind.OPERATIVE,
                    List.of(p(
                            t("Here"),
                            new Footnote(List.of(t("see "), b("there"), br())),
                            fn(""),
                            t(" and there"),
                            fn("below")))));

    @Test
    void writesTheShapeThatTheEditorWrites() {
        Doc doc = new Doc();

        InstrumentWriter.write(TEXT, doc);

        assertThat(doc.getXmlFragment("text"))
                .hasToString("<title id=\"t\">Call</title>"
                        + "<preambular id=\"p\"><paragraph><italic>Recalling</italic> all<hardbreak></hardbreak>"
                        + "<bold><italic>this</italic></bold></paragraph></preambular>"
                        + "<operative id=\"o\"><paragraph>Decides:</paragraph><subparagraph><paragraph>one</paragraph>"
                        + "<subparagraph><paragraph>two</paragraph><subparagraph><paragraph>three</paragraph>"
                        + "<subparagraph><paragraph>four</paragraph></subparagraph></subparagraph></subparagraph>"
                        + "</subparagraph><paragraph>also</paragraph></operative>"
                        + "<heading id=\"h\"></heading>"
                        + "<article id=\"a\"><paragraph></paragraph></article>"
                        + "<annex id=\"x\"><paragraph>Terms</paragraph><table><headerrow><cell><paragraph>Party</paragraph></cell></headerrow>"
                        + "<row><cell><paragraph>Norway</paragraph></cell></row></table></annex>"
                        + "<operative id=\"f\"><paragraph>Here<footnote>see <bold>there</bold><hardbreak></hardbreak></footnote>"
                        + "<footnote></footnote> and there<footnote>below</footnote></paragraph></operative>");
    }

    @Test
    void isReadBackAsItWasWrittenFromAnotherReplica() {
        Doc doc = new Doc();
        InstrumentWriter.write(TEXT, doc);
        Doc replica = new Doc();

        replica.applyUpdate(doc.encodeStateAsUpdate(), null);

        assertThat(InstrumentReader.read(replica)).isEqualTo(TEXT);
    }

    @Test
    void writesOneTransaction() {
        Doc doc = new Doc();
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(update));

        InstrumentWriter.write(TEXT, doc);

        assertThat(updates).hasSize(1);
    }

    @Test
    void refusesADocumentThatHasAText() {
        Doc doc = new Doc();
        InstrumentWriter.write(TEXT, doc);

        assertThatThrownBy(() -> InstrumentWriter.write(TEXT, doc))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("empty document only");
        assertThat(InstrumentReader.read(doc)).isEqualTo(TEXT);
    }

    @Test
    void refusesADocumentWhoseTextWasDeleted() {
        Doc doc = new Doc();
        InstrumentWriter.write(instrument(clause("x", ClauseKind.ANNEX, "Terms")), doc);
        doc.getXmlFragment("text").delete(0, 1);

        assertThatThrownBy(() -> InstrumentWriter.write(TEXT, doc)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void marksOnlyTheTextThatIsMarked() {
        Instrument text = instrument(new Clause(
                new ClauseId("a"), ClauseKind.ARTICLE, List.of(p(b("bold"), t("plain"), i("italic"), t("plain")))));
        Doc doc = new Doc();

        InstrumentWriter.write(text, doc);

        assertThat(InstrumentReader.read(doc)).isEqualTo(text);
    }
}
