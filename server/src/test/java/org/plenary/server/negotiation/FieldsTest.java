package org.plenary.server.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final int TEXTS = 2_000;

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Fields fields) {
        return new String(fields.toJson(), StandardCharsets.UTF_8);
    }

    /** Records were written by it before there were fields: the bytes must stay. */
    @Test
    void writesTheBytesThatVertxWrites() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("FieldsTest: seed=" + seed);
        Random random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            // given
            StringBuilder any = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                int letter = random.nextInt(4) == 0 ? random.nextInt(0x3000) : random.nextInt(0x80);
                any.appendCodePoint(random.nextInt(40) == 0 ? 0x1F30A : letter);
            }
            String value = any.toString();
            long number = random.nextLong() >> random.nextInt(64);
            // when
            Fields fields = new Fields()
                    .put(value, value)
                    .put("n", number)
                    .put("none", null)
                    .put("yes", true)
                    .put("in", new Fields().put("v", value))
                    .putAll("all", List.of(new Fields().put("i", i), new Fields()))
                    .put("texts", List.of(value, "x"));
            // then
            JsonObject json = new JsonObject()
                    .put(value, value)
                    .put("n", number)
                    .put("none", null)
                    .put("yes", true)
                    .put("in", new JsonObject().put("v", value))
                    .put(
                            "all",
                            new JsonArray().add(new JsonObject().put("i", i)).add(new JsonObject()))
                    .put("texts", new JsonArray().add(value).add("x"));
            assertThat(text(fields))
                    .as("seed=%d i=%d", seed, i)
                    .isEqualTo(json.toBuffer().toString());
            assertThat(text(Fields.read(fields.toJson())))
                    .isEqualTo(json.toBuffer().toString());
        }
    }

    @Test
    void writesEachCharacterAsVertxDoes() {
        for (int letter = 0; letter <= 0x1FFFF; letter++) {
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                String text = Character.toString(letter);
                String json = new JsonObject().put("a", text).toBuffer().toString();
                assertThat(text(new Fields().put("a", text)))
                        .as("U+%04X", letter)
                        .isEqualTo(json);
            }
        }
    }

    @Test
    void saysWhatItExpectedOfWhatIsNotThere() {
        Fields fields =
                Fields.read(utf8("{\"a\":1,\"b\":\"x\",\"c\":null,\"d\":[1],\"e\":1.5,\"f\":99999999999999999999}"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.text("a")).withMessageContaining("a to be a text");
        assertThatIllegalArgumentException().isThrownBy(() -> fields.text("g")).withMessageContaining("g to be a text");
        assertThatIllegalArgumentException().isThrownBy(() -> fields.textIfAny("c"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fields.number("b"))
                .withMessageContaining("whole number");
        assertThatIllegalArgumentException().isThrownBy(() -> fields.number("e"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.number("f"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.truth("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.object("a"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.texts("d"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.objects("d"));
        assertThatIllegalArgumentException().isThrownBy(() -> fields.requireNoOthers(Set.of("a", "b")));
        assertThat(fields.textIfAny("g")).isNull();
    }

    @Test
    void readsObjectsAlone() {
        for (String bad :
                List.of("", "[]", "1", "{", "{}{}", "{\"a\":}", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> Fields.read(utf8(bad)));
        }
    }
}
