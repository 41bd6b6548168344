package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Encoder;

/** What applying tells, and what waits. */
class ApplyTest {
    private final Doc doc = new Doc(new DocOptions().withClientId(99));

    private static Doc author(long client) {
        return new Doc(new DocOptions().withClientId(client));
    }

    /** The updates of an author who types three words, each after the other. */
    private static List<Update> threeWords(long client) {
        Doc author = author(client);
        List<Update> updates = new ArrayList<>();
        author.onUpdate((update, origin) -> updates.add(Update.decode(update)));
        author.getText("t").insert(0, "one ");
        author.getText("t").insert(4, "two ");
        author.getText("t").insert(8, "three");
        return updates;
    }

    @Test
    void tellsWhichIdsAnUpdateInsertedAndDeleted() {
        Doc author = author(1);
        author.getText("t").insert(0, "abcdef");
        Applied first = doc.applyUpdate(author.encodeStateAsUpdate(), null);
        author.getText("t").delete(1, 2);
        author.getText("t").insert(0, "x");
        Applied second = doc.applyUpdate(author.encodeStateAsUpdate(), null);
        Applied again = doc.applyUpdate(author.encodeStateAsUpdate(), null);

        assertThat(first).isEqualTo(new Applied(IdSet.of(1, 0, 6), IdSet.EMPTY, IdSet.EMPTY));
        assertThat(second).isEqualTo(new Applied(IdSet.of(1, 6, 1), IdSet.of(1, 1, 2), IdSet.EMPTY));
        assertThat(again.changedNothing()).isTrue();
    }

    @Test
    void countsWhatArrivesCollectedAsInsertedAndDeleted() {
        Doc author = author(1);
        author.getXmlFragment("text").insertElement(0, "title").insertText(0).insert(0, "abc");
        author.getXmlFragment("text").delete(0, 1);
        Applied applied = doc.applyUpdate(author.encodeStateAsUpdate(), null);
        assertThat(applied).isEqualTo(new Applied(IdSet.of(1, 0, 5), IdSet.of(1, 0, 5), IdSet.EMPTY));
    }

    @Test
    void namesThePredecessorThatIsMissingAndWaitsForIt() {
        List<Update> words = threeWords(1);

        assertThat(doc.missing(words.get(2))).isEqualTo(IdSet.of(1, 0, 8));
        Applied early = doc.apply(words.get(2), null);
        assertThat(early).isEqualTo(new Applied(IdSet.EMPTY, IdSet.EMPTY, IdSet.of(1, 0, 8)));
        assertThat(doc.pending()).isEqualTo(IdSet.of(1, 0, 8));
        assertThat(doc.getText("t").toString()).isEmpty();

        doc.apply(words.get(0), null);
        assertThat(doc.pending()).isEqualTo(IdSet.of(1, 4, 4));
        Applied last = doc.apply(words.get(1), null);
        assertThat(last).isEqualTo(new Applied(IdSet.of(1, 4, 9), IdSet.EMPTY, IdSet.EMPTY));
        assertThat(doc.getText("t").toString()).isEqualTo("one two three");
    }

    @Test
    void namesTheOriginOfAnotherClientThatIsMissing() {
        Update reply = UpdateBytes.of(2, 0, 1, e -> UpdateBytes.textAfter(e, 1, 5, "x"));
        assertThat(doc.missing(reply)).isEqualTo(IdSet.of(1, 0, 6));
    }

    @Test
    void namesDeletedIdsThatAreNotKnownAndDeletesThemLater() {
        List<Update> words = threeWords(1);
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        IdSet.of(1, 2, 4).encode(encoder);
        Update deletion = Update.decode(encoder.toByteArray());

        assertThat(doc.missing(deletion)).isEqualTo(IdSet.of(1, 2, 4));
        assertThat(doc.apply(deletion, null).missing()).isEqualTo(IdSet.of(1, 2, 4));
        Applied first = doc.apply(words.get(0), null);
        assertThat(first).isEqualTo(new Applied(IdSet.of(1, 0, 4), IdSet.of(1, 2, 2), IdSet.of(1, 4, 2)));
        doc.apply(words.get(1), null);
        assertThat(doc.getText("t").toString()).isEqualTo("ono ");
        assertThat(doc.pending().isEmpty()).isTrue();
    }

    @Test
    void appliesTheRestOfAnUpdateThatSkipsIds() {
        Update gap = UpdateBytes.of(1, 0, 3, e -> {
            UpdateBytes.rootText(e, "ab");
            UpdateBytes.skip(e, 3);
            UpdateBytes.textAfter(e, 1, 4, "f");
        });
        assertThat(gap.structIds().ranges()).containsExactly(new IdRange(1, 0, 2), new IdRange(1, 5, 1));
        Applied applied = doc.apply(gap, null);
        assertThat(applied).isEqualTo(new Applied(IdSet.of(1, 0, 2), IdSet.EMPTY, IdSet.of(1, 2, 3)));

        doc.apply(UpdateBytes.of(1, 2, 1, e -> UpdateBytes.textAfter(e, 1, 1, "cde")), null);
        assertThat(doc.getText("t").toString()).isEqualTo("abcdef");
    }

    @Test
    void doesNotWaitForClientsThatWaitForEachOther() {
        // given: a forged update in which two clients depend on each other's first unit
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 2, 0, 1, e -> UpdateBytes.textAfter(e, 1, 0, "x"));
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.textAfter(e, 2, 0, "y"));
        encoder.varUint(0);
        Update cycle = Update.decode(encoder.toByteArray());

        assertThat(doc.missing(cycle).isEmpty()).isFalse();
        assertThat(doc.apply(cycle, null).changedNothing()).isTrue();
        doc.apply(threeWords(5).get(0), null);
        assertThat(doc.getText("t").toString()).isEqualTo("one ");
    }

    @Test
    void ordersClientsThatDependOnEachOthersEarlierUnits() {
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 2, 0, 2, e -> {
            UpdateBytes.textAfter(e, 1, 0, "b");
            UpdateBytes.textAfter(e, 1, 1, "d");
        });
        UpdateBytes.run(encoder, 1, 0, 2, e -> {
            UpdateBytes.rootText(e, "a");
            UpdateBytes.textAfter(e, 2, 0, "c");
        });
        encoder.varUint(0);
        assertThat(doc.applyUpdate(encoder.toByteArray(), null).missing().isEmpty())
                .isTrue();
        assertThat(doc.getText("t").toString()).isEqualTo("abcd");
    }

    @Test
    void findsNoveltyOnlyInWhatIsNotKnown() {
        Doc author = author(1);
        author.getText("t").insert(0, "abc\uD83D\uDE00");
        author.getText("t").delete(0, 1);
        Update known = Update.decode(author.encodeStateAsUpdate());
        doc.apply(known, null);
        author.getText("t").insert(4, "def");
        author.getText("t").delete(5, 1);
        Update whole = Update.decode(author.encodeStateAsUpdate());

        Update novelty = doc.novelty(whole);

        assertThat(doc.novelty(known).isEmpty()).isTrue();
        assertThat(novelty.structIds()).isEqualTo(IdSet.of(1, 5, 3));
        assertThat(novelty.deletes()).isEqualTo(IdSet.of(1, 6, 1));
        assertThat(doc.novelty(novelty)).isSameAs(novelty);
        doc.apply(novelty, null);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(author.encodeStateAsUpdate());
    }

    @Test
    void cutsTheKnownPartOffAStruct() {
        Doc author = author(1);
        author.getText("t").insert(0, "abcdef");
        doc.apply(UpdateBytes.of(1, 0, 1, e -> UpdateBytes.rootText(e, "abc")), null);

        Update novelty = doc.novelty(Update.decode(author.encodeStateAsUpdate()));

        assertThat(novelty.structIds()).isEqualTo(IdSet.of(1, 3, 3));
        novelty.forEachStruct(struct -> assertThat(struct.origin()).isEqualTo(new Id(1, 2)));
        doc.apply(novelty, null);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(author.encodeStateAsUpdate());
    }

    @Test
    void changesNothingWhenItIsOnlyAsked() {
        List<Update> words = threeWords(1);
        doc.apply(words.get(0), null);
        byte[] before = doc.encodeStateAsUpdate();

        doc.missing(words.get(2));
        doc.novelty(words.get(1));

        assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
        assertThat(doc.pending().isEmpty()).isTrue();
    }

    @Test
    void takesAnotherClientIdWhenSomebodyElseUsesItsOwn() {
        doc.apply(threeWords(99).get(0), null);
        assertThat(doc.clientId()).isNotEqualTo(99);
        doc.getText("t").insert(0, "x");
        assertThat(doc.stateVector().get(99)).isEqualTo(4);
    }

    @Test
    void tellsListenersOfEachChangeOnce() {
        List<byte[]> heard = new ArrayList<>();
        doc.onUpdate((update, origin) -> heard.add(update));
        Update first = threeWords(1).get(0);
        doc.apply(first, null);
        doc.apply(first, null);
        doc.transact(null, () -> {
            doc.getText("t").insert(0, "a");
            doc.getText("t").insert(1, "b");
        });
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0)).isEqualTo(first.bytes());
    }

    @Test
    void encodesTheChangesOfSeveralUpdatesAsOne() {
        Doc copy = author(3);
        IdSet inserted = IdSet.EMPTY;
        for (Update word : threeWords(1)) {
            inserted = inserted.union(doc.apply(word, null).inserted());
        }
        copy.applyUpdate(doc.encodeChange(inserted, IdSet.EMPTY), null);
        assertThat(copy.getText("t").toString()).isEqualTo("one two three");
    }

    @Test
    void encodesWhatWaitsTogetherWithTheState() {
        List<Update> words = threeWords(1);
        doc.apply(words.get(0), null);
        doc.apply(words.get(2), null);
        Doc copy = author(3);
        copy.applyUpdate(doc.encodeStateAsUpdate(), null);
        copy.apply(words.get(1), null);
        assertThat(copy.getText("t").toString()).isEqualTo("one two three");
    }

    @Test
    void leavesTextAttributesAloneWithoutTheCleanup() {
        Doc author = author(1);
        author.getText("t").insert(0, "abc");
        Doc other = author(2);
        other.applyUpdate(author.encodeStateAsUpdate(), null);
        author.getText("t").format(0, 3, java.util.Map.of("bold", true));
        other.getText("t").format(0, 3, java.util.Map.of("bold", true));
        Doc server = new Doc(new DocOptions().withFormatCleanup(false));
        Doc client = new Doc();
        for (Doc each : List.of(server, client)) {
            each.getText("t");
            each.applyUpdate(author.encodeStateAsUpdate(), null);
            each.applyUpdate(other.encodeStateAsUpdate(), null);
        }
        assertThat(server.deleteSet().isEmpty()).isTrue();
        assertThat(client.deleteSet().isEmpty()).isFalse();
        assertThat(server.getText("t").toString()).isEqualTo("abc");
    }

    @Test
    void keepsItemsApartThatWereMadeBesideDifferentNeighbours() {
        Doc one = author(1);
        Doc two = author(2);
        two.getText("t").insert(0, "R");
        one.applyUpdate(two.encodeStateAsUpdate(), null);
        one.getText("t").insert(0, "a");
        two.applyUpdate(one.encodeStateAsUpdate(), null);
        two.getText("t").insert(1, "Q");
        one.applyUpdate(two.encodeStateAsUpdate(), null);
        one.getText("t").insert(1, "b");

        assertThat(one.getText("t").toString()).isEqualTo("abQR");
        List<UpdateStruct> structs = new ArrayList<>();
        Update.decode(one.encodeStateAsUpdate(two.stateVector())).forEachStruct(structs::add);
        Update.decode(one.encodeStateAsUpdate()).forEachStruct(structs::add);
        assertThat(structs.stream().filter(struct -> struct.client() == 1).map(UpdateStruct::length))
                .containsExactly(1L, 1L, 1L);
    }

    /** Yjs writes one value at a time; what has several is somebody else's, and the last one counts. */
    @Test
    void keepsTheLastOfSeveralValuesOfAKeyWhenTheOthersAreDeleted() {
        doc.apply(
                UpdateBytes.of(1, 0, 1, e -> {
                    e.uint8(ContentKind.ANY.number | Update.HAS_PARENT_SUB);
                    e.varUint(1);
                    e.varString("m");
                    e.varString("k");
                    e.varUint(2);
                    e.uint8(120);
                    e.uint8(121);
                }),
                null);
        assertThat(doc.getMap("m").get("k")).isEqualTo(false);

        doc.apply(Update.decode(new UpdateBuilder().build(IdSet.of(1, 0, 1))), null);

        assertThat(doc.getMap("m").get("k")).isEqualTo(false);
        StoreCheck.check(doc);
    }

    @Test
    void keeps53BitClientIds() {
        long client = (1L << 53) - 1;
        Doc author = author(client);
        author.getText("t").insert(0, "a");
        doc.applyUpdate(author.encodeStateAsUpdate(), null);
        assertThat(StateVector.decode(doc.stateVector().encode()).get(client)).isEqualTo(1);
    }

    @Test
    void tellsAsNewWhatIsNotDeletedYet() {
        Doc doc = new Doc(new DocOptions().withClientId(1));
        doc.getText("t").insert(0, "abcdef");
        doc.getText("t").delete(2, 1);
        Encoder deletion = new Encoder();
        deletion.varUint(0);
        IdSet.of(1, 1, 3).union(IdSet.of(1, 5, 4)).union(IdSet.of(2, 0, 1)).encode(deletion);

        Update novelty = doc.novelty(Update.decode(deletion.toByteArray()));

        assertThat(novelty.deletes().ranges())
                .containsExactly(
                        new IdRange(2, 0, 1), new IdRange(1, 1, 1), new IdRange(1, 3, 1), new IdRange(1, 5, 4));
    }
}
