package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.table;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Table;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;

class TableRedlineTest {
    private final DraftRecord record = DraftRecord.of(
            clause("a", ClauseKind.ANNEX, "Contributions", table("*Party|Share", "Norway|one", "Kenya|two")));

    private long become(Table table) {
        Instrument target = new Instrument(List.of(clause("a", ClauseKind.ANNEX, "Contributions", table)));
        return record.entry(() -> DraftEditor.become(record.editor, target, null));
    }

    private String show(long from, long to) {
        return DraftRecord.show(record.between(from, to).clauses().get(0));
    }

    @Test
    void comparesTheWordsOfACell() {
        // when
        long now = become(table("*Party|Share", "Norway|one half", "Kenya|two"));
        // then
        assertThat(show(1, now)).isEqualTo("Contributions\nParty\nShare\nNorway\none{+ half+}\nKenya\ntwo");
    }

    @Test
    void tellsARowThatCameAndOneThatWent() {
        // when
        long now = become(table("*Party|Share", "Kenya|two", "Peru|three"));
        // then
        assertThat(show(1, now))
                .isEqualTo("Contributions\nParty\nShare\n- [-Norway-]\n- [-one-]\nKenya\ntwo\n+ {+Peru+}\n+ {+three+}");
    }

    @Test
    void tellsAColumnThatCame() {
        // when
        long now = become(table("*Party|Year|Share", "Norway|1|one", "Kenya|2|two"));
        // then
        assertThat(show(1, now))
                .isEqualTo("Contributions\nParty\n+ {+Year+}\nShare\nNorway\n+ {+1+}\none\nKenya\n+ {+2+}\ntwo");
    }

    @Test
    void givesCellsThatStayTheSameNumberAtBothMoments() {
        // when
        long now = become(table("*Party|Share", "Norway|one", "Peru|three", "Kenya|two"));
        // then
        List<ParagraphRedline> paragraphs =
                record.between(1, now).clauses().get(0).paragraphs();
        assertThat(paragraphs.get(0).cell()).isNull();
        assertThat(paragraphs.stream()
                        .skip(1)
                        .map(each -> Objects.requireNonNull(each.cell()).row())
                        .distinct())
                .hasSize(4);
        assertThat(paragraphs.stream()
                        .skip(1)
                        .map(each -> Objects.requireNonNull(each.cell()).header()))
                .containsExactly(true, true, false, false, false, false, false, false);
    }

    @Test
    void tellsWordsThatWentToAnotherCellInBoth() {
        // given
        YXmlElement row = (YXmlElement) ((YXmlElement) record.clause(0).get(1)).get(1);
        // when: the first cell goes, and its words come to the next one in the same entry
        long now = record.entry(() -> {
            YXmlElement next = (YXmlElement) ((YXmlElement) row.get(1)).get(0);
            next.delete(0, 1);
            next.insertCopy(0, (SharedType) ((YXmlElement) ((YXmlElement) row.get(0)).get(0)).get(0));
            ((YXmlElement) ((YXmlElement) row.get(0)).get(0)).delete(0, 1);
        });
        // then
        assertThat(show(1, now)).isEqualTo("Contributions\nParty\nShare\n[-Norway-]\n{+Norway+}[-one-]\nKenya\ntwo");
    }

    @Test
    void keepsTheTableWhenSomebodysWordsAreTakenBack() {
        // given
        long theirs = become(table("*Party|Share", "Norway|one half", "Kenya|two", "Peru|three"));
        // when
        Instrument without = Withdrawal.of(record.doc, record.attribution, 1, theirs, (clause, seq) -> seq == theirs);
        // then
        assertThat(without.clauses().get(0).blocks().get(1))
                .isEqualTo(table("*Party|Share", "Norway|one", "Kenya|two"));
        assertThat(InstrumentReader.read(record.doc)).isNotEqualTo(without);
    }
}
