package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Encoder;

/** What is asked of a document before an update is applied, besides its preview. */
class GateQuestionsTest {
    /** Behind the clause, its id and its text. */
    private static final long FIRST_LETTER = 3;

    private final Doc doc = new Doc(new DocOptions(1, true, false));
    private final Doc author = new Doc(new DocOptions(2, true, false));
    private YXmlText text;

    @BeforeEach
    void fill() {
        YXmlElement clause = doc.getXmlFragment("text").insertElement(0, "operative");
        clause.setAttribute("id", "a");
        text = clause.insertText(0);
        text.insert(0, "some words");
        author.apply(Update.decode(doc.encodeStateAsUpdate()), null);
    }

    @Test
    void findsNothingToLeaveOutOfADeletionThatEndsWhereAnItemOrTheKnownEnds() {
        // given
        Doc letters = new Doc(new DocOptions(3, true, false));
        for (int i = 0; i < 4; i++) {
            letters.getText("t").insert(0, "x");
        }
        // when
        for (IdSet deleted : List.of(IdSet.of(3, 1, 2), IdSet.of(3, 2, 2), IdSet.of(3, 2, 5), IdSet.of(3, 9, 1))) {
            Update deletion = Update.decode(new UpdateBuilder().build(deleted));
            // then
            assertThat(letters.novelty(deletion)).isSameAs(deletion);
        }
    }

    @Test
    void tellsNothingBehindTheLastUnitThatIsStillThere() {
        // given
        Doc letters = new Doc(new DocOptions(3, true, false));
        for (int i = 0; i < 5; i++) {
            letters.getText("t").insert(0, "x");
        }
        letters.apply(Update.decode(new UpdateBuilder().build(IdSet.of(3, 2, 1).union(IdSet.of(3, 4, 1)))), null);
        // then
        assertThat(letters.novelty(Update.decode(new UpdateBuilder().build(IdSet.of(3, 1, 2))))
                        .deletes()
                        .ranges())
                .containsExactly(new IdRange(3, 1, 1));
        assertThat(letters.novelty(Update.decode(new UpdateBuilder().build(IdSet.of(3, 3, 2))))
                        .deletes()
                        .ranges())
                .containsExactly(new IdRange(3, 3, 1));
    }

    @Test
    void tellsExactlyWhatIsMissingOfAClientThatIsKnownInPart() {
        // given
        Doc some = new Doc();
        some.apply(UpdateBytes.of(7, 0, 1, e -> UpdateBytes.rootText(e, "abc")), null);
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 7, 3, 1, e -> UpdateBytes.textAfter(e, 7, 2, "de"));
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.textAfter(e, 7, 9, "x"));
        encoder.varUint(0);
        // then
        assertThat(some.missing(UpdateBytes.of(1, 0, 1, e -> UpdateBytes.textAfter(e, 7, 9, "x"))))
                .isEqualTo(IdSet.of(7, 3, 7));
        assertThat(some.missing(Update.decode(encoder.toByteArray()))).isEqualTo(IdSet.of(7, 5, 5));
        assertThat(some.missing(Update.decode(new UpdateBuilder().build(IdSet.of(7, 1, 2)))))
                .isEqualTo(IdSet.EMPTY);
        assertThat(some.missing(Update.decode(new UpdateBuilder().build(IdSet.of(7, 1, 4)))))
                .isEqualTo(IdSet.of(7, 3, 2));
    }

    private YXmlElement clause(Doc of) {
        return (YXmlElement) of.getXmlFragment("text").get(0);
    }

    private YXmlText text(Doc of) {
        return (YXmlText) clause(of).get(0);
    }

    /** The update that a change by the author makes. */
    private Update change(Runnable change) {
        List<byte[]> made = new ArrayList<>();
        Subscription listening = author.onUpdate((update, origin) -> made.add(update));
        author.transact(null, change);
        listening.close();
        return Update.decode(made.get(0));
    }

    @Test
    void knowsIntoWhichTextOneTypes() {
        assertThat(doc.textEdited(change(() -> text(author).insert(4, "x")))).isSameAs(text);
        assertThat(doc.textEdited(change(() -> text(author).insert(0, "start"))))
                .as("it continues what is unknown")
                .isNull();
    }

    @Test
    void knowsFromWhichTextOneDeletes() {
        Update deletion = change(() -> text(author).delete(2, 3));
        assertThat(doc.textEdited(deletion)).isSameAs(text);
        doc.apply(deletion, null);
        assertThat(doc.textEdited(deletion)).as("it is deleted already").isNull();
        Update element = change(() -> author.getXmlFragment("text").delete(0, 1));
        assertThat(doc.textEdited(element)).isNull();
    }

    @Test
    void knowsTheTextThatIsEmpty() {
        text.delete(0, 10);
        author.apply(Update.decode(doc.encodeStateAsUpdate()), null);
        YXmlText empty = clause(doc).insertText(1);
        author.apply(Update.decode(doc.encodeStateAsUpdate()), null);
        Update typed = change(() -> ((YXmlText) clause(author).get(1)).insert(0, "x"));
        assertThat(doc.textEdited(typed)).isSameAs(empty);
    }

    @Test
    void leavesEverythingElseToThePreview() {
        List<Update> others = List.of(
                change(() -> {
                    text(author).delete(0, 1);
                    text(author).delete(3, 1);
                }),
                change(() -> text(author).format(1, 3, Map.of("bold", true))),
                change(() -> clause(author).insertText(1).insert(0, "new")),
                change(() -> clause(author).setAttribute("id", "b")),
                change(() -> author.getText("elsewhere").insert(0, "x")));
        for (Update other : others) {
            assertThat(doc.textEdited(other)).isNull();
            doc.apply(other, null);
        }
        Update typed = change(() -> text(author).insert(2, "x"));
        doc.apply(typed, null);
        assertThat(doc.textEdited(typed)).as("it is known already").isNull();
    }

    /** An insertion by the author between two units of the text, from the first unit on; null for none. */
    private Update between(@Nullable Integer left, @Nullable Integer right, String words) {
        return UpdateBytes.of(author.clientId(), author.stateVector().get(author.clientId()), 1, encoder -> {
            encoder.uint8(4 | (left == null ? 0 : 0x80) | (right == null ? 0 : 0x40));
            for (Integer side : Arrays.asList(left, right)) {
                if (side != null) {
                    encoder.varUint(doc.clientId());
                    encoder.varUint(FIRST_LETTER + side);
                }
            }
            encoder.varString(words);
        });
    }

    @Test
    void leavesTypingToThePreviewThatDoesNotStandSideBySide() {
        // given neighbours in one text that are known: what a place is searched between
        assertThat(doc.textEdited(between(3, 4, "x"))).isSameAs(text);
        assertThat(doc.textEdited(between(null, 0, "x"))).isSameAs(text);
        assertThat(doc.textEdited(between(9, null, "x"))).isSameAs(text);
        // then
        assertThat(doc.textEdited(between(3, 5, "x"))).as("something between").isNull();
        assertThat(doc.textEdited(between(4, 3, "x"))).as("the wrong way round").isNull();
        assertThat(doc.textEdited(between(3, 3, "x"))).as("one and the same").isNull();
        assertThat(doc.textEdited(between(3, null, "x"))).as("not at the end").isNull();
        assertThat(doc.textEdited(between(null, 4, "x"))).as("not at the start").isNull();
        // and where what stands there is in pieces
        doc.apply(between(3, 4, "-"), null);
        assertThat(doc.textEdited(between(2, 3, "x"))).as("a known clock").isNull();
        author.apply(Update.decode(doc.encodeStateAsUpdate()), null);
        assertThat(doc.textEdited(between(2, 3, "x"))).isSameAs(text);
        assertThat(doc.textEdited(between(3, 4, "x"))).as("somebody was first").isNull();
        assertThat(doc.textEdited(change(() -> text(author).insert(5, "own")))).isSameAs(text);
    }

    @Test
    void leavesWhatIsHugeToThePreview() {
        assertThat(doc.textEdited(between(3, 4, "x".repeat(Typing.MAX_UNITS)))).isSameAs(text);
        assertThat(doc.textEdited(between(3, 4, "x".repeat(Typing.MAX_UNITS + 1))))
                .isNull();
        // and of what is deleted, many pieces
        long from = doc.stateVector().get(doc.clientId());
        for (int i = 0; i <= Typing.MAX_PIECES; i++) {
            text.insert(0, "x");
        }
        assertThat(doc.textEdited(deletion(from, Typing.MAX_PIECES))).isSameAs(text);
        assertThat(doc.textEdited(deletion(from, Typing.MAX_PIECES + 1))).isNull();
    }

    private Update deletion(long from, int length) {
        return Update.decode(new UpdateBuilder().build(IdSet.of(doc.clientId(), from, length)));
    }

    @Test
    void typesIntoNothingThatIsDeleted() {
        Update typed = change(() -> text(author).insert(4, "x"));
        doc.getXmlFragment("text").delete(0, 1);
        assertThat(doc.textEdited(typed)).isNull();
    }

    @Test
    void tellsTheValuesThatAnUpdateBrings() {
        Update update = change(() -> clause(author).setAttribute("id", "b"));
        assertThat(update.value(new Id(2, 0))).isEqualTo("b");
        assertThat(update.value(new Id(2, 1))).isNull();
        assertThat(update.value(new Id(3, 0))).isNull();
        assertThat(change(() -> text(author).insert(0, "x")).value(new Id(2, 1)))
                .isNull();
    }

    @Test
    void tellsWhetherDeletedMarksHadAnEffect() {
        // A mark within what has the same mark already, as two people make it who format at once.
        text.format(0, 10, Map.of("bold", true));
        Update inner = change(() -> text(author).format(2, 4, Map.of("bold", true)));
        doc.apply(inner, null);
        Update idle = Update.decode(new UpdateBuilder().build(IdSet.of(2, 0, 1)));
        Update ending = Update.decode(new UpdateBuilder().build(IdSet.of(2, 1, 1)));
        assertThat(doc.deletesIdleMarksOnly(idle)).as("bold within bold").isTrue();
        assertThat(doc.deletesIdleMarksOnly(ending)).as("the end of bold").isFalse();
        assertThat(doc.deletesIdleMarksOnly(Update.decode(new UpdateBuilder().build(IdSet.of(1, 4, 1)))))
                .as("a letter")
                .isFalse();
        assertThat(doc.deletesIdleMarksOnly(Update.decode(new UpdateBuilder().build(IdSet.of(2, 5, 1)))))
                .as("what is unknown")
                .isFalse();
        assertThat(doc.deletesIdleMarksOnly(inner)).isFalse();
    }

    @Test
    void knowsWhichUnitsStandSideBySide() {
        YXmlFragment root = doc.getXmlFragment("text");
        YXmlElement second = root.insertElement(1, "operative");
        YXmlElement third = root.insertElement(2, "operative");
        Id a = clause(doc).id();
        Id b = second.id();
        Id c = third.id();
        assertThat(root.areNeighbours(null, a)).isTrue();
        assertThat(root.areNeighbours(a, b)).isTrue();
        assertThat(root.areNeighbours(c, null)).isTrue();
        assertThat(root.areNeighbours(a, c)).isFalse();
        assertThat(root.areNeighbours(null, b)).isFalse();
        assertThat(root.areNeighbours(a, text.id())).as("of another list").isFalse();
        assertThat(root.areNeighbours(a, new Id(9, 9))).as("unknown").isFalse();
        root.delete(1, 1);
        assertThat(root.areNeighbours(a, c))
                .as("what is deleted stands between")
                .isFalse();
        assertThat(root.areNeighbours(a, b)).isTrue();
    }
}
