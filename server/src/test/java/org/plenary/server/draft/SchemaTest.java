package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.draft.GateDraft.CHAIR;
import static org.plenary.server.draft.GateDraft.root;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;

/**
 * The gate against {@code web-client/schema.json}, with which the browser's editor is compared too: all that can be put
 * anywhere.
 */
class SchemaTest {
    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "schema";

    private final JsonObject schema = read();
    private final GateDraft draft =
            new GateDraft(new Instrument(List.of(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Title"))));
    private long nextClient = 100;

    private static JsonObject read() {
        try (InputStream file = SchemaTest.class.getResourceAsStream("/web-client/schema.json")) {
            return new JsonObject(
                    new String(Objects.requireNonNull(file).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<String> elements() {
        return Stream.concat(
                        schema.getJsonObject("elements").fieldNames().stream(),
                        strings(schema.getJsonObject("never").getJsonArray("elements")).stream())
                .toList();
    }

    private static List<String> strings(JsonArray array) {
        return array.stream().map(String.class::cast).toList();
    }

    private List<String> heldBy(String element) {
        return strings(schema.getJsonObject("elements").getJsonObject(element).getJsonArray("holds"));
    }

    private String outcome(Consumer<Doc> change) {
        return draft.submit(CHAIR, draft.change(nextClient++, change)).word();
    }

    /** A new clause in which an element of that name is, at any depth; null if it can be in none. */
    private @Nullable YXmlElement make(Doc doc, String name, String id) {
        if (strings(schema.getJsonArray("root")).contains(name)) {
            YXmlElement clause = root(doc).insertElement(1, name);
            clause.setAttribute("id", id);
            return clause;
        }
        for (String holder : schema.getJsonObject("elements").fieldNames()) {
            if (!holder.equals(name) && heldBy(holder).contains(name)) {
                YXmlElement in = make(doc, holder, id);
                return in == null ? null : in.insertElement(0, name);
            }
        }
        return null;
    }

    @Test
    void knowsTheKindsOfClauses() {
        assertThat(strings(schema.getJsonArray("root")))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(ClauseKind.values()).map(ClauseKind::wireName).toList());
    }

    @Test
    void takesInTheRootWhatIsAClause() {
        int id = 0;
        for (String name : elements()) {
            String given = "root" + id++;
            assertThat(outcome(doc -> {
                        YXmlElement made = root(doc).insertElement(1, name);
                        made.setAttribute("id", given);
                    }))
                    .as("<" + name + "> in the root")
                    .isEqualTo(strings(schema.getJsonArray("root")).contains(name) ? ACCEPTED : REFUSED);
        }
        assertThat(outcome(doc -> root(doc).insertText(0).insert(0, "loose"))).isEqualTo(REFUSED);
    }

    @Test
    void takesInEachElementWhatItMayHold() {
        int id = 0;
        for (String holder : schema.getJsonObject("elements").fieldNames()) {
            String given = "held" + id++;
            assertThat(outcome(doc -> assertThat(make(doc, holder, given)).isNotNull()))
                    .as("an empty <" + holder + ">")
                    .isEqualTo(ACCEPTED);
            for (String name : elements()) {
                assertThat(outcome(doc -> find(root(doc), given, holder).insertElement(0, name)))
                        .as("<" + name + "> in <" + holder + ">")
                        .isEqualTo(heldBy(holder).contains(name) ? ACCEPTED : REFUSED);
            }
            assertThat(outcome(
                            doc -> find(root(doc), given, holder).insertText(0).insert(0, "x")))
                    .as("text in <" + holder + ">")
                    .isEqualTo(heldBy(holder).contains("text") ? ACCEPTED : REFUSED);
        }
    }

    /** The outermost element of a name in the clause of an id. */
    private static YXmlElement find(YXmlFragment root, String id, String name) {
        List<YXmlElement> found = new ArrayList<>();
        for (int i = 0; i < root.length(); i++) {
            if (root.get(i) instanceof YXmlElement clause && id.equals(clause.getAttribute("id"))) {
                found.add(clause);
                clause.descendants().stream()
                        .filter(YXmlElement.class::isInstance)
                        .map(YXmlElement.class::cast)
                        .forEach(found::add);
            }
        }
        return found.stream()
                .filter(element -> element.nodeName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takesTheAttributesOfEachElementOnceWhenItIsMade() {
        int id = 0;
        List<String> names = Stream.concat(
                        Stream.of("id"), strings(schema.getJsonObject("never").getJsonArray("attributes")).stream())
                .toList();
        for (String element : schema.getJsonObject("elements").fieldNames()) {
            for (String attribute : names) {
                String given = "attr" + id++;
                boolean known = strings(schema.getJsonObject("elements")
                                .getJsonObject(element)
                                .getJsonArray("attributes"))
                        .contains(attribute);
                assertThat(outcome(doc -> {
                            YXmlElement made = Objects.requireNonNull(make(doc, element, given));
                            if (!known) {
                                made.setAttribute(attribute, "x");
                            }
                        }))
                        .as(attribute + " of <" + element + ">")
                        .isEqualTo(known ? ACCEPTED : REFUSED);
            }
        }
    }

    @Test
    void takesMarksThatAreOnOrOff() {
        JsonObject never = schema.getJsonObject("never");
        JsonObject marks = schema.getJsonObject("marks");
        for (String mark : marks.fieldNames()) {
            for (Object value : marks.getJsonArray(mark).getList()) {
                assertThat(marked(mark, value)).as(mark + "=" + value).isEqualTo(ACCEPTED);
            }
            for (Object value : never.getJsonArray("values").getList()) {
                assertThat(marked(mark, value)).as(mark + "=" + value).isEqualTo(REFUSED);
            }
        }
        for (String mark : strings(never.getJsonArray("marks"))) {
            assertThat(marked(mark, true)).as(mark).isEqualTo(REFUSED);
        }
    }

    private String marked(String mark, @Nullable Object value) {
        Map<String, @Nullable Object> marks = new HashMap<>();
        marks.put(mark, value);
        return outcome(doc -> {
            YXmlText title = (YXmlText) ((YXmlElement) root(doc).get(0)).get(0);
            title.insert(0, "x", Map.of("bold", true));
            title.format(0, 1, marks);
        });
    }
}
