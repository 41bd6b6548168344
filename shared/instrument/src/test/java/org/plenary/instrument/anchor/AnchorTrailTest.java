package org.plenary.instrument.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentWriter;

class AnchorTrailTest {
    private static final ClauseId CLAUSE = new ClauseId("c1");

    private final Doc doc = new Doc(new DocOptions().withClientId(7));
    private final Anchors anchors = new Anchors();

    private void place(long seq, AnchorTrail trail, int from) {
        String words = "abcdefghij".substring(from, from + 1);
        anchors.place(doc, seq, "b1", List.of(Passages.find(doc, CLAUSE, words, 1)));
        trail.note(anchors, Set.of("b1"), seq);
    }

    private void write() {
        InstrumentWriter.write(new Instrument(List.of(Clause.of(CLAUSE, ClauseKind.OPERATIVE, "abcdefghij"))), doc);
    }

    @Test
    void forgetsWhatWasLongAgoWhenItWouldBeTooLargeAndSaysSo() {
        // given room for a few dozen stages
        write();
        AnchorTrail trail = new AnchorTrail(1_000);
        // when
        for (int seq = 1; seq <= 500; seq++) {
            place(seq, trail, seq % 10);
        }
        // then
        assertThat(trail.bytes()).isLessThanOrEqualTo(1_000);
        assertThat(trail.since()).isBetween(400L, 499L);
        assertThat(trail.at("b1", trail.since() - 1)).isEmpty();
        for (long seq = trail.since(); seq <= 500; seq++) {
            AnchorNow then = trail.at("b1", seq).orElseThrow().get(0);
            assertThat(Passages.words(doc, new Anchor(CLAUSE, then.from(), then.to(), "x")))
                    .contains("abcdefghij".substring((int) seq % 10, (int) seq % 10 + 1));
        }
        assertThat(AnchorTrail.decode(trail.encode()).encode()).isEqualTo(trail.encode());
    }

    @Test
    void takesNoRoomForWhatStaysWhereItIs() {
        write();
        AnchorTrail trail = new AnchorTrail();
        place(1, trail, 0);
        long bytes = trail.bytes();
        trail.note(anchors, Set.of("b1"), 2);
        assertThat(trail.bytes()).isEqualTo(bytes);
    }
}
