package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Encoder;

/** {@link HostileUpdateTest} and the games compare what is counted with what is then done. */
class WorkloadTest {
    private static final long LIMIT = 5_000_000;

    private final Doc doc = new Doc(new DocOptions().withClientId(99).withFormatCleanup(false));

    /** How many items a document will have looked at after the update, if nothing waits. */
    static long scannedAfter(Doc doc, Update update) {
        Workload workload = new Workload(doc, update, Long.MAX_VALUE);
        workload.count();
        return workload.scanned() + doc.integrator().scanned;
    }

    private static Update update(Consumer<Doc> change, Doc author) {
        StateVector before = author.stateVector();
        change.accept(author);
        return Update.decode(author.encodeStateAsUpdate(before));
    }

    private Doc copy(long client) {
        Doc copy = new Doc(new DocOptions().withClientId(client));
        copy.applyUpdate(doc.encodeStateAsUpdate(), null);
        return copy;
    }

    private static Update deletion(IdSet ids) {
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        ids.encode(encoder);
        return Update.decode(encoder.toByteArray());
    }

    private static void between(Encoder encoder, long client, long left, long right) {
        encoder.uint8(0xc4);
        encoder.varUint(client);
        encoder.varUint(left);
        encoder.varUint(client);
        encoder.varUint(right);
        encoder.varString("x");
    }

    @Test
    void countsLittleForWhatSomebodyTypes() {
        doc.getText("t").insert(0, "A draft.");
        Doc author = copy(1);

        assertThat(doc.workload(update(each -> each.getText("t").insert(8, "x"), author), LIMIT))
                .isLessThan(100);
        assertThat(doc.workload(update(each -> each.getText("t").delete(3, 1), author), LIMIT))
                .isLessThan(100);
    }

    private static String wide(int units) {
        return "\u20ac".repeat(units);
    }

    /**
     * A struct is 16 steps, a client 32, what is passed 1 and at first 8 more; a range, like an item that is deleted,
     * is 4.
     */
    @Test
    void countsTheStepsOfOrdinaryChanges() {
        doc.getText("t").insert(0, "a".repeat(5_120));
        Doc author = copy(1);
        Doc other = copy(2);

        assertThat(doc.workload(update(each -> each.getText("t").insert(5_120, "x"), copy(3)), LIMIT))
                .isEqualTo(48);
        assertThat(doc.workload(deletion(IdSet.of(99, 0, 5_120)), LIMIT)).isEqualTo(32 + 4 + 1 + 4);
        assertThat(doc.workload(deletion(IdSet.of(99, 1_024, 4_096)), LIMIT)).isEqualTo(32 + 4 + 1 + 9 + 4);
        assertThat(doc.workload(deletion(IdSet.of(99, 1_024, 1)), LIMIT)).isEqualTo(32 + 4 + 1 + 9 + 9 + 4);
        assertThat(doc.workload(deletion(IdSet.of(99, 0, 1_024)), LIMIT)).isEqualTo(32 + 4 + 1 + 9 + 4);
        assertThat(doc.workload(deletion(IdSet.of(3, 7, 1)), LIMIT)).isEqualTo(32 + 4);

        Update inserted = update(each -> each.getText("t").insert(1_024, "x"), author);
        Update insertedToo = update(each -> each.getText("t").insert(1_024, "y"), other);
        assertThat(doc.workload(inserted, LIMIT)).isEqualTo(48 + 9);
        doc.apply(inserted, null);
        assertThat(doc.workload(insertedToo, LIMIT)).isEqualTo(48 + 1 + 8);
        assertThat(doc.workload(inserted, LIMIT)).isEqualTo(48);
    }

    @Test
    void countsWhatIsMovedByItsSize() {
        doc.getText("wide").insert(0, wide(1_024));
        doc.getArray("values").insert(0, Collections.nCopies(1_024, 1));

        assertThat(doc.workload(deletion(IdSet.of(99, 512, 512)), LIMIT)).isEqualTo(32 + 4 + 1 + 3 + 4);
        assertThat(doc.workload(deletion(IdSet.of(99, 1_536, 512)), LIMIT)).isEqualTo(32 + 4 + 1 + 9 + 4);
    }

    /** A key of 512 bytes is compared in a step. */
    @Test
    void countsWhatAKeyReplaces() {
        String key = "k".repeat(1_024);
        doc.getMap("m").set(key, 1);
        Doc author = copy(1);
        Update replaced = update(each -> each.getMap("m").set(key, 2), author);
        assertThat(doc.workload(replaced, LIMIT)).isEqualTo(48 + 2 + 4 + 32 + 4 + 1 + 4);

        Update unseen = update(each -> each.getMap("m").set(key, 3), new Doc(new DocOptions().withClientId(100)));
        assertThat(doc.workload(unseen, LIMIT)).isEqualTo(48 + 9 + 2 + 4 + 4);
    }

    private static void behind(Encoder encoder, long client, long left, String text) {
        UpdateBytes.textAfter(encoder, client, left, text);
    }

    /** What one client writes at one place stands in the order in which it came, the last one first. */
    @Test
    void countsOneStepBackForEachThatOneClientPutsAtTheSamePlace() {
        doc.getText("t").insert(0, "A draft.");
        Update two = UpdateBytes.of(1, 0, 2, e -> {
            behind(e, 99, 7, "x");
            behind(e, 99, 7, "y");
        });
        Update three = UpdateBytes.of(1, 0, 3, e -> {
            behind(e, 99, 7, "x");
            behind(e, 99, 7, "y");
            behind(e, 99, 7, "z");
        });

        assertThat(doc.workload(two, LIMIT)).isEqualTo(32 + 2 * 16 + 9);
        assertThat(doc.workload(three, LIMIT)).isEqualTo(32 + 3 * 16 + 2 * 9);
    }

    @Test
    void countsTheSearchAndTheCutBeforeARightNeighbourWithinAnItem() {
        doc.getText("t").insert(0, "ab");
        Update first = UpdateBytes.of(1, 0, 1, e -> {
            e.uint8(0x44);
            e.varUint(99);
            e.varUint(1);
            e.varString("x");
        });
        assertThat(doc.workload(first, LIMIT)).isEqualTo(48 + 1 + 9);

        doc.apply(UpdateBytes.of(2, 0, 1, e -> behind(e, 99, 1, "cdef")), null);
        Update between = UpdateBytes.of(1, 0, 1, e -> {
            e.uint8(0xc4);
            e.varUint(99);
            e.varUint(1);
            e.varUint(2);
            e.varUint(1);
            e.varString("x");
        });
        assertThat(doc.workload(between, LIMIT)).isEqualTo(48 + 1 + 9);
    }

    @Test
    void countsTheSearchForTheRestOfAStructThatIsKnownInPart() {
        doc.getText("t").insert(0, "base");
        doc.apply(UpdateBytes.of(1, 0, 1, e -> behind(e, 99, 3, "a")), null);
        doc.apply(UpdateBytes.of(5, 0, 1, e -> behind(e, 1, 0, "z")), null);
        Update longer = UpdateBytes.of(1, 0, 1, e -> behind(e, 99, 3, "ab"));

        assertThat(doc.workload(longer, LIMIT)).isEqualTo(48 + 9);
    }

    /** Three references and the units behind the cut, 512 bytes in a step. */
    @Test
    void countsTheUnitsBehindACutExactly() {
        doc.getText("t").insert(0, "a".repeat(497));
        doc.getText("u").insert(0, "a".repeat(498));

        assertThat(doc.workload(UpdateBytes.of(1, 0, 1, e -> between(e, 99, 9, 10)), LIMIT))
                .isEqualTo(48 + 1);
        assertThat(doc.workload(UpdateBytes.of(1, 0, 1, e -> between(e, 99, 497 + 9, 497 + 10)), LIMIT))
                .isEqualTo(48 + 2);
    }

    @Test
    void countsManyCutsAndADeletionBehindThemExactly() {
        int length = 1_000;
        int structs = 100;
        doc.getText("t").insert(0, "a".repeat(length));
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        UpdateBytes.run(encoder, 1, 0, structs, e -> {
            for (int i = 0; i < structs; i++) {
                between(e, 99, 2L * i, 2L * i + 1);
            }
        });
        IdSet.of(99, 500, 1).encode(encoder);

        long expected = 32 + 16L * structs;
        for (int i = 0; i < structs; i++) {
            expected += 1 + (8 * (1 + structs) + length - 1 - 2 * i) / 512;
        }
        expected += 32 + 4 + 1 + 4;
        expected += 1 + (8 * (1 + structs) + 500) / 512;
        expected += 1 + (8 * (1 + structs) + 499) / 512;
        assertThat(doc.workload(Update.decode(encoder.toByteArray()), LIMIT)).isEqualTo(expected);
    }

    /** Only what is behind the cut in the list moves. */
    @Test
    void countsLittleForACutAtTheEndOfALongList() {
        for (int i = 0; i < 80; i++) {
            doc.getText("t").insert(0, "x");
        }
        doc.getText("t").insert(0, "a".repeat(1_000));

        assertThat(doc.workload(deletion(IdSet.of(99, 80 + 500, 1)), LIMIT)).isEqualTo(32 + 4 + 1 + 1 + 1 + 4);
    }

    /** Two of its values were joined when they were deleted; the new one is counted, too. */
    @Test
    void countsTheValuesThatAKeyHasHad() {
        for (int value = 0; value < 3; value++) {
            doc.getMap("m").set("k", value);
        }
        Update unseen = update(each -> each.getMap("m").set("k", 3), new Doc(new DocOptions().withClientId(100)));

        assertThat(doc.workload(unseen, LIMIT)).isEqualTo(48 + 9 + (9 + 4) + 2 * 3 + 4);
    }

    /** Each struct is made beside another right neighbour, so that each passes all that came before. */
    @Test
    void seesThatAForgedUpdateWouldTakeTimeThatGrowsWithItsSquare() {
        int structs = 20_000;
        doc.getText("t").insert(0, "a".repeat(structs + 1));
        byte[] before = doc.encodeStateAsUpdate();
        Update forged = UpdateBytes.of(
                1, 0, structs, e -> IntStream.rangeClosed(1, structs).forEach(right -> between(e, 99, 0, right)));

        assertThat(doc.workload(forged, LIMIT)).isGreaterThan(LIMIT);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(before);
        assertThat(doc.rootNames()).containsExactly("t");
    }

    @Test
    void seesWhatItTakesToCutALongTextVeryOften() {
        int units = 1 << 20;
        doc.getText("t").insert(0, "a".repeat(units));
        IdRanges everyOther = new IdRanges();
        for (int clock = 0; clock < units / 8; clock += 2) {
            everyOther.add(99, clock, 1);
        }

        assertThat(doc.workload(deletion(everyOther.toIdSet()), LIMIT)).isGreaterThan(LIMIT);
    }

    /** A key without predecessor is put behind all that were, and these are gone through from their end. */
    @Test
    void seesWhatItTakesToSetAKeyVeryOftenAtOnce() {
        int structs = 10_000;
        Update forged = UpdateBytes.of(1, 0, structs, e -> {
            for (int i = 0; i < structs; i++) {
                e.uint8(0x21);
                e.varUint(1);
                e.varString("map");
                e.varString("key");
                e.varUint(1);
            }
        });

        assertThat(doc.workload(forged, LIMIT)).isGreaterThan(LIMIT);
    }

    @Test
    void countsWhatIsDeletedWithinATypeToo() {
        doc.transact(null, () -> {
            YXmlElement paragraph = doc.getXmlFragment("x").insertElement(0, "p");
            for (int i = 0; i < 1_000; i++) {
                paragraph.insertElement(0, "br");
            }
            paragraph.setAttribute("id", "p1");
            paragraph.insertElement(0, "br");
            paragraph.setAttribute("id", "p2");
        });
        Update deletion = deletion(IdSet.of(99, 0, 1));

        assertThat(doc.workload(deletion, LIMIT)).isEqualTo(32 + 4 + 1 + 4 + 1_003 * 4);
        assertThat(doc.workload(deletion, 500)).isBetween(501L, 510L);
    }

    @Test
    void letsALongTimeOfWritingBackwardsPass() {
        doc.getText("t").insert(0, "from here on");
        Doc author = copy(1);
        Update offline = update(
                each -> {
                    for (int i = 0; i < 20_000; i++) {
                        each.getText("t").insert(4, "y");
                    }
                },
                author);

        assertThat(doc.workload(offline, LIMIT)).isLessThan(LIMIT / 10);
    }

    @Test
    void letsManyPeopleInsertAtOnePlacePass() {
        doc.getText("t").insert(0, "we all write here");
        Update[] updates = IntStream.range(0, 50)
                .mapToObj(person -> update(
                        author -> {
                            for (int i = 0; i < 200; i++) {
                                author.getText("t").insert(7, "z");
                            }
                        },
                        copy(1 + person)))
                .toArray(Update[]::new);

        for (Update update : updates) {
            assertThat(doc.workload(update, LIMIT)).isLessThan(LIMIT);
            doc.apply(update, null);
        }
        assertThat(doc.getText("t").length()).isEqualTo(10_017);
    }

    /** What waits would be applied with what it waited for. */
    @Test
    void countsWhatWaitsToo() {
        Update first = UpdateBytes.of(1, 0, 1, e -> UpdateBytes.rootText(e, "a"));
        Update rest = UpdateBytes.of(
                1, 1, 100, e -> IntStream.range(0, 100).forEach(i -> UpdateBytes.textAfter(e, 1, i, "b")));
        assertThat(doc.workload(first, LIMIT)).isLessThan(100);

        doc.apply(rest, null);

        assertThat(doc.workload(first, LIMIT)).isBetween(1_600L, 1_800L);

        doc.apply(deletion(IdSet.of(2, 0, 1).union(IdSet.of(3, 0, 1))), null);

        assertThat(doc.workload(first, LIMIT)).isGreaterThan(1_700);
    }

    @Test
    void refusesMoreStructsThanItsReaderAccepts() {
        byte[] bytes = UpdateBytes.bytes(1, 0, 100, e -> {
            for (int i = 0; i < 100; i++) {
                e.uint8(0);
                e.varUint(1);
            }
        });

        Encoder twice = new Encoder();
        twice.varUint(2);
        for (int client = 2; client > 0; client--) {
            UpdateBytes.run(twice, client, 0, 2, e -> {
                e.uint8(0);
                e.varUint(1);
                e.uint8(0);
                e.varUint(1);
            });
        }
        twice.varUint(0);
        byte[] two = twice.toByteArray();

        assertThat(Update.decode(two, 0, two.length, 4).structCount()).isEqualTo(4);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Update.decode(two, 0, two.length, 3))
                .withMessageContaining("structs=4 max=3");
        assertThat(Update.decode(bytes, 0, bytes.length, 100).structCount()).isEqualTo(100);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Update.decode(bytes, 0, bytes.length, 99))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.EXPANDS_TOO_MUCH));
    }
}
