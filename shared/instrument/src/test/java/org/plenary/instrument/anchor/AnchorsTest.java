package org.plenary.instrument.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.anchor.AnchoredDraft.delete;
import static org.plenary.instrument.anchor.AnchoredDraft.insertBehind;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.UndoManager;
import org.plenary.crdt.UndoOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Texts;

class AnchorsTest {
    private final AnchoredDraft draft = new AnchoredDraft(
            Texts.clause("t", ClauseKind.TITLE, "On lamps"),
            Texts.clause(
                    "a",
                    ClauseKind.OPERATIVE,
                    "The parties shall cooperate closely in good faith",
                    Texts.p("They report on it each year")),
            Texts.clause("b", ClauseKind.OPERATIVE, "The Secretariat shall assist them"));

    @Test
    void growsWithWordsInsideAndNotAtItsEdges() {
        draft.place("b1", "a", "shall cooperate");
        draft.entry(() -> insertBehind(draft.text(1, 0), "shall cooperate", " out"));
        draft.entry(() -> insertBehind(draft.text(1, 0), "parties ", "out "));
        assertThat(draft.anchors.changed()).isEmpty();
        assertThat(draft.show("b1")).isEqualTo("HELD a[shall cooperate]");
        draft.entry(() -> insertBehind(draft.text(1, 0), "shall", " always"));
        assertThat(draft.anchors.changed()).containsExactly("b1");
        assertThat(draft.show("b1")).isEqualTo("CHANGED@4 a[shall always cooperate]");
        draft.entry(() -> delete(draft.text(1, 0), " always"));
        assertThat(draft.show("b1")).isEqualTo("HELD a[shall cooperate]");
    }

    @Test
    void shrinksToWhatIsLeftAndIsGoneWithTheLastOfIt() {
        draft.place("b1", "a", "shall cooperate");
        draft.entry(() -> delete(draft.text(1, 0), "parties shall "));
        assertThat(draft.show("b1")).isEqualTo("CHANGED@2 a[cooperate]");
        draft.entry(() -> delete(draft.text(1, 0), "cooperate closely"));
        assertThat(draft.show("b1")).isEqualTo("GONE@3 a[]");
        draft.entry(() -> insertBehind(draft.text(2, 0), "The", " new"));
        assertThat(draft.show("b1")).isEqualTo("GONE@3 a[]");
    }

    @Test
    void staysWithItsWordsWhenTheyAreSplitAndJoined() {
        draft.place("b1", "a", "cooperate closely");
        draft.entry(() -> draft.split(1, 0, "closely"));
        assertThat(draft.show("b1")).isEqualTo("HELD a[cooperate /closely]");
        draft.entry(() -> {
            String tail = draft.text(1, 1).text();
            draft.clause(1).delete(draft.paragraph(1, 1));
            draft.text(1, 0).insert(draft.text(1, 0).length(), tail);
        });
        assertThat(draft.show("b1")).isEqualTo("HELD a[cooperate closely]");
    }

    @Test
    void hasOneAnchorForEachClauseAfterAClauseIsSplitWithinItsWords() {
        draft.place("b1", "a", "good faith\nThey report");
        assertThat(draft.show("b1")).isEqualTo("HELD a[good faith/They report]");
        draft.entry(() -> {
            YXmlElement made = draft.root().insertElementAfter(draft.clause(1), "operative");
            made.setAttribute("id", "new");
            String moved = draft.text(1, 1).text();
            draft.clause(1).delete(draft.paragraph(1, 1));
            made.insertElement(0, "paragraph").insertText(0).insert(0, moved);
        });
        assertThat(draft.show("b1")).isEqualTo("HELD a[good faith] new[They report]");
        assertThat(draft.anchors.changed()).containsExactly("b1");
        draft.entry(() -> draft.root().delete(draft.clause(2)));
        assertThat(draft.show("b1")).isEqualTo("CHANGED@3 a[good faith]");
    }

    @Test
    void goesWithAClauseThatIsMoved() {
        draft.place("b1", "a", "closely");
        draft.place("c1", Passages.clause(draft.room, new ClauseId("a")));
        draft.entry(() -> {
            YXmlElement old = draft.clause(1);
            YXmlElement made = draft.root().insertElementAfter(draft.clause(2), "operative");
            made.setAttribute("id", "a");
            for (int i = 0; i < 2; i++) {
                made.insertElement(i, "paragraph")
                        .insertText(0)
                        .insert(0, draft.text(1, i).text());
            }
            draft.root().delete(old);
        });
        assertThat(draft.show("b1")).isEqualTo("HELD a[closely]");
        assertThat(draft.show("c1")).isEqualTo("HELD a[]");
    }

    @Test
    void holdsNoWordsOfOthersWhenAPartIsMovedBehindThem() {
        draft.place("b1", "a", "shall cooperate closely");
        draft.entry(() -> {
            delete(draft.text(1, 0), "cooperate closely");
            insertBehind(draft.text(1, 0), "in good ", "cooperate closely ");
        });
        assertThat(draft.show("b1")).isEqualTo("HELD a[shall ] a[cooperate closely]");
        // What others put between its own words belongs to it.
        draft.place("b2", "a", "They report on it");
        draft.entry(() -> {
            delete(draft.text(1, 0), "faith");
            insertBehind(draft.text(1, 1), "They", " in good faith");
        });
        assertThat(draft.show("b2")).isEqualTo("CHANGED@3 a[They in good faith report on it]");
    }

    @Test
    void comesBackWhenADeletionIsUndone() {
        draft.place("b1", "a", "closely");
        draft.place("b2", "a", "shall cooperate closely in");
        UndoManager undo = new UndoManager(
                draft.root(),
                new UndoOptions()
                        .withTrackedOrigins(java.util.Set.of("test"))
                        .withCaptureTimeout(java.time.Duration.ofDays(1)));
        for (String letter : List.of("y", "l", "e", "s", "o", "l", "c")) {
            draft.entry(() -> {
                int at = draft.text(1, 0).text().indexOf(" in good");
                assertThat(draft.text(1, 0).text().substring(at - 1, at)).isEqualTo(letter);
                draft.text(1, 0).delete(at - 1, 1);
            });
        }
        assertThat(draft.show("b1")).isEqualTo("GONE@8 a[]");
        assertThat(draft.show("b2")).isEqualTo("CHANGED@8 a[shall cooperate  in]");
        draft.entry(undo::undo);
        assertThat(draft.show("b1")).isEqualTo("HELD a[closely]");
        assertThat(draft.show("b2")).isEqualTo("HELD a[shall cooperate closely in]");
        assertThat(draft.anchors.changed()).containsExactly("b1", "b2");
    }

    @Test
    void comesBackWithAClauseThatWasDeleted() {
        draft.place("b1", "t", "lamps");
        draft.place("b2", Passages.clause(draft.room, new ClauseId("t")));
        draft.entry(() -> draft.root().delete(draft.clause(0)));
        assertThat(draft.show("b1")).isEqualTo("GONE@2 t[]");
        assertThat(draft.show("b2")).isEqualTo("GONE@2 t[]");
        draft.entry(() -> {
            YXmlElement made = draft.root().insertElement(0, "title");
            made.setAttribute("id", "t");
            made.insertText(0).insert(0, "On lamps");
        });
        assertThat(draft.show("b1")).isEqualTo("HELD t[lamps]");
        assertThat(draft.show("b2")).isEqualTo("HELD t[]");
    }

    @Test
    void comesBackWhereItsWordsArePastedIfTheyCannotBeOthers() {
        draft.place("b1", "a", "cooperate closely");
        draft.place("b2", "a", "year");
        draft.entry(() -> delete(draft.text(1, 0), "shall cooperate closely"));
        draft.entry(() -> delete(draft.text(1, 1), "year"));
        draft.entry(() -> insertBehind(draft.text(2, 0), "Secretariat ", "shall cooperate closely"));
        draft.entry(() -> insertBehind(draft.text(2, 0), "them", " year"));
        assertThat(draft.show("b1")).isEqualTo("HELD b[cooperate closely]");
        assertThat(draft.show("b2")).isEqualTo("GONE@3 a[]");
    }

    @Test
    void doesNotTakeAgreedPhrasesForItsWords() {
        draft.place("b1", "a", "parties shall");
        draft.entry(() -> delete(draft.text(1, 0), "parties shall"));
        draft.entry(() -> insertBehind(draft.text(2, 0), "them", ". The parties shall pay"));
        assertThat(draft.show("b1")).isEqualTo("GONE@2 a[]");
        draft.entry(() -> insertBehind(draft.text(1, 0), "The ", "p"));
        assertThat(draft.show("b1")).isEqualTo("GONE@2 a[]");
    }

    @Test
    void holdsWordsThatOneDeletedWhileAnotherMovedThem() {
        draft.place("b1", "a", "closely");
        Doc other = new Doc(new DocOptions(2, true, false));
        other.applyUpdate(draft.editor.encodeStateAsUpdate(), "start");
        draft.entry(() -> delete(draft.text(1, 0), "closely"));
        assertThat(draft.show("b1")).isEqualTo("GONE@2 a[]");
        byte[][] made = new byte[1][];
        other.onUpdate((update, origin) -> made[0] = update);
        other.transact("other", () -> {
            YXmlElement clause = (YXmlElement) other.getXmlFragment("text").get(1);
            YXmlElement paragraph = (YXmlElement) clause.get(0);
            String text = paragraph.get(0).toString();
            clause.insertElement(2, "paragraph").insertText(0).insert(0, text);
            clause.delete(paragraph);
        });
        draft.hear(made[0]);
        assertThat(draft.show("b1")).isEqualTo("HELD a[closely]");
    }

    @Test
    void forgetsTheOldestOfWhatItLost() {
        draft.place("b0", "a", "faith");
        draft.entry(() -> delete(draft.text(1, 0), "faith"));
        for (int i = 1; i <= LostTexts.MAX_TEXTS; i++) {
            String word = "(w" + i + ")";
            draft.entry(() -> draft.text(2, 0).insert(0, word));
            draft.place("b" + i, "b", word);
            draft.entry(() -> draft.text(2, 0).delete(0, word.length()));
        }
        draft.entry(() -> insertBehind(draft.text(1, 0), "good ", "faith"));
        assertThat(draft.show("b0")).startsWith("GONE");
        draft.entry(() -> draft.text(2, 0).insert(0, "(w500)"));
        assertThat(draft.show("b500")).isEqualTo("HELD b[(w500)]");
    }

    @Test
    void bindsNothingToUnitsWithoutAnchors() {
        Anchors none = new Anchors();
        Applied nothing = new Applied(IdSet.EMPTY, IdSet.EMPTY, IdSet.EMPTY);
        assertThat(none.take(draft.room, 9, Update.decode(new byte[] {0, 0}), () -> nothing))
                .isSameAs(nothing);
        assertThat(none.of(draft.room, "b1")).isEmpty();
        none.drop("b1");
        assertThat(none.owners()).isEmpty();
    }

    @Test
    void refusesAnchorsThatDoNotFit() {
        Anchor here = Passages.find(draft.room, new ClauseId("a"), "closely", 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.place("b1", new Anchor(new ClauseId("b"), here.from(), here.to(), "closely")))
                .withMessageContaining("first unit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draft.place("b1", new Anchor(new ClauseId("x"), null, null, "")))
                .withMessageContaining("no such clause");
        assertThatIllegalArgumentException().isThrownBy(() -> draft.anchors.place(draft.room, 1, "b1", List.of()));
        assertThat(draft.anchors.owners()).isEmpty();
        // Words that have changed already are placed as such.
        draft.place("b1", new Anchor(here.clause(), here.from(), here.to(), "nearly"));
        assertThat(draft.show("b1")).isEqualTo("CHANGED@1 a[closely]");
    }

    @Test
    void readsNoBytesButItsOwn() {
        draft.place("b1", "a", "closely");
        draft.place("b2", Passages.clause(draft.room, new ClauseId("a")));
        draft.entry(() -> delete(draft.text(1, 0), "closely"));
        byte[] bytes = draft.anchors.encode();
        assertThat(Anchors.decode(bytes).encode()).isEqualTo(bytes);
        byte[] other = bytes.clone();
        other[0] = 9;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Anchors.decode(other))
                .withMessageContaining("version");
        assertThatThrownBy(() -> Anchors.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> Anchors.decode(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(DecodeException.class);
    }
}
