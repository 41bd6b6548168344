package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.DecodeException.Reason;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/** Updates of format V2 that nobody's editor makes; {@link UpdateFormatsTest} has those of editors. */
class UpdateV2Test {
    private static final long MANY = 1L << 40;

    /** The columns of an update of format V2, to be filled by hand. */
    private static final class Columns {
        final Encoder keyClocks = new Encoder();
        final Encoder clients = new Encoder();
        final Encoder leftClocks = new Encoder();
        final Encoder rightClocks = new Encoder();
        final Encoder infos = new Encoder();
        final Encoder strings = new Encoder();
        final Encoder parentInfos = new Encoder();
        final Encoder typeRefs = new Encoder();
        final Encoder lengths = new Encoder();
        final Encoder rest = new Encoder();

        /** One client with so many structs of one kind. */
        Columns(long structs, int info) {
            rest.varUint(1);
            rest.varUint(structs);
            rest.varUint(0);
            infos.uint8(info);
            clients.varInt(7);
        }

        /** The strings as one, and the column of their lengths. */
        Columns withStrings(String all, int... lengthColumn) {
            strings.varString(all);
            for (int each : lengthColumn) {
                strings.uint8(each);
            }
            return this;
        }

        byte[] bytes() {
            if (strings.size() == 0) {
                strings.varString("");
            }
            Encoder all = new Encoder();
            all.varUint(0);
            all.varBytes(keyClocks);
            all.varBytes(clients);
            all.varBytes(leftClocks);
            all.varBytes(rightClocks);
            all.varBytes(infos);
            all.varBytes(strings);
            all.varBytes(parentInfos);
            all.varBytes(typeRefs);
            all.varBytes(lengths);
            all.append(rest);
            all.varUint(0);
            return all.toByteArray();
        }
    }

    /** A number that is repeated very often, as the optimal run-length codecs write it. */
    private static void repeated(Encoder column, int value, long count) {
        column.uint8(0x40 | value);
        column.varUint(count - 2);
    }

    @Test
    void readsWhatYjsWrote() {
        // Y.encodeStateAsUpdateV2 of client 7: 'ab' in the text 't', of which 'a' is bold and deleted.
        Doc doc = new Doc(new DocOptions().withClientId(7));
        YText text = doc.getText("t");
        text.insert(0, "ab");
        text.format(0, 1, java.util.Map.of("bold", true));
        text.delete(0, 1);

        byte[] bytes = doc.encodeStateAsUpdateV2();

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("000002470302010002000207010084004100c105027462410001010002410101040001070200000101");
        Doc copy = new Doc(new DocOptions().withClientId(8));
        copy.applyUpdateV2(bytes, null);
        assertThat(copy.encodeStateAsUpdateV2()).isEqualTo(bytes);
    }

    @Test
    void readsARangeOfALargerArray() {
        Doc doc = new Doc();
        doc.getText("t").insert(0, "abc");
        byte[] bytes = doc.encodeStateAsUpdateV2();
        byte[] frame = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, frame, 3, bytes.length);

        Update update = Update.decodeV2(frame, 3, 3 + bytes.length);

        assertThat(update.bytes()).isEqualTo(doc.encodeStateAsUpdate());
    }

    @Test
    void readsAKeyThatIsUsedAgain() {
        // The strings are the root's name, the key, and the root's name again.
        Columns columns = new Columns(2, ContentKind.TYPE.number).withStrings("xparagraphx", 1, 9, 1);
        columns.parentInfos.uint8(1);
        repeated(columns.typeRefs, TypeKind.XML_ELEMENT.number, 2);
        columns.keyClocks.uint8(0x01);
        columns.keyClocks.varUint(0);

        Doc doc = new Doc();
        doc.applyUpdateV2(columns.bytes(), null);

        assertThat(doc.getXmlFragment("x").toString()).isEqualTo("<paragraph></paragraph><paragraph></paragraph>");
    }

    @Test
    void cutsASurrogatePairThatTwoStringsShare() {
        Columns columns = new Columns(2, ContentKind.STRING.number).withStrings("t\uD83D\uDE00", 0x41, 1);
        columns.infos.varUint(0);
        columns.infos.uint8(Update.HAS_ORIGIN | ContentKind.STRING.number);
        columns.parentInfos.uint8(1);
        columns.clients.varInt(7);
        columns.leftClocks.uint8(0);

        Doc doc = new Doc();
        doc.applyUpdateV2(columns.bytes(), null);

        assertThat(doc.getText("t").toString()).isEqualTo("\uFFFD\uFFFD");
    }

    @Test
    void refusesStructsThatAFewInfosStandFor() {
        Columns columns = new Columns(MANY, ContentKind.GC.number);
        repeated(columns.lengths, 1, MANY);
        assertRefused(Reason.EXPANDS_TOO_MUCH, columns);
    }

    @Test
    void acceptsAsManyStructsAsItIsTold() {
        Columns columns = new Columns(100_000, ContentKind.GC.number);
        repeated(columns.lengths, 1, 100_000);
        byte[] bytes = columns.bytes();

        assertRefused(Reason.EXPANDS_TOO_MUCH, columns);
        assertThat(Update.decodeV2(bytes, 0, bytes.length, 100_000).structIds()).isEqualTo(IdSet.of(7, 0, 100_000));
    }

    @Test
    void refusesAKeyThatIsRepeatedOverAndOver() {
        Columns columns = new Columns(10_000, Update.HAS_RIGHT_ORIGIN | ContentKind.TYPE.number)
                .withStrings("k".repeat(10_000), 0x90, 0x9c, 0x01);
        repeated(columns.clients, 8, MANY);
        columns.rightClocks.uint8(0x01);
        columns.rightClocks.varUint(MANY);
        columns.keyClocks.uint8(0x01);
        columns.keyClocks.varUint(MANY);
        repeated(columns.typeRefs, TypeKind.XML_ELEMENT.number, MANY);
        assertRefused(Reason.EXPANDS_TOO_MUCH, columns);
    }

    @Test
    void refusesEmptyStringsWithoutEnd() {
        Columns columns = new Columns(1, ContentKind.JSON.number).withStrings("r", 1, 0x40);
        columns.strings.varUint(MANY);
        columns.parentInfos.uint8(1);
        columns.lengths.varInt(MANY);
        assertRefused(Reason.EXPANDS_TOO_MUCH, columns);
    }

    @Test
    void refusesMoreValuesThanThereAreBytes() {
        Columns columns = new Columns(1, ContentKind.ANY.number).withStrings("r", 1);
        columns.parentInfos.uint8(1);
        columns.lengths.varInt(MANY);
        assertThatExceptionOfType(DecodeException.class).isThrownBy(() -> Update.decodeV2(columns.bytes()));
    }

    @Test
    void refusesAStringBeyondTheEndOfTheText() {
        Columns columns = new Columns(1, ContentKind.STRING.number).withStrings("tab", 1, 3);
        columns.parentInfos.uint8(1);
        assertRefused(Reason.UNEXPECTED_END, columns);
    }

    @Test
    void refusesClocksThatRunBelowZeroOrBeyond53Bits() {
        Columns below = threeTexts();
        below.leftClocks.varInt(-2);
        assertRefused(Reason.NUMBER_OUT_OF_RANGE, below);

        Columns beyond = threeTexts();
        beyond.leftClocks.varInt(Encoder.MAX_INTEGER);
        beyond.leftClocks.varUint(MANY);
        assertRefused(Reason.NUMBER_OUT_OF_RANGE, beyond);
    }

    /** Three letters whose origins are of client 8, but for the clocks of these. */
    private static Columns threeTexts() {
        Columns columns = new Columns(3, Update.HAS_ORIGIN | ContentKind.STRING.number).withStrings("abc", 0x41, 1);
        repeated(columns.clients, 8, 9);
        return columns;
    }

    @Test
    void refusesAColumnThatEndsTooSoon() {
        Columns columns = new Columns(3, ContentKind.GC.number);
        columns.lengths.varInt(1);
        assertRefused(Reason.UNEXPECTED_END, columns);
    }

    @Test
    void refusesAnAttributeThatJsonCannotCarry() {
        Columns columns = new Columns(1, ContentKind.EMBED.number).withStrings("t", 1);
        columns.parentInfos.uint8(1);
        columns.rest.any(java.math.BigInteger.ONE);
        assertRefused(Reason.INVALID_JSON, columns);
    }

    @Test
    void refusesADeleteSetBeyond53Bits() {
        Encoder encoder = new Encoder();
        encoder.varUint(1);
        encoder.varUint(7);
        encoder.varUint(2);
        encoder.varUint(Encoder.MAX_INTEGER - 1);
        encoder.varUint(0);
        encoder.varUint(5);
        encoder.varUint(5);
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> IdSet.decodeV2(new Decoder(encoder.toByteArray())))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.NUMBER_OUT_OF_RANGE));
    }

    @Test
    void carriesClocksOf53Bits() {
        long clock = Encoder.MAX_INTEGER - 5;
        Update update = UpdateBytes.of(Encoder.MAX_INTEGER, clock, 2, e -> {
            UpdateBytes.textAfter(e, 3, clock, "ab");
            UpdateBytes.textAfter(e, 3, 0, "c");
        });
        assertThat(Update.decodeV2(update.encodeV2()).bytes()).isEqualTo(update.bytes());
    }

    @Test
    void staysBoundedWhateverBytesArrive() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("mutated V2 updates: seed=" + seed);
        Random random = new Random(seed);
        int refused = 0;
        for (int i = 0; i < 6_000; i++) {
            Doc author = new Doc(new DocOptions().withClientId(random.nextInt(4)));
            new RandomEdits(RandomEdits.Shape.MIXED, random.nextLong()).edit(author, 1 + random.nextInt(6));
            byte[] bytes = author.encodeStateAsUpdateV2();
            for (int j = random.nextInt(4); j >= 0; j--) {
                bytes[random.nextInt(bytes.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt(16) : random.nextInt(256));
            }
            try {
                Update update = Update.decodeV2(bytes);
                assertThat(update.size()).isLessThan(16 * (20_000 + 4 * bytes.length));
                assertThat(Update.decodeV2(update.encodeV2()).structIds()).isEqualTo(update.structIds());
            } catch (DecodeException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("replay with -Dplenary.seed=" + seed + ", step " + i, e);
            }
        }
        assertThat(refused).isBetween(1_000, 5_900);
    }

    private static void assertRefused(Reason reason, Columns columns) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Update.decodeV2(columns.bytes()))
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }

    /** Yjs does not look at them. */
    @Test
    void refusesBytesBehindACompleteUpdate() {
        Doc doc = new Doc();
        doc.getText("t").insert(0, "a");
        byte[] update = doc.encodeStateAsUpdateV2();

        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(() -> Update.decodeV2(java.util.Arrays.copyOf(update, update.length + 1)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TRAILING_BYTES));
    }
}
