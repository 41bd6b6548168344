package org.plenary.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.StreamId;

/** The law of desks, without a database: what can be said, how much of it, and in what form. */
class DeskLawTest {
    private static final PersonId CLAIRE = new PersonId("claire");
    private static final Speaker SPEAKER = new Speaker(CLAIRE, "Claire", Role.DELEGATE, "FRA");

    private Desk desk = Desk.empty(new StreamId("desk"), new StreamId("draft"), Audience.ALL);
    private long seq = 2;

    private static Words words(String text) {
        return Words.typed(text, code -> code.equals("FRA") || code.equals("KEN"));
    }

    private void does(DeskAct act) {
        assertThat(act.changes(desk, CLAIRE)).isTrue();
        seq++;
        desk = act.effect(desk, new Said(SPEAKER, seq, seq));
    }

    private static Entry entry(EntryKind kind, String payload) {
        return new Entry(
                3, 1, CLAIRE, "FRA", kind, payload.getBytes(StandardCharsets.UTF_8), Hash.of(new byte[Hash.BYTES]));
    }

    @Test
    void keepsAThreadWithinItsComments() {
        does(new BeginThread(null, null, words("first")));
        ThreadId thread = new ThreadId(3);
        for (int i = 1; i < CommentThread.MAX_COMMENTS; i++) {
            does(new AnswerThread(thread, words("answer")));
        }
        assertThatThrownBy(() -> new AnswerThread(thread, words("one more")).changes(desk, CLAIRE))
                .hasMessageContaining("500");
    }

    @Test
    void keepsACommentWithinItsWordings() {
        does(new BeginThread(null, null, words("first")));
        for (int i = 1; i < Comment.MAX_WORDINGS; i++) {
            does(new EditComment(new ThreadId(3), new CommentId(3), words("wording " + i)));
        }
        assertThatThrownBy(() ->
                        new EditComment(new ThreadId(3), new CommentId(3), words("one more")).changes(desk, CLAIRE))
                .hasMessageContaining("100");
        assertThat(desk.require(new ThreadId(3)).comments().get(0).older()).hasSize(Comment.MAX_WORDINGS - 1);
    }

    @Test
    void keepsADeskWithinItsThreadsAndItsRoom() {
        String longest = "x".repeat(Words.MAX_LENGTH);
        for (int i = 0; i < Desk.MAX_WEIGHT / Words.MAX_LENGTH; i++) {
            does(new BeginThread(null, null, words(longest)));
        }
        assertThatThrownBy(() -> new BeginThread(null, null, words("x")).changes(desk, CLAIRE))
                .hasMessageContaining("no room");
        assertThat(new ResolveThread(new ThreadId(3)).changes(desk, CLAIRE)).isTrue();

        desk = Desk.empty(new StreamId("desk"), new StreamId("draft"), Audience.ALL);
        for (int i = 0; i < Desk.MAX_THREADS; i++) {
            does(new BeginThread(null, null, words("x")));
        }
        assertThatThrownBy(() -> new BeginThread(null, null, words("x")).changes(desk, CLAIRE))
                .hasMessageContaining("2000");
    }

    @Test
    void findsWhomATextMentions() {
        assertThat(words("@FRA, (@KEN) and @FRA; not @XYZ, a@FRA, @@KEN, @FRAnce")
                        .mentions())
                .containsExactly("FRA", "KEN");
        assertThat(words("@CHAIR @SECRETARIAT").mentions()).containsExactly("CHAIR", "SECRETARIAT");
        assertThat(words("@KEN-").mentions()).containsExactly("KEN");
        assertThatThrownBy(() -> new Words("to nobody", List.of("FRA"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Words("to @CHAIR", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsWhatItWritesAndNothingElse() {
        List<DeskAct> acts = List.of(
                new OpenDesk(new StreamId("draft"), new Audience(Audience.Kind.GROUP, "EU")),
                new BeginThread(null, null, words("to @FRA\nin two lines")),
                new AnswerThread(new ThreadId(3), words("yes")),
                new EditComment(new ThreadId(3), new CommentId(4), words("no")),
                new ResolveThread(new ThreadId(3)),
                new ReopenThread(new ThreadId(3)),
                new TakePosition(
                        new PositionHolder(PositionHolder.Kind.GROUP, "EU"),
                        new PositionScope(PositionScope.Kind.CLAUSE, "c1"),
                        PositionValue.RESERVE,
                        "for now"));
        assertThat(acts.stream().map(DeskAct::kind)).containsExactlyElementsOf(DeskActs.ALL);
        for (DeskAct act : acts) {
            String json = new String(DeskActs.encode(act), StandardCharsets.UTF_8);
            assertThat(DeskActs.decode(entry(act.kind().entry(), json))).isEqualTo(act);
            for (String other : List.of(
                    json.replace("}", " }"), json.replaceFirst("\\{", "{\"x\":1,"), json.replaceFirst(":", ":null,"))) {
                assertThatThrownBy(() -> DeskActs.decode(entry(act.kind().entry(), other)))
                        .as(other)
                        .isInstanceOf(JournalException.class);
            }
        }
    }
}
