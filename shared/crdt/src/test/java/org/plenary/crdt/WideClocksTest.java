package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Encoder;

/** Clocks and lengths have 53 bits, though all that is common fits into 31. */
class WideClocksTest {
    private static final long CLIENT = (1L << 53) - 7;
    private static final long FAR = (1L << 40) + 5;

    /**
     * A text {@code ab}, then very many units that are deleted and collected, then {@code c} after the last of them.
     */
    private static byte[] far(boolean inList) {
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        encoder.varUint(3);
        encoder.varUint(CLIENT);
        encoder.varUint(0);
        encoder.uint8(ContentKind.STRING.number);
        encoder.varUint(1);
        encoder.varString("text");
        encoder.varString("ab");
        if (inList) {
            encoder.uint8(ContentKind.DELETED.number | Update.HAS_ORIGIN);
            id(encoder, 1);
        } else {
            encoder.uint8(ContentKind.GC.number);
        }
        encoder.varUint(FAR);
        encoder.uint8(ContentKind.STRING.number | Update.HAS_ORIGIN);
        id(encoder, inList ? FAR + 1 : 1);
        encoder.varString("cd");
        encoder.bytes(IdSet.of(CLIENT, 2, FAR).encode());
        return encoder.toByteArray();
    }

    private static void id(Encoder encoder, long clock) {
        encoder.varUint(CLIENT);
        encoder.varUint(clock);
    }

    @Test
    void keepsStructsThatAreLongerThan31Bits() {
        for (boolean inList : new boolean[] {true, false}) {
            byte[] update = far(inList);
            Doc doc = new Doc();
            doc.applyUpdate(update, null);
            StoreCheck.check(doc);
            assertThat(doc.getText("text").toString()).isEqualTo("abcd");
            assertThat(doc.stateVector().get(CLIENT)).isEqualTo(FAR + 4);
            assertThat(doc.encodeStateAsUpdate()).isEqualTo(update);
        }
    }

    @Test
    void cutsAndRefersToWhatIsFar() {
        // given
        Doc doc = new Doc(new DocOptions().withClientId(9));
        doc.applyUpdate(far(true), null);

        // when
        doc.getText("text").insert(3, "x");
        doc.getText("text").insert(2, "y");
        Doc other = new Doc();
        other.applyUpdate(doc.encodeStateAsUpdate(), null);

        // then
        StoreCheck.check(doc);
        StoreCheck.check(other);
        assertThat(other.getText("text").toString()).isEqualTo("abycxd");
        assertThat(other.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }

    /** Ids are kept as 32 low bits and what is above them. */
    @Test
    void cutsAndJoinsWhereTheHighBitsChange() {
        // given
        long edge = 1L << 32;
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        encoder.varUint(3);
        encoder.varUint(CLIENT);
        encoder.varUint(0);
        encoder.uint8(ContentKind.STRING.number);
        encoder.varUint(1);
        encoder.varString("text");
        encoder.varString("ab");
        encoder.uint8(ContentKind.DELETED.number | Update.HAS_ORIGIN);
        id(encoder, 1);
        encoder.varUint(edge - 4);
        encoder.uint8(ContentKind.STRING.number | Update.HAS_ORIGIN);
        id(encoder, edge - 3);
        encoder.varString("cd");
        encoder.bytes(IdSet.of(CLIENT, 2, edge - 4).encode());
        Doc doc = new Doc(new DocOptions().withClientId(9));
        doc.applyUpdate(encoder.toByteArray(), null);

        // when
        doc.apply(
                UpdateBytes.of(CLIENT, edge, 1, e -> {
                    e.uint8(ContentKind.STRING.number | Update.HAS_ORIGIN);
                    id(e, edge - 1);
                    e.varString("ef");
                }),
                null);
        // then
        assertThat(doc.store().get(CLIENT).size).isEqualTo(3);

        // when
        doc.getText("text").insert(4, "x");
        Doc other = new Doc();
        other.applyUpdate(doc.encodeStateAsUpdate(), null);
        // then
        StoreCheck.check(doc);
        StoreCheck.check(other);
        assertThat(doc.getText("text").toString()).isEqualTo("abcdxef");
        assertThat(other.getText("text").toString()).isEqualTo("abcdxef");
        assertThat(other.encodeStateAsUpdate()).isEqualTo(doc.encodeStateAsUpdate());
    }

    @Test
    void cutsVeryManyDeletedUnitsWhereSomebodyRefersToThem() {
        // given
        Doc doc = new Doc();
        doc.applyUpdate(far(true), null);
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        encoder.varUint(1);
        encoder.varUint(8);
        encoder.varUint(0);
        encoder.uint8(ContentKind.STRING.number | Update.HAS_ORIGIN | Update.HAS_RIGHT_ORIGIN);
        id(encoder, 7);
        id(encoder, 8);
        encoder.varString("x");
        encoder.varUint(0);

        // when
        doc.applyUpdate(encoder.toByteArray(), null);

        // then
        StoreCheck.check(doc);
        assertThat(doc.getText("text").toString()).isEqualTo("abxcd");
        Doc other = new Doc();
        other.applyUpdate(doc.encodeStateAsUpdate(), null);
        assertThat(other.getText("text").toString()).isEqualTo("abxcd");
    }
}
