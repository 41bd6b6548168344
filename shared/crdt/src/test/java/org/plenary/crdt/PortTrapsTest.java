package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Encoder;

/** What went wrong in ports of Yjs, each under the name of the trap. */
class PortTrapsTest {
    private final Doc doc = author(99);

    private static Doc author(long client) {
        return new Doc(new DocOptions().withClientId(client));
    }

    private static byte[] changed(Doc author, Consumer<Doc> change) {
        StateVector before = author.stateVector();
        change.accept(author);
        return author.encodeStateAsUpdate(before);
    }

    private static Doc copy(Doc from, long client) {
        Doc copy = author(client);
        copy.applyUpdate(from.encodeStateAsUpdate(), null);
        return copy;
    }

    private static byte[] deletion(IdSet deletes) {
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        deletes.encode(encoder);
        return encoder.toByteArray();
    }

    private void apply(byte[] update) {
        doc.applyUpdate(update, null);
    }

    @AfterEach
    void holdsTogether() {
        StoreCheck.checkForged(doc);
    }

    /** Two client ids that are the same in their lower 32 bits are two clients, as origins and in deletions too. */
    @Test
    void tellsClientsApartThatAgreeInTheirLower32Bits() {
        Doc low = author(7);
        low.getText("t").insert(0, "low");
        Doc high = copy(low, 7 + (1L << 40));
        high.getText("t").insert(3, "high");
        high.getText("t").delete(0, 1);
        apply(high.encodeStateAsUpdate());

        assertThat(doc.getText("t").toString()).isEqualTo("owhigh");
        assertThat(doc.stateVector()).isEqualTo(StateVector.of(Map.of(7L, 3L, 7 + (1L << 40), 4L)));
        assertThat(doc.deleteSet()).isEqualTo(IdSet.of(7, 0, 1));
    }

    /** Client 0 is a client, and its unit 0 is not "no origin". */
    @Test
    void takesClientZeroForAClient() {
        Doc zero = author(0);
        zero.getText("t").insert(0, "a");
        zero.getText("t").insert(1, "c");
        Doc one = copy(zero, 1);
        apply(zero.encodeStateAsUpdate());
        apply(changed(one, author -> author.getText("t").insert(1, "b")));
        assertThat(doc.getText("t").toString()).isEqualTo("abc");
    }

    /** The ranges of a delete set come unsorted, twice and one within another; none may hide what another deletes. */
    @Test
    void deletesAllOfUnsortedAndOverlappingRanges() {
        Doc one = author(1);
        one.getText("t").insert(0, "0123456789");
        apply(one.encodeStateAsUpdate());
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        encoder.varUint(1);
        encoder.varUint(1);
        long[][] ranges = {{6, 3}, {1, 2}, {7, 1}, {1, 1}, {2, 2}};
        encoder.varUint(ranges.length);
        for (long[] range : ranges) {
            encoder.varUint(range[0]);
            encoder.varUint(range[1]);
        }
        apply(encoder.toByteArray());

        assertThat(doc.getText("t").toString()).isEqualTo("0459");
        assertThat(doc.deleteSet().ranges()).containsExactly(new IdRange(1, 1, 3), new IdRange(1, 6, 3));
    }

    /** A right origin within an item cuts that item; without it, the new text would go to the end or the beginning. */
    @Test
    void cutsTheItemThatARightOriginPointsInto() {
        Doc one = author(1);
        one.getText("t").insert(0, "abcd");
        Doc two = copy(one, 2);
        Doc three = copy(one, 3);
        apply(one.encodeStateAsUpdate());
        apply(changed(three, author -> author.getText("t").insert(2, "3")));
        apply(changed(two, author -> author.getText("t").insert(2, "2")));
        assertThat(doc.getText("t").toString()).isEqualTo("ab23cd");
    }

    /** At index 0 of a list there is no left origin even if something deleted stands there; text goes behind it. */
    @Test
    void insertsAtIndexZeroBeforeWhatWasDeletedThere() {
        Doc one = author(1);
        one.getArray("a").insert(0, List.of("x", "a"));
        one.getArray("a").delete(0, 1);
        one.getText("t").insert(0, "xa");
        one.getText("t").delete(0, 1);
        Doc two = copy(one, 2);
        List<UpdateStruct> structs = new ArrayList<>();
        byte[] update = changed(two, author -> {
            author.getArray("a").insert(0, List.of("y"));
            author.getText("t").insert(0, "y");
        });
        Update.decode(update).forEachStruct(structs::add);
        assertThat(structs.get(0).origin()).isNull();
        assertThat(structs.get(0).rightOrigin()).isEqualTo(new Id(1, 0));
        assertThat(structs.get(1).origin()).isEqualTo(new Id(1, 2));
        assertThat(structs.get(1).rightOrigin()).isEqualTo(new Id(1, 3));
    }

    /** Of two values that were set at once under the same clock, that of the larger client id stays, in both orders. */
    @Test
    void keepsTheValueOfTheLargerClientWhateverComesFirst() {
        Doc small = author(3);
        Doc large = author(1L << 33);
        small.getMap("m").set("k", "small");
        large.getMap("m").set("k", "large");
        apply(large.encodeStateAsUpdate());
        apply(small.encodeStateAsUpdate());
        Doc other = copy(small, 98);
        other.applyUpdate(large.encodeStateAsUpdate(), null);

        assertThat(doc.getMap("m").get("k")).isEqualTo("large");
        assertThat(other.getMap("m").get("k")).isEqualTo("large");
    }

    /** A key that one removes while another sets it has the new value: a removal deletes a value and not the key. */
    @Test
    void keepsAValueThatWasSetWhileTheKeyWasRemoved() {
        Doc one = author(1);
        one.getMap("m").set("k", "old");
        Doc two = copy(one, 2);
        byte[] removed = changed(two, author -> author.getMap("m").remove("k"));
        byte[] set = changed(one, author -> author.getMap("m").set("k", "new"));
        apply(removed);
        apply(set);
        apply(one.encodeStateAsUpdate());
        assertThat(doc.getMap("m").get("k")).isEqualTo("new");
    }

    /** What waits for its parent is not lost when more that waits is merged with it, in any order. */
    @Test
    void keepsChildrenThatComeBeforeTheirParents() {
        Doc one = author(1);
        List<byte[]> updates = new ArrayList<>();
        one.onUpdate((update, origin) -> updates.add(update));
        YXmlElement outer = one.getXmlFragment("x").insertElement(0, "a");
        YXmlElement inner = outer.insertElement(0, "b");
        inner.insertText(0).insert(0, "deep");
        inner.setAttribute("id", "7");
        Doc two = copy(one, 2);
        two.onUpdate((update, origin) -> updates.add(update));
        ((YXmlElement) ((YXmlElement) two.getXmlFragment("x").get(0)).get(0)).insertElement(1, "c");
        for (int seed = 0; seed < 60; seed++) {
            List<byte[]> shuffled = new ArrayList<>(updates);
            Collections.shuffle(shuffled, new Random(seed));
            Doc each = author(50);
            shuffled.forEach(update -> each.applyUpdate(update, null));
            assertThat(each.pending().isEmpty()).isTrue();
            assertThat(each.getXmlFragment("x").toString()).isEqualTo("<a><b id=\"7\">deep<c></c></b></a>");
        }
    }

    /** Each half of a cut surrogate pair becomes U+FFFD and still counts as one unit, so that later clocks fit. */
    @Test
    void countsTheHalvesOfACutSurrogatePair() {
        Doc one = author(1);
        one.getText("t").insert(0, "a\uD83D\uDE00b");
        one.getText("t").insert(2, "|");
        one.getText("t").insert(5, "!");
        apply(one.encodeStateAsUpdate());
        assertThat(doc.getText("t").toString()).isEqualTo("a\uFFFD|\uFFFDb!");
        assertThat(doc.getText("t").length()).isEqualTo(6);
        assertThat(doc.stateVector().get(1)).isEqualTo(6);
    }

    /**
     * A deletion that comes before what it deletes is done as soon as that comes, bit by bit, and is told only once.
     */
    @Test
    void deletesWhatComesAfterItsDeletion() {
        Doc one = author(1);
        byte[] first = changed(one, author -> author.getText("t").insert(0, "abc"));
        byte[] second = changed(one, author -> author.getText("t").insert(3, "def"));
        apply(deletion(IdSet.of(1, 1, 4)));
        assertThat(doc.applyUpdate(first, null).deleted()).isEqualTo(IdSet.of(1, 1, 2));
        assertThat(doc.applyUpdate(second, null).deleted()).isEqualTo(IdSet.of(1, 3, 2));
        assertThat(doc.getText("t").toString()).isEqualTo("af");
        assertThat(doc.pending().isEmpty()).isTrue();
    }

    /** What is written into a type after it was deleted and collected elsewhere is collected as well. */
    @Test
    void collectsWhatIsWrittenIntoACollectedType() {
        Doc one = author(1);
        one.getXmlFragment("x").insertElement(0, "p").insertText(0).insert(0, "a");
        Doc two = copy(one, 2);
        apply(one.encodeStateAsUpdate());
        byte[] late = changed(
                two,
                author -> ((YXmlText) ((YXmlElement) author.getXmlFragment("x").get(0)).get(0)).insert(1, "late"));
        apply(deletion(IdSet.of(1, 0, 1)));
        apply(late);

        List<UpdateStruct> structs = new ArrayList<>();
        Update.decode(doc.encodeStateAsUpdate()).forEachStruct(structs::add);
        assertThat(structs.get(0).kind()).isEqualTo(ContentKind.GC);
        assertThat(structs.get(0).length()).isEqualTo(4);
        assertThat(doc.getXmlFragment("x").toString()).isEmpty();
    }

    /** A whole state that comes again, with its whole delete set, is no news and tells nobody anything. */
    @Test
    void isSilentAboutADeleteSetThatComesAgain() {
        Doc one = author(1);
        one.getText("t").insert(0, "abc");
        one.getText("t").delete(1, 1);
        apply(one.encodeStateAsUpdate());
        List<byte[]> heard = new ArrayList<>();
        doc.onUpdate((update, origin) -> heard.add(update));
        Applied again = doc.applyUpdate(one.encodeStateAsUpdate(doc.stateVector()), null);
        assertThat(again.changedNothing()).isTrue();
        assertThat(doc.novelty(Update.decode(one.encodeStateAsUpdate())).isEmpty())
                .isTrue();
        assertThat(heard).isEmpty();
    }

    /** Of two structs under one id the first stays; nothing is inserted twice, and what follows still fits. */
    @Test
    void keepsTheFirstOfTwoStructsUnderOneId() {
        apply(UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "mine")));
        Applied forged = doc.applyUpdate(UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "theirs")), null);
        assertThat(forged.inserted()).isEqualTo(IdSet.of(1, 4, 2));
        assertThat(doc.getText("t").toString()).isEqualTo("miners");
    }

    /** Skipped ids are a gap: the state vector does not count them, and what comes later fills it. */
    @Test
    void doesNotCountSkippedIds() {
        apply(UpdateBytes.bytes(1, 0, 2, e -> {
            UpdateBytes.skip(e, 2);
            UpdateBytes.textAfter(e, 1, 1, "cd");
        }));
        assertThat(doc.stateVector().isEmpty()).isTrue();
        assertThat(Update.decode(doc.encodeStateAsUpdate()).stateVector().isEmpty())
                .isTrue();
        apply(UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "ab")));
        assertThat(doc.getText("t").toString()).isEqualTo("abcd");
    }

    /** The empty updates of both formats are updates, alone, merged, and after a cut. */
    @Test
    void takesEmptyUpdates() {
        byte[] empty = {0, 0};
        apply(empty);
        doc.applyUpdateV2(Update.EMPTY.encodeV2(), null);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(empty);
        assertThat(Update.mergeEncoded(List.of(empty, empty))).isEqualTo(empty);
        assertThat(Update.EMPTY.since(StateVector.of(Map.of(1L, 5L))).isEmpty()).isTrue();
        assertThat(Update.decodeV2(Update.EMPTY.encodeV2()).isEmpty()).isTrue();
    }

    /** Somebody who knows more than this document, or clients that it does not know, is sent no structs. */
    @Test
    void sendsNothingToSomebodyWhoKnowsMore() {
        Doc one = author(1);
        one.getText("t").insert(0, "abc");
        byte[] update = one.encodeStateAsUpdate(StateVector.of(Map.of(1L, 10L, 5L, 3L)));
        assertThat(update).isEqualTo(new byte[] {0, 0});
        assertThat(Update.decode(one.encodeStateAsUpdate()).encodeSince(StateVector.of(Map.of(1L, 10L))))
                .isEqualTo(new byte[] {0, 0});
    }

    /** An update that overlaps what is known is cut within a struct, and the rest follows the known part. */
    @Test
    void takesTheNewPartOfAnOverlappingStruct() {
        apply(UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "abcd")));
        apply(UpdateBytes.bytes(1, 2, 1, e -> UpdateBytes.textAfter(e, 1, 1, "cdef")));
        assertThat(doc.getText("t").toString()).isEqualTo("abcdef");
        assertThat(Update.decode(doc.encodeStateAsUpdate()).structCount()).isEqualTo(1);
    }

    /** Clients may come in any order in an update, though Yjs writes the largest first. */
    @Test
    void readsClientsInAnyOrder() {
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.textAfter(e, 2, 0, "b"));
        UpdateBytes.run(encoder, 2, 0, 1, e -> UpdateBytes.rootText(e, "a"));
        encoder.varUint(0);
        apply(encoder.toByteArray());
        assertThat(doc.getText("t").toString()).isEqualTo("ab");
    }

    /** Content of later or other engines, moved ranges (11) and weak links (type 7), is refused and changes nothing. */
    @Test
    void refusesContentThatYjs13DoesNotHave() {
        byte[] moved = UpdateBytes.bytes(1, 0, 1, e -> {
            e.uint8(11);
            e.varUint(1);
            e.varString("t");
        });
        byte[] link = UpdateBytes.bytes(1, 0, 1, e -> {
            e.uint8(ContentKind.TYPE.number);
            e.varUint(1);
            e.varString("t");
            e.varUint(7);
        });
        for (byte[] update : List.of(moved, link)) {
            assertThatExceptionOfType(DecodeException.class)
                    .isThrownBy(() -> apply(update))
                    .matches(e -> e.reason() == Reason.UNKNOWN_TAG);
        }
        assertThat(doc.stateVector().isEmpty()).isTrue();
    }

    /** Items that were typed one by one and deleted as one range become one struct again, whoever deleted them. */
    @Test
    void joinsWhatWasTypedOneByOneAndDeletedAsOne() {
        Doc one = author(1);
        for (int i = 0; i < 20; i++) {
            one.getText("t").insert(i, "x");
        }
        apply(one.encodeStateAsUpdate());
        doc.getText("t").delete(0, 20);
        List<UpdateStruct> structs = new ArrayList<>();
        Update.decode(doc.encodeStateAsUpdate()).forEachStruct(structs::add);
        assertThat(structs).hasSize(1);
        assertThat(structs.get(0).kind()).isEqualTo(ContentKind.DELETED);
        assertThat(structs.get(0).length()).isEqualTo(20);
    }

    /**
     * Undoing can put an item between an item and that same item; what it was put behind must not become another one.
     */
    @Test
    void keepsAnOriginThatIsTheRightOriginToo() {
        apply(UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "abc")));

        apply(UpdateBytes.bytes(2, 0, 1, e -> {
            e.uint8(0xc4);
            e.varUint(1);
            e.varUint(1);
            e.varUint(1);
            e.varUint(1);
            e.varString("x");
        }));

        assertThat(doc.getText("t").toString()).isEqualTo("axbc");
        assertThat(doc.encodeStateAsUpdate())
                .asHexString()
                .isEqualToIgnoringCase("02010200c401010101017802010004010174016184010002626300");
    }

    /** Only one with a smaller client id is passed; its own client's, which an honest author knew of, is not. */
    @Test
    void putsAForgedUnitBeforeAnEarlierOneOfItsClient() {
        apply(UpdateBytes.bytes(5, 0, 1, e -> UpdateBytes.rootText(e, "abc")));

        apply(UpdateBytes.bytes(1, 0, 2, e -> {
            between(e, 1, "x");
            between(e, 2, "y");
        }));

        assertThat(doc.getText("t").toString()).isEqualTo("ayxbc");
    }

    private static void between(Encoder encoder, long right, String text) {
        encoder.uint8(0xc4);
        encoder.varUint(5);
        encoder.varUint(0);
        encoder.varUint(5);
        encoder.varUint(right);
        encoder.varString(text);
    }
}
