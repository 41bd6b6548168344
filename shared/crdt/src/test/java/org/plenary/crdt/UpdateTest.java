package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Encoder;

class UpdateTest {
    private static Doc doc(long client) {
        return new Doc(new DocOptions().withClientId(client));
    }

    @Test
    void tellsWhatItCarriesBeforeItIsApplied() {
        Doc doc = doc(7);
        doc.transact(null, () -> {
            YXmlElement clause = doc.getXmlFragment("text").insertElement(0, "title");
            clause.setAttribute("id", "t1");
            clause.insertText(0).insert(0, "ab", java.util.Map.of("bold", true));
        });

        Update update = Update.decode(doc.encodeStateAsUpdate());

        List<UpdateStruct> structs = new ArrayList<>();
        update.forEachStruct(structs::add);
        assertThat(update.structIds()).isEqualTo(IdSet.of(7, 0, 7));
        assertThat(update.deletes()).isEqualTo(IdSet.EMPTY);
        assertThat(update.rootNames()).containsExactly("text");
        assertThat(update.contentKinds())
                .containsExactly(ContentKind.STRING, ContentKind.FORMAT, ContentKind.TYPE, ContentKind.ANY);
        assertThat(structs.get(0))
                .isEqualTo(new UpdateStruct(
                        7, 0, 1, ContentKind.TYPE, null, null, "text", null, null, TypeKind.XML_ELEMENT, "title"));
        assertThat(structs.get(1))
                .isEqualTo(
                        new UpdateStruct(7, 1, 1, ContentKind.ANY, null, null, null, new Id(7, 0), "id", null, null));
        assertThat(structs.get(4))
                .isEqualTo(new UpdateStruct(
                        7, 4, 2, ContentKind.STRING, new Id(7, 3), null, null, null, null, null, null));
    }

    @Test
    void leavesOutTheKnownPartOfCollectedAndOfSkippedIds() {
        Update collected = UpdateBytes.of(7, 0, 1, e -> {
            e.uint8(ContentKind.GC.number);
            e.varUint(10);
        });
        Update skipped = UpdateBytes.of(7, 0, 2, e -> {
            UpdateBytes.skip(e, 10);
            UpdateBytes.textAfter(e, 7, 9, "x");
        });

        assertThat(collected.encodeSince(StateVector.of(java.util.Map.of(7L, 4L))))
                .isEqualTo(UpdateBytes.bytes(7, 4, 1, e -> {
                    e.uint8(ContentKind.GC.number);
                    e.varUint(6);
                }));
        assertThat(skipped.encodeSince(StateVector.of(java.util.Map.of(7L, 4L))))
                .isEqualTo(UpdateBytes.bytes(7, 10, 1, e -> UpdateBytes.textAfter(e, 7, 9, "x")));
    }

    @Test
    void readsARangeOfALargerArray() {
        Doc doc = doc(7);
        doc.getText("t").insert(0, "abc");
        byte[] bytes = doc.encodeStateAsUpdate();
        byte[] frame = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, frame, 3, bytes.length);

        Update update = Update.decode(frame, 3, 3 + bytes.length);

        assertThat(update.bytes()).isEqualTo(bytes);
        Doc copy = doc(8);
        copy.apply(update, null);
        assertThat(copy.getText("t").toString()).isEqualTo("abc");
    }

    @Test
    void knowsTheEmptyUpdate() {
        assertThat(Update.EMPTY.isEmpty()).isTrue();
        assertThat(Update.decode(doc(1).encodeStateAsUpdate()).isEmpty()).isTrue();
        assertThat(doc(1).stateVector().encode()).containsExactly(0);
    }

    @Test
    void refusesAnythingThatIsNotAnUpdate() {
        assertRefused(Reason.UNEXPECTED_END, new byte[] {});
        assertRefused(Reason.COUNT_TOO_LARGE, hex("ffffff7f"));
        assertRefused(Reason.TRAILING_BYTES, hex("000000"));
        assertRefused(Reason.UNKNOWN_TAG, UpdateBytes.bytes(1, 0, 1, e -> e.uint8(0x0b)));
        assertRefused(Reason.COUNT_TOO_LARGE, UpdateBytes.bytes(1, 0, 9_000_000, e -> e.uint8(0)));
        assertRefused(Reason.NUMBER_OUT_OF_RANGE, hex("00" + "01" + "01" + "01" + "ffffffffffffff0f" + "01"));
    }

    @Test
    void refusesAStructWithoutUnitsOrWithTooMany() {
        assertRefused(Reason.INCONSISTENT, UpdateBytes.bytes(1, 0, 1, e -> UpdateBytes.rootText(e, "")));
        assertRefused(Reason.INCONSISTENT, UpdateBytes.bytes(1, 9, 1, e -> UpdateBytes.skip(e, Encoder.MAX_INTEGER)));
        assertRefused(
                Reason.INCONSISTENT, UpdateBytes.bytes(1, 9, 1, e -> UpdateBytes.skip(e, Encoder.MAX_INTEGER - 8)));
        Update.decode(UpdateBytes.bytes(1, 9, 1, e -> UpdateBytes.skip(e, Encoder.MAX_INTEGER - 9)));
    }

    @Test
    void refusesAStructThatDependsOnItselfOrOnALaterOne() {
        assertRefused(Reason.INCONSISTENT, UpdateBytes.bytes(1, 3, 1, e -> UpdateBytes.textAfter(e, 1, 3, "x")));
        assertRefused(Reason.INCONSISTENT, UpdateBytes.bytes(1, 3, 1, e -> UpdateBytes.textAfter(e, 1, 9, "x")));
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> UpdateBytes.of(1, 3, 1, e -> UpdateBytes.textAfter(e, 1, 9, "x")))
                .withMessageContaining("clock=3 dependsOn=9");
    }

    @Test
    void refusesAClientThatComesTwice() {
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.rootText(e, "x"));
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.rootText(e, "y"));
        encoder.varUint(0);
        assertRefused(Reason.INCONSISTENT, encoder.toByteArray());
    }

    @Test
    void refusesAnAttributeWhoseValueIsNotJson() {
        assertRefused(Reason.INVALID_JSON, UpdateBytes.bytes(1, 0, 1, e -> {
            e.uint8(0x06);
            e.varUint(1);
            e.varString("t");
            e.varString("bold");
            e.varString("{");
        }));
    }

    @Test
    void refusesAnObjectThatIsNotJson() {
        assertRefused(Reason.INVALID_JSON, UpdateBytes.bytes(1, 0, 1, e -> {
            e.uint8(0x05);
            e.varUint(1);
            e.varString("t");
            e.varString("{");
        }));
    }

    @Test
    void refusesOldValuesOfWhichOneIsNotJson() {
        assertRefused(Reason.INVALID_JSON, UpdateBytes.bytes(1, 0, 1, e -> {
            e.uint8(0x02);
            e.varUint(1);
            e.varString("a");
            e.varUint(2);
            e.varString("undefined");
            e.varString("[1,");
        }));
    }

    @Test
    void readsClientsInAnyOrder() {
        Encoder encoder = new Encoder();
        encoder.varUint(2);
        UpdateBytes.run(encoder, 1, 0, 1, e -> UpdateBytes.rootText(e, "x"));
        UpdateBytes.run(encoder, 2, 0, 1, e -> UpdateBytes.textAfter(e, 1, 0, "y"));
        encoder.varUint(0);
        Doc doc = doc(9);
        doc.applyUpdate(encoder.toByteArray(), null);
        assertThat(doc.getText("t").toString()).isEqualTo("xy");
    }

    @Test
    void carriesEveryKindOfContentUnchanged() {
        // given: one struct of each kind, as Yjs writes them
        Consumer<Encoder> structs = e -> {
            root(e, ContentKind.ANY, null);
            e.varUint(2);
            e.any(1L);
            e.any(Arrays.asList("x", null));
            root(e, ContentKind.JSON, null);
            e.varUint(2);
            e.varString("{\"a\":1}");
            e.varString("undefined");
            root(e, ContentKind.BINARY, null);
            e.varBytes(new byte[] {1, 2});
            root(e, ContentKind.EMBED, null);
            e.varString("{\"image\":1}");
            root(e, ContentKind.DOC, "sub");
            e.varString("guid");
            e.any(java.util.Map.of("gc", false));
            root(e, ContentKind.TYPE, "hook");
            e.varUint(TypeKind.XML_HOOK.number);
            e.varString("name");
            root(e, ContentKind.DELETED, null);
            e.varUint(3);
            e.uint8(0);
            e.varUint(4);
        };
        byte[] bytes = UpdateBytes.bytes(1, 0, 8, structs);

        // when
        Doc doc = new Doc(new DocOptions().withClientId(5).withGc(false));
        doc.applyUpdate(bytes, null);
        StoreCheck.check(doc);

        // then: the structs are the same, in front of the delete set
        byte[] encoded = doc.encodeStateAsUpdate();
        assertThat(Arrays.copyOf(encoded, bytes.length - 1)).isEqualTo(Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(doc.deleteSet()).isEqualTo(IdSet.of(1, 8, 7));
        Doc again = doc(6);
        again.applyUpdate(encoded, null);
        assertThat(again.getMap("r").get("sub")).isInstanceOfSatisfying(SubDocument.class, document -> {
            assertThat(document.guid()).isEqualTo("guid");
            assertThat(document.options()).isEqualTo(java.util.Map.of("gc", false));
        });
        assertThat(((YXmlHook) again.getMap("r").get("hook")).hookName()).isEqualTo("name");
    }

    private static void root(Encoder encoder, ContentKind kind, String key) {
        encoder.uint8(kind.number | (key == null ? 0 : 0x20));
        encoder.varUint(1);
        encoder.varString("r");
        if (key != null) {
            encoder.varString(key);
        }
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static void assertRefused(Reason reason, byte[] bytes) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Update.decode(bytes))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    /** Yjs copies them as they are: 00010703000101010102. */
    @Test
    void writesDeletedRangesThatTouchAsOneWhenItCutsAnUpdate() {
        Update update = Update.decode(hex("00010703000101010102"));

        assertThat(update.encodeSince(StateVector.EMPTY)).isEqualTo(hex("000107010003"));
    }

    /** Yjs leaves them out. */
    @Test
    void copiesOptionsOfASubDocumentThatItDoesNotKnow() {
        byte[] bytes = hex("010101002901016d016b01677602046d6574617d0101787800");

        assertThat(Update.decode(bytes).encodeSince(StateVector.EMPTY)).isEqualTo(bytes);
        Doc doc = new Doc();
        doc.applyUpdate(bytes, null);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(hex("010101002901016d016b01677601046d6574617d0100"));
    }
}
