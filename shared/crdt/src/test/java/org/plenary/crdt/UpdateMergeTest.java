package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Encoder;

/** The bytes in hexadecimal were written by Yjs 13.6.33. */
class UpdateMergeTest {
    /** Client 7: an element "p" with the text "abc", and "q" behind it. */
    private static final String WHOLE = "01040700070101780301700700070006040007010361626387070003017100";

    /** The same after "p" was deleted. */
    private static final String COLLECTED = "01030700010101780100048707000301710107010005";

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String merged(String... updates) {
        List<byte[]> bytes = new ArrayList<>();
        for (String update : updates) {
            bytes.add(hex(update));
        }
        return HexFormat.of().formatHex(Update.mergeEncoded(bytes));
    }

    /** The updates of a text that is typed letter by letter, with a child type at the end. */
    private static List<byte[]> typed() {
        Doc doc = new Doc(new DocOptions().withClientId(7));
        List<byte[]> updates = new ArrayList<>();
        doc.onUpdate((update, origin) -> updates.add(update));
        for (int i = 0; i < 100; i++) {
            doc.getText("t").insert(i, "x");
        }
        doc.getXmlFragment("xml").insertElement(0, "p");
        ((YXmlElement) doc.getXmlFragment("xml").get(0)).insertText(0).insert(0, "child");
        doc.getText("t").delete(10, 5);
        return updates;
    }

    @Test
    void mergesNothing() {
        assertThat(merged()).isEqualTo("0000");
        assertThat(Update.merge(List.of()).isEmpty()).isTrue();
    }

    @Test
    void placesCollectedStructsAsYjsDoes() {
        assertThat(merged(WHOLE, COLLECTED))
                .isEqualTo("0104070007010178030170070007000604000701036162638707000301710107010005");
        assertThat(merged(COLLECTED, WHOLE)).isEqualTo(COLLECTED);
    }

    @Test
    void comesToTheSameDocumentWhenManyUpdatesHoldTheSameCollected() {
        String[] updates = new String[90];
        for (int i = 0; i < updates.length; i++) {
            updates[i] = i % 3 == 0 ? COLLECTED : WHOLE;
        }
        Doc doc = new Doc();
        doc.applyUpdate(hex(merged(updates)), null);
        assertThat(doc.getXmlFragment("x").toString()).isEqualTo("<q></q>");
        StoreCheck.check(doc);
    }

    @Test
    void keepsWhatStandsBehindAGap() {
        List<byte[]> updates = typed();
        List<byte[]> most = new ArrayList<>(updates);
        byte[] lost = most.remove(50);

        byte[] withGap = Update.mergeEncoded(most);

        Doc doc = new Doc();
        assertThat(doc.applyUpdate(withGap, null).missing().isEmpty()).isFalse();
        assertThat(Update.decode(withGap).stateVector().get(7)).isEqualTo(50);
        doc.applyUpdate(lost, null);
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(applied(updates).encodeStateAsUpdate());
        assertThat(Update.mergeEncoded(List.of(withGap, lost))).isEqualTo(Update.mergeEncoded(updates));
    }

    @Test
    void keepsChildrenThatComeBeforeTheirParent() {
        List<byte[]> updates = typed();
        Collections.reverse(updates);

        Doc doc = new Doc();
        doc.applyUpdate(Update.mergeEncoded(updates), null);

        assertThat(doc.pending().isEmpty()).isTrue();
        assertThat(doc.getXmlFragment("xml").toString()).isEqualTo("<p>child</p>");
        assertThat(doc.getText("t").length()).isEqualTo(95);
    }

    @Test
    void joinsDeleteSetsAndOrdersTheirClients() {
        List<byte[]> updates = List.of(
                deleting(IdSet.of(3, 0, 2)),
                deleting(IdSet.of(9, 4, 1).union(IdSet.of(3, 5, 1))),
                deleting(IdSet.of(3, 1, 4)));
        assertThat(HexFormat.of().formatHex(Update.mergeEncoded(updates)))
                .isEqualTo("00" + "02" + "09010401" + "03010006");
    }

    @Test
    void writesTheStateOfAnUpdateUpToTheFirstGap() {
        Update update = Update.decode(Update.mergeEncoded(List.of(
                typed().get(0), typed().get(2), UpdateBytes.bytes(9, 5, 1, e -> UpdateBytes.rootText(e, "z")))));
        assertThat(update.stateVector().toString()).isEqualTo("{7=1}");
        assertThat(update.firstClocks().toString()).isEqualTo("{7=0, 9=5}");
        assertThat(update.endClocks().toString()).isEqualTo("{7=3, 9=6}");
    }

    private static byte[] deleting(IdSet ids) {
        Encoder encoder = new Encoder();
        encoder.varUint(0);
        ids.encode(encoder);
        return encoder.toByteArray();
    }

    private static Doc applied(List<byte[]> updates) {
        Doc doc = new Doc();
        updates.forEach(update -> doc.applyUpdate(update, null));
        return doc;
    }

    private static void collected(Encoder encoder, long length) {
        encoder.uint8(ContentKind.GC.number);
        encoder.varUint(length);
    }

    @Test
    void takesFromAnotherUpdateWhatComesBeforeTheRestOfOneThatIsKnownInPart() {
        // given
        byte[] whole = UpdateBytes.bytes(7, 0, 1, e -> UpdateBytes.rootText(e, "abcde"));
        byte[] gap = UpdateBytes.bytes(7, 0, 3, e -> {
            UpdateBytes.rootText(e, "abc");
            UpdateBytes.skip(e, 5);
            UpdateBytes.textAfter(e, 7, 7, "ij");
        });
        byte[] between = UpdateBytes.bytes(7, 5, 1, e -> UpdateBytes.textAfter(e, 7, 4, "fgh"));
        // when
        byte[] merged = Update.mergeEncoded(List.of(whole, gap, between));
        // then
        assertThat(merged).isEqualTo(UpdateBytes.bytes(7, 0, 3, e -> {
            UpdateBytes.rootText(e, "abcde");
            UpdateBytes.textAfter(e, 7, 4, "fgh");
            UpdateBytes.textAfter(e, 7, 7, "ij");
        }));
    }

    @Test
    void joinsCollectedIdsOfWhichTheFirstAreCoveredByText() {
        // given
        byte[] text = UpdateBytes.bytes(7, 0, 1, e -> UpdateBytes.rootText(e, "abcde"));
        byte[] some = UpdateBytes.bytes(7, 3, 1, e -> collected(e, 5));
        byte[] more = UpdateBytes.bytes(7, 7, 1, e -> collected(e, 3));
        // when
        byte[] merged = Update.mergeEncoded(List.of(text, some, more));
        // then
        assertThat(merged).isEqualTo(UpdateBytes.bytes(7, 0, 2, e -> {
            UpdateBytes.rootText(e, "abcde");
            collected(e, 5);
        }));
    }
}
