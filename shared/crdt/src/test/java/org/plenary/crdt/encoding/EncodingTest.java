package org.plenary.crdt.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.DecodeException.Reason;

/** The expected bytes were written by lib0 0.2 in Node 20. */
class EncodingTest {
    private static String hex(Consumer<Encoder> writing) {
        Encoder encoder = new Encoder();
        writing.accept(encoder);
        return HexFormat.of().formatHex(encoder.toByteArray());
    }

    private static Decoder reading(String hex) {
        return new Decoder(HexFormat.of().parseHex(hex));
    }

    @Test
    void writesIntegersOf53BitsInGroupsOfSeven() {
        assertThat(hex(e -> e.varUint(0))).isEqualTo("00");
        assertThat(hex(e -> e.varUint(128))).isEqualTo("8001");
        assertThat(hex(e -> e.varUint(Encoder.MAX_INTEGER))).isEqualTo("ffffffffffffff0f");
        assertThat(hex(e -> e.varInt(-64))).isEqualTo("c001");
        assertThat(hex(e -> e.varInt(63))).isEqualTo("3f");
    }

    @Test
    void readsWhatItWritesAtEveryPowerOfTwo() {
        for (int bit = 0; bit < 53; bit++) {
            long value = (1L << bit) + bit % 2;
            Encoder encoder = new Encoder();
            encoder.varUint(value);
            encoder.varInt(-value);
            Decoder decoder = new Decoder(encoder.toByteArray());
            assertThat(decoder.varUint()).isEqualTo(value);
            assertThat(decoder.varInt()).isEqualTo(-value);
            decoder.requireEnd();
        }
    }

    @Test
    void refusesAnIntegerBeyond53Bits() {
        assertFailsWith(
                Reason.NUMBER_OUT_OF_RANGE, () -> reading("ffffffffffffff1f").varUint());
        assertFailsWith(
                Reason.NUMBER_OUT_OF_RANGE,
                () -> reading("80808080808080808000").varUint());
        assertThatThrownBy(() -> new Encoder().varUint(Encoder.MAX_INTEGER + 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesALoneSurrogateAsTheReplacementCharacter() {
        assertThat(hex(e -> e.varString("a\uD83D\uDE00é€"))).isEqualTo("0a61f09f9880c3a9e282ac");
        assertThat(hex(e -> e.varString("\uD83D"))).isEqualTo("03efbfbd");
        assertThat(hex(e -> e.varString("\uDE00x"))).isEqualTo("04efbfbd78");
        assertThat(hex(e -> e.varString("\uD83D\uDE00x", 1))).isEqualTo("04efbfbd78");
    }

    @Test
    void countsTheUtf16UnitsOfASkippedString() {
        Encoder encoder = new Encoder();
        encoder.varString("a\uD83D\uDE00é€");
        assertThat(new Decoder(encoder.toByteArray()).skipString()).isEqualTo(5);
    }

    @Test
    void refusesMalformedUtf8() {
        for (String bad :
                List.of("c080", "eda080", "f4908080", "80", "c3", "e28228", "f09f98", "ff", "e08080", "f0808080")) {
            String message = "%02x%s".formatted(bad.length() / 2, bad);
            assertFailsWith(Reason.INVALID_UTF8, () -> reading(message).varString());
            assertFailsWith(Reason.INVALID_UTF8, () -> reading(message).skipString());
        }
    }

    @Test
    void writesAnyValuesAsLib0Does() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("x", true);
        map.put("y", null);
        List<Object> values = new ArrayList<>(Arrays.asList(
                Undefined.UNDEFINED,
                null,
                1L,
                -0.0,
                2147483647L,
                2147483648L,
                0.5,
                0.1,
                false,
                "é",
                map,
                List.of(7L),
                new byte[] {1, 2},
                BigInteger.valueOf(-2)));
        assertThat(hex(e -> e.any(values)))
                .isEqualTo("750e7f7e7d017d407dbfffffff0f7c4f0000007c3f0000007b3fb999999999999a79" + "7702c3a9"
                        + "760201787801797e" + "75017d07" + "74020102" + "7afffffffffffffffe");
    }

    @Test
    void readsAnyValuesThatItWrote() {
        List<Object> values = Arrays.asList(
                Undefined.UNDEFINED,
                null,
                1L,
                -5L,
                -0.0,
                1L << 40,
                0.5,
                0.1,
                Double.NaN,
                false,
                true,
                "\uD83D\uDE00",
                Map.of("k", List.of(1L, Map.of())),
                BigInteger.TEN);
        Encoder encoder = new Encoder();
        encoder.any(values);
        byte[] bytes = encoder.toByteArray();
        Decoder decoder = new Decoder(bytes);
        assertThat(decoder.any()).isEqualTo(values);
        Decoder skipping = new Decoder(bytes);
        skipping.skipAny();
        skipping.requireEnd();
    }

    @Test
    void keepsTheKeysOfAnObjectInJavaScriptsOrder() {
        Object object = reading("7604" + "0162" + "7e" + "023130" + "7e" + "0132" + "7e" + "023031" + "7e")
                .any();
        assertThat(((Map<?, ?>) object).keySet().toString()).isEqualTo("[2, 10, b, 01]");
    }

    @Test
    void givesValuesThatCannotBeChanged() {
        List<?> list = (List<?>) reading("75017600").any();
        assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((Map<?, ?>) list.get(0)).clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(((List<?>) Json.parse("[]"))::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesCountsThatTheRemainingBytesCannotHold() {
        assertFailsWith(Reason.COUNT_TOO_LARGE, () -> reading("05616263").varString());
        assertFailsWith(Reason.COUNT_TOO_LARGE, () -> reading("75ffffffff0f7e").any());
        assertFailsWith(Reason.COUNT_TOO_LARGE, () -> reading("7602017e7e").any());
        assertFailsWith(Reason.UNEXPECTED_END, () -> reading("").uint8());
        assertFailsWith(Reason.UNEXPECTED_END, () -> reading("80").varUint());
        assertFailsWith(Reason.UNKNOWN_TAG, () -> reading("00").any());
    }

    @Test
    void refusesNestingBeyondItsBound() {
        assertFailsWith(
                Reason.TOO_DEEP, () -> reading("7501".repeat(100_000) + "7e").skipAny());
        assertFailsWith(Reason.TOO_DEEP, () -> Json.parse("[".repeat(100_000)));
    }

    @Test
    void looksOnlyAtItsRange() {
        Decoder decoder = new Decoder(new byte[] {9, 1, 2, 9}, 1, 3);
        assertThat(decoder.remaining()).isEqualTo(2);
        assertThat(decoder.varUint()).isEqualTo(1);
        assertThat(decoder.uint8()).isEqualTo(2);
        assertFailsWith(Reason.UNEXPECTED_END, decoder::uint8);
    }

    @Test
    void readsAndWritesJsonAsJavaScriptDoes() {
        String text =
                "{\"1\":\"\\ud800\\n\\u001f\",\"a\":[1,-0.5,1e+21,1e-7,123456789012345680000,5e-324,true,null,{}]}";
        assertThat(Json.stringify(
                        Json.parse(" { \"a\" : [1,-0.5,1E21,0.0000001,123456789012345678901,5e-324,true,null,{}],"
                                + "\"1\":\"\\ud800\\n\\u001F\"} ")))
                .isEqualTo(text);
    }

    @Test
    void refusesWhatIsNotJson() {
        for (String bad :
                List.of("", "{", "[1,]", "01", "1.", "\"", "\"\n\"", "tru", "{\"a\"}", "1 2", "undefined", "\"\\x\"")) {
            assertFailsWith(Reason.INVALID_JSON, () -> Json.parse(bad));
        }
    }

    private static void assertFailsWith(Reason reason, Runnable decoding) {
        assertThatExceptionOfType(DecodeException.class)
                .isThrownBy(decoding::run)
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo(reason));
    }
}
