package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Copies of types, and types that come with a delta, are what Yjs makes of them. {@link SameUndoTest} has random ones.
 */
class CopyTest {
    private static final YjsProcess YJS = new YjsProcess();

    private final Doc doc = new Doc(new DocOptions().withClientId(7));
    private final YText text = doc.getText("text");
    private final YMap map = doc.getMap("map");
    private final YArray array = doc.getArray("array");
    private final YXmlFragment xml = doc.getXmlFragment("xml");

    @BeforeEach
    void create() {
        YJS.clear();
        YJS.create("yjs", 7, true);
    }

    @AfterAll
    static void close() {
        YJS.close();
    }

    /** Makes the change here and in Yjs, each in one transaction. */
    private void both(Runnable change, Map<String, Object> told) {
        doc.transact("step", change);
        YJS.ask("do", "act", "name", "yjs", "steps", List.of(told), "origin", "step");
        assertThat(HexFormat.of().formatHex(doc.encodeStateAsUpdate()))
                .as(told::toString)
                .isEqualTo(HexFormat.of().formatHex(YJS.state("yjs").update()));
        StoreCheck.check(doc);
    }

    private static Map<String, Object> step(String name, List<?> at, Map<String, ?> more) {
        Map<String, Object> step = new java.util.HashMap<>(more);
        step.put("do", name);
        step.put("at", at);
        return step;
    }

    private void fillText() {
        List<DeltaOp> delta = List.of(
                new DeltaOp.Insert("plain ", Map.of()),
                new DeltaOp.Insert("bold", Map.of("bold", true, "a", 1)),
                new DeltaOp.Insert(Map.of("image", 1), Map.of("a", 1)),
                new DeltaOp.Insert("\n", Map.of()));
        both(
                () -> text.applyDelta(delta),
                step(
                        "delta",
                        List.of("text"),
                        Map.of(
                                "sanitize",
                                true,
                                "delta",
                                List.of(
                                        Map.of("insert", "plain "),
                                        Map.of("insert", "bold", "attributes", attributes()),
                                        Map.of("insert", Map.of("image", 1), "attributes", Map.of("a", 1)),
                                        Map.of("insert", "\n")))));
    }

    /** In the order in which the map of the delta above happens to be. */
    private static Map<String, Object> attributes() {
        return Map.of("bold", true, "a", 1);
    }

    @Test
    void copiesATextWithItsAttributesAndEmbeddedObjects() {
        fillText();

        both(
                () -> array.insertCopy(0, text),
                step("copy", List.of("array"), Map.of("index", 0, "from", List.of("text"))));

        assertThat(((YText) array.get(0)).toDelta()).isEqualTo(text.toDelta());
    }

    @Test
    void copiesAnArrayIntoItself() {
        both(() -> array.insertMap(0), step("type", List.of("array"), Map.of("index", 0, "kind", "map")));
        both(() -> array.insert(0, List.of(1, new byte[] {7}, 2)), step("bytes", List.of("array"), Map.of("index", 0)));
        both(
                () -> array.insert(1, List.of(new SubDocument("d").withMeta(5))),
                step("subDocument", List.of("array"), Map.of("index", 1, "guid", "d")));

        both(
                () -> array.insertCopy(1, array),
                step("copy", List.of("array"), Map.of("index", 1, "from", List.of("array"))));
        both(
                () -> map.setCopy("k", array),
                step("setCopy", List.of("map"), Map.of("key", "k", "from", List.of("array"))));

        assertThat(((YArray) map.get("k")).length()).isEqualTo(6);
        assertThat(doc.subDocuments()).hasSize(4);
    }

    @Test
    void copiesAnElementWithItsChildrenBeforeItsAttributes() {
        both(() -> xml.insertElement(0, "P"), step("element", List.of("xml"), Map.of("index", 0, "name", "P")));
        YXmlElement element = (YXmlElement) xml.get(0);
        for (String key : List.of("b", "10", "a", "9")) {
            both(
                    () -> element.setAttribute(key, key),
                    step("attribute", List.of("xml", 0), Map.of("key", key, "value", key)));
        }
        both(
                () -> element.insertText(0).insert(0, "x"),
                step("type", List.of("xml", 0), Map.of("index", 0, "kind", "filledXmlText")));

        both(
                () -> xml.insertCopyAfter(element, element),
                step("copyAfter", List.of("xml"), Map.of("index", 0, "from", List.of("xml", 0))));

        assertThat(xml).hasToString("<p 10=\"10\" 9=\"9\" a=\"a\" b=\"b\">x</p>".repeat(2));
    }

    @Test
    void embedsCopiesInTexts() {
        fillText();
        both(() -> map.set("v", 1), step("set", List.of("map"), Map.of("key", "v", "value", 1)));

        both(
                () -> text.insertCopy(8, map, Map.of("b", 2)),
                step(
                        "embedCopy",
                        List.of("text"),
                        Map.of("index", 8, "from", List.of("map"), "attributes", Map.of("b", 2))));
        both(
                () -> text.applyDelta(List.of(DeltaOp.retain(2), new DeltaOp.Insert(map, Map.of("bold", true)))),
                step(
                        "delta",
                        List.of("text"),
                        Map.of(
                                "sanitize",
                                true,
                                "delta",
                                List.of(
                                        Map.of("retain", 2),
                                        Map.of("from", List.of("map"), "attributes", Map.of("bold", true))))));

        assertThat(text.toDelta().stream().filter(op -> op.insert() instanceof YMap))
                .hasSize(2);
    }

    @Test
    void leavesOutTheLastLineBreakIfItIsAskedTo() {
        for (List<Map<String, Object>> delta : List.of(
                List.<Map<String, Object>>of(Map.of("insert", "a\n")),
                List.<Map<String, Object>>of(Map.of("insert", "b\n")),
                List.<Map<String, Object>>of(Map.of("retain", 3), Map.of("insert", "\n")),
                List.<Map<String, Object>>of(Map.of("retain", 3), Map.of("insert", "c\n"), Map.of("insert", "\n\n")))) {
            List<DeltaOp> steps = delta.stream()
                    .<DeltaOp>map(op -> op.get("insert") instanceof String insert
                            ? DeltaOp.insert(insert)
                            : DeltaOp.retain((Integer) op.get("retain")))
                    .toList();
            both(
                    () -> text.applyDelta(steps, false),
                    step("delta", List.of("text"), Map.of("sanitize", false, "delta", delta)));
        }
        assertThat(text).hasToString("b\nac\n\n");
    }

    @Test
    void copiesTypesWithinTextsWhereYjsFails() {
        text.insertCopy(0, map, Map.of());
        ((YMap) text.toDelta().get(0).insert()).set("k", "v");
        xml.insertElement(0, "p").setAttribute("a", "b");
        xml.insertHook(1, "h").setCopy("t", text);

        Doc other = new Doc();
        YArray copies = other.getArray("copies");
        copies.insertCopy(0, text);
        copies.insertCopy(1, xml);

        assertThat(((YText) copies.get(0)).toDelta().get(0).insert())
                .isInstanceOfSatisfying(
                        YMap.class, copy -> assertThat(copy.toMap()).containsEntry("k", "v"));
        YXmlHook hook = (YXmlHook) ((YXmlFragment) copies.get(1)).get(1);
        assertThat(hook.get("t")).isInstanceOf(YText.class);
        assertThat(copies.toJson().toString())
                .isEqualTo(List.of("", xml.toString()).toString());
    }

    @Test
    void copiesWhatIsNestedDeeply() {
        YMap inner = map;
        for (int i = 0; i < 50_000; i++) {
            inner = inner.setMap("k");
        }

        array.insertCopy(0, map);

        assertThat(doc.stateVector().get(7)).isEqualTo(100_001);
    }

    @Test
    void refusesToInsertBehindWhatIsNoChild() {
        YXmlElement element = xml.insertElement(0, "p");
        YXmlText text = element.insertText(0);

        assertThatThrownBy(() -> xml.insertElementAfter(text, "q")).isInstanceOf(IllegalArgumentException.class);
        xml.delete(0, 1);
        assertThatThrownBy(() -> xml.insertTextAfter(element)).isInstanceOf(IllegalArgumentException.class);
    }
}
