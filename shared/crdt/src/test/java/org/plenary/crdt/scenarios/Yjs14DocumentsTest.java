package org.plenary.crdt.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.crdt.DeltaOp;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.MixedContent;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.encoding.Json;

/** Documents that a release candidate of Yjs 14 wrote; {@code js/yjs14-documents.mjs} made them. */
class Yjs14DocumentsTest {
    private static final List<String> ROOTS = List.of("draft", "other");

    /**
     * One document; all bytes as base64.
     *
     * @param what what there is to it
     * @param updates the changes that it consists of
     * @param v1 the document
     * @param v2 the document in format V2
     * @param content what Yjs 14 read
     * @param rest what fills its gap, null if it has none
     * @param after what Yjs 14 read then
     */
    record Yjs14Document(
            String what,
            List<String> updates,
            String v1,
            String v2,
            Map<?, ?> content,
            @Nullable String rest,
            @Nullable Map<?, ?> after) {
        static Yjs14Document read(String line) {
            Map<?, ?> json = (Map<?, ?>) Objects.requireNonNull(Json.parse(line));
            return new Yjs14Document(
                    (String) json.get("what"),
                    ((List<?>) json.get("updates"))
                            .stream().map(String.class::cast).toList(),
                    (String) json.get("v1"),
                    (String) json.get("v2"),
                    (Map<?, ?>) json.get("content"),
                    (String) json.get("rest"),
                    (Map<?, ?>) json.get("after"));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static byte[] bytes(@Nullable String base64) {
        return Base64.getDecoder().decode(base64);
    }

    static Stream<Yjs14Document> documents() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/yjs14-documents.jsonl")).stream()
                .map(Yjs14Document::read);
    }

    static Stream<Yjs14Document> whole() throws IOException {
        return documents().filter(document -> document.rest == null);
    }

    static Stream<Yjs14Document> withAGap() throws IOException {
        return documents().filter(document -> document.rest != null);
    }

    /** As the script tells it. */
    private static Map<String, @Nullable Object> content(Doc doc) {
        Object[] told = new Object[2 * ROOTS.size()];
        for (int i = 0; i < ROOTS.size(); i++) {
            told[2 * i] = ROOTS.get(i);
            told[2 * i + 1] = content(doc.getXmlFragment(ROOTS.get(i)));
        }
        return Shown.map(told);
    }

    private static Map<String, @Nullable Object> content(SharedType type) {
        MixedContent content = type.mixedContent();
        List<@Nullable Object> list = new ArrayList<>();
        for (DeltaOp.Insert step : content.list()) {
            list.add(
                    step.insert() instanceof String text
                            ? Shown.map("text", text, "format", step.attributes())
                            : Shown.map("values", values((List<?>) step.insert()), "format", step.attributes()));
        }
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        content.attributes().forEach((name, value) -> attributes.put(name, value(value)));
        return Shown.map("name", content.name(), "attributes", attributes, "list", list);
    }

    private static List<@Nullable Object> values(List<?> values) {
        List<@Nullable Object> told = new ArrayList<>();
        values.forEach(value -> told.add(value(value)));
        return told;
    }

    private static @Nullable Object value(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return Shown.map("bytes", Base64.getEncoder().encodeToString(bytes));
        }
        return value instanceof SharedType type ? content(type) : value;
    }

    private static @Nullable Object shown(Doc doc) {
        return Shown.plain(content(doc));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void readsWhatYjs14Read(Yjs14Document document) {
        Doc doc = new Doc();
        assertThat(doc.applyUpdate(bytes(document.v1), "load").missing().isEmpty())
                .isTrue();
        assertThat(shown(doc)).isEqualTo(document.content);

        Doc second = new Doc();
        second.applyUpdateV2(bytes(document.v2), "load");
        assertThat(shown(second)).isEqualTo(document.content);
    }

    @ParameterizedTest
    @MethodSource("whole")
    void comesToTheSameFromTheUpdatesInAnyOrder(Yjs14Document document) {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 5; i++) {
            List<String> updates = new ArrayList<>(document.updates);
            Collections.shuffle(updates, random);
            Doc doc = new Doc(new DocOptions().withFormatCleanup(false));
            updates.forEach(update -> doc.applyUpdate(bytes(update), "arrives"));
            assertThat(shown(doc)).as("seed %s", seed).isEqualTo(document.content);
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void writesTheBytesThatItRead(Yjs14Document document) {
        Doc doc = new Doc();
        doc.applyUpdate(bytes(document.v1), "load");
        assertThat(doc.encodeStateAsUpdate()).isEqualTo(bytes(document.v1));
        assertThat(doc.encodeStateAsUpdateV2()).isEqualTo(bytes(document.v2));
    }

    /** What is missing is told, what stands behind the gap waits, and nothing of it is lost. */
    @ParameterizedTest
    @MethodSource("withAGap")
    void keepsWhatStandsBehindAGapUntilTheGapIsFilled(Yjs14Document document) {
        for (boolean v2 : new boolean[] {false, true}) {
            Doc doc = new Doc();
            var applied =
                    v2 ? doc.applyUpdateV2(bytes(document.v2), "load") : doc.applyUpdate(bytes(document.v1), "load");
            assertThat(applied.missing().isEmpty()).isFalse();
            assertThat(doc.pending()).isEqualTo(applied.missing());
            assertThat(doc.getXmlFragment("draft").toString()).isEqualTo("known");

            Doc other = new Doc();
            other.applyUpdate(doc.encodeStateAsUpdate(), "passed on");
            for (Doc each : List.of(doc, other)) {
                each.applyUpdate(bytes(document.rest), "arrives");
                assertThat(each.pending().isEmpty()).isTrue();
                assertThat(shown(each)).isEqualTo(document.after);
            }
        }
    }

    /** The other classes show of these documents what those of Yjs 13 do. */
    @ParameterizedTest
    @MethodSource("documents")
    void showsTheSameAsYjs13(Yjs14Document document) {
        String v1 = document.v1;
        Scenario.play("""
                erin load 1 '%s'
                erin xml@draft toString
                erin xml@draft length
                erin xml@draft toArray
                """.formatted(v1));
        Scenario.play("erin load 1 '%s'\nerin text@draft toDelta\nerin text@draft toString".formatted(v1));
        Scenario.play("erin load 1 '%s'\nerin array@draft toArray".formatted(v1));
    }
}
