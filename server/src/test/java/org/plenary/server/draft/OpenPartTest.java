package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;

/** What is taken of a change of an ordinary client, of which a part is in clauses that were closed meanwhile. */
class OpenPartTest {
    private static final Map<String, Object> BOLD = Map.of("bold", true);

    private final GateDraft draft = new GateDraft(new Instrument(
            List.of(clause("a", "First words."), clause("b", "Second words."), clause("c", "Third words."))));

    private long nextClient = 300;

    private static Clause clause(String id, String text) {
        return Clause.of(new ClauseId(id), ClauseKind.OPERATIVE, text);
    }

    /** Somebody who has gone offline, with the draft as it was. */
    private final class Offline {
        private final Doc doc;
        private final StateVector known;

        Offline(long client) {
            doc = draft.copy(client);
            known = doc.stateVector();
        }

        Update work() {
            return Update.decode(doc.encodeStateAsUpdate(known));
        }

        void synced() {
            doc.apply(Update.decode(draft.draft.doc().encodeStateAsUpdate()), null);
        }
    }

    private Offline offline(Consumer<Doc> work) {
        Offline offline = new Offline(nextClient++);
        work.accept(offline.doc);
        return offline;
    }

    private @Nullable Update openPart(Offline offline) {
        return OpenPart.of(Authority.of(GateDraft.CLAIRE, draft.draft), offline.work(), draft.draft);
    }

    private static void type(Doc doc, String clause, String words) {
        GateDraft.text(doc, clause).insert(0, words);
    }

    @Test
    void keepsTheWordsInOpenClausesAndTakesBackThoseInAClosedOne() {
        // given
        Offline claire = offline(doc -> {
            type(doc, "a", "ONE ");
            type(doc, "b", "TWO ");
            GateDraft.text(doc, "b").format(0, 6, BOLD);
            GateDraft.clause(doc, "b")
                    .insertElement(1, "paragraph")
                    .insertText(0)
                    .insert(0, "more");
            type(doc, "c", "THREE ");
        });
        String agreed = draft.clauses().get("b");
        draft.decide("b", ClauseStatus.AGREED);
        assertThat(draft.submit(GateDraft.CLAIRE, claire.work()).word()).isEqualTo("frozen");

        // when
        Update part = openPart(claire);
        assertThat(draft.submit(GateDraft.CLAIRE, part).word()).isEqualTo("accepted");

        // then
        assertThat(draft.clauses().get("a")).contains("ONE First");
        assertThat(draft.clauses()).containsEntry("b", agreed);
        assertThat(draft.clauses().get("c")).contains("THREE Third");
        claire.synced();
        assertThat(GateDraft.clauses(claire.doc)).isEqualTo(draft.clauses());

        // and when they go on in the same copy
        type(claire.doc, "c", "FOUR ");

        // then
        assertThat(draft.submit(GateDraft.CLAIRE, claire.work()).word()).isEqualTo("accepted");
        assertThat(draft.clauses().get("c")).contains("FOUR THREE Third");
        assertThat(draft.clauses()).containsEntry("b", agreed);
        assertThat(GateDraft.clauses(draft.replayed().doc())).isEqualTo(draft.clauses());
    }

    @Test
    void takesNothingWhereWordsOfAClosedClauseWereDeleted() {
        // given words that the copy of their author could never show again
        Offline claire = offline(doc -> {
            type(doc, "a", "ONE ");
            GateDraft.text(doc, "b").delete(0, 3);
        });

        // when
        draft.decide("b", ClauseStatus.AGREED);

        // then
        assertThat(openPart(claire)).isNull();
    }

    @Test
    void takesNothingWhereAClosedClauseWasRemovedOrNamedAnew() {
        Offline remover = offline(doc -> {
            type(doc, "a", "ONE ");
            GateDraft.root(doc).delete(1, 1);
        });
        Offline namer = offline(doc -> {
            type(doc, "b", "TWO ");
            GateDraft.clause(doc, "b").setAttribute("id", "z");
        });
        draft.decide("b", ClauseStatus.AGREED);
        assertThat(openPart(remover)).isNull();
        assertThat(openPart(namer)).isNull();
    }

    @Test
    void takesWordsIntoAClosedClauseOnlyIfTheChangeDeletesThemAgain() {
        // given
        draft.decide("b", ClauseStatus.AGREED);
        String agreed = draft.clauses().get("b");

        // when somebody adds words there, and takes back all of them, or all but one
        Offline all = offline(doc -> {
            type(doc, "b", "TWO ");
            GateDraft.text(doc, "b").delete(0, 4);
        });
        Offline allButOne = offline(doc -> {
            type(doc, "b", "TWO ");
            GateDraft.text(doc, "b").delete(0, 3);
        });
        Offline more = offline(doc -> {
            type(doc, "b", "TWO ");
            GateDraft.text(doc, "b").delete(0, 5);
        });

        // then
        assertThat(draft.submit(GateDraft.CLAIRE, all.work()).word()).isEqualTo("accepted");
        assertThat(draft.submit(GateDraft.CLAIRE, allButOne.work()).word()).isEqualTo("frozen");
        assertThat(draft.submit(GateDraft.CLAIRE, more.work()).word()).isEqualTo("frozen");
        assertThat(draft.clauses()).containsEntry("b", agreed);
    }

    @Test
    void neverChangesAClosedClauseWhateverWasWritten() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("plenary.seed=" + seed);
        Random random = new Random(seed);
        int taken = 0;
        for (int game = 0; game < 200; game++) {
            GateDraft played = new GateDraft(new Instrument(
                    List.of(clause("a", "First words."), clause("b", "Second words."), clause("c", "Third words."))));
            Doc copy = played.copy(500 + game);
            StateVector known = copy.stateVector();
            for (int step = 0; step < 12; step++) {
                write(random, copy);
            }
            Update work = Update.decode(copy.encodeStateAsUpdate(known));
            played.decide("b", ClauseStatus.AGREED);
            String agreed = played.clauses().get("b");

            Update part = OpenPart.of(Authority.of(GateDraft.CLAIRE, played.draft), work, played.draft);

            if (part != null) {
                taken++;
                assertThat(played.submit(GateDraft.CLAIRE, part).word()).isEqualTo("accepted");
                copy.apply(Update.decode(played.draft.doc().encodeStateAsUpdate()), null);
                assertThat(GateDraft.clauses(copy)).isEqualTo(played.clauses());
            }
            assertThat(played.clauses()).containsEntry("b", agreed);
        }
        assertThat(taken).as("games in which a part was taken").isBetween(20, 180);
    }

    private static void write(Random random, Doc doc) {
        List<String> clauses = List.of("a", "b", "c");
        YXmlElement clause = GateDraft.clause(doc, clauses.get(random.nextInt(3)));
        YXmlText text = (YXmlText) ((YXmlElement) clause.get(0)).get(0);
        int at = random.nextInt((int) text.length() + 1);
        switch (random.nextInt(8)) {
            case 0 -> text.format(at, Math.min(2, (int) text.length() - at), BOLD);
            case 1 -> clause.insertElement(1, "paragraph").insertText(0).insert(0, "anew ");
            case 2 -> text.delete(at, Math.min(random.nextInt(3), (int) text.length() - at));
            default -> text.insert(at, "x".repeat(1 + random.nextInt(4)));
        }
    }
}
