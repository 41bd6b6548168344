package org.plenary.server.export.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.server.export.BracketedTexts;
import org.plenary.server.export.DecidedTexts;
import org.plenary.server.export.Edition;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FootnoteTexts;
import org.plenary.server.export.RandomTexts;

class JsonWriterTest {
    private static final ExportOptions NOTES = new ExportOptions(true, false, false);
    private static final Validator VALIDATOR = Validator.create(
            JsonSchema.of(schema()),
            new JsonSchemaOptions()
                    .setBaseUri("https://drafting.example.org")
                    .setDraft(Draft.DRAFT202012)
                    .setOutputFormat(OutputFormat.Basic));

    @Test
    void tellsWhatARevisionIs() throws IOException {
        // given
        Edition edition = Editions.revision1();
        // when
        JsonObject file = write(edition, NOTES);
        // then
        assertThat(validate(file)).isEmpty();
        assertThat(file.getString("$schema")).isEqualTo("https://drafting.example.org/schemas/instrument.json");
        assertThat(file.getString("title")).isEqualTo("Draft Declaration on Trust and Security in Cyberspace");
        assertThat(file.getJsonObject("moment"))
                .isEqualTo(new JsonObject()
                        .put("seq", 19)
                        .put("at", "2026-11-15T09:00:00Z")
                        .put("revision", "TSC/2026/WP.1/Rev.1"));
        assertThat(file.getJsonObject("head").getString("hash"))
                .isEqualTo(edition.head().hash().hex());
        assertThat(file.getJsonArray("revisions").getJsonObject(0))
                .contains(java.util.Map.entry("symbol", "TSC/2026/WP.1/Rev.1"), java.util.Map.entry("seq", 19));
        assertThat(InstrumentJsonReader.objects(file, "clauses")
                        .filter(clause -> clause.getString("status").equals("PARKED"))
                        .map(clause -> clause.getString("number")))
                .containsExactly("OP4");
        assertThat(file.getJsonArray("notes").getJsonObject(0).getString("person"))
                .isEqualTo("Amara Okafor");
        assertThat(file.containsKey("changes")).isFalse();
    }

    @Test
    void tellsWhereBracketsAreAndWhoHoldsThemIfAskedTo() throws IOException {
        // given
        Edition edition = BracketedTexts.told("en").clean();
        // when
        JsonObject anonymous = write(edition, ExportOptions.NONE);
        JsonObject attributed = write(edition, new ExportOptions(false, false, false, true));
        // then
        assertThat(validate(anonymous)).isEmpty();
        assertThat(validate(attributed)).isEmpty();
        assertThat(anonymous.encode()).doesNotContain("\"holders\"", "FRA");
        List<JsonObject> brackets =
                InstrumentJsonReader.objects(attributed, "brackets").toList();
        assertThat(brackets).hasSize(10);
        assertThat(brackets.get(0).getJsonArray("holders").encode())
                .contains("\"holder\":\"FRA\",\"stance\":\"DELETE\",\"note\":\"Too close\"");
        assertThat(brackets.get(0).getJsonArray("on").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("clause", "o1")
                        .put("state", "HELD")
                        .put("from", 16)
                        .put("to", 23)
                        .put("words", "closely")
                        .put("quote", "closely"));
        assertThat(brackets.stream()
                        .map(bracket ->
                                bracket.getJsonArray("on").getJsonObject(0).getString("state")))
                .contains("GONE");
        assertThat(InstrumentJsonReader.objects(attributed, "clauses")
                        .filter(clause -> clause.getString("status").equals("BRACKETED"))
                        .count())
                .isEqualTo(7);
    }

    @Test
    void tellsInARedlineWhatWasDoneAboutBrackets() throws IOException {
        JsonObject file = write(BracketedTexts.told("en").redline(), ExportOptions.NONE);
        assertThat(validate(file)).isEmpty();
        assertThat(InstrumentJsonReader.objects(file.getJsonObject("changes"), "brackets")
                        .map(act -> act.getString("act"))
                        .distinct())
                .containsExactly("PLACED", "JOINED", "PLACEHOLDER", "CHANGED", "LIFTED", "SETTLED", "PUT_BACK");
    }

    @Test
    void numbersEverySubparagraph() throws IOException {
        // when
        JsonObject file = write(Editions.revision2(), ExportOptions.NONE);
        // then
        Set<String> labels = new HashSet<>();
        InstrumentJsonReader.objects(file, "clauses").forEach(clause -> labels(clause, labels));
        assertThat(labels)
                .isEqualTo(new HashSet<>(
                        Numbering.ofParagraphs(Editions.revision2().text()).stream()
                                .filter(paragraph -> paragraph.depth() > 0 && paragraph.opens())
                                .map(NumberedParagraph::label)
                                .toList()))
                .contains("(a)", "(ii)");
    }

    private static void labels(JsonObject parent, Set<String> labels) {
        InstrumentJsonReader.objects(parent, "blocks")
                .filter(block -> block.containsKey("subparagraph"))
                .map(block -> block.getJsonObject("subparagraph"))
                .forEach(sub -> {
                    labels.add(sub.getString("label"));
                    labels(sub, labels);
                });
    }

    @Test
    void tellsBothTextsOfARedlineAndWhoMadeTheChanges() throws IOException {
        // given
        Edition edition = Editions.redline();
        // when
        JsonObject file = write(edition, ExportOptions.NONE);
        // then
        assertThat(validate(file)).isEmpty();
        JsonObject changes = file.getJsonObject("changes");
        assertThat(changes.getJsonObject("from").getString("revision")).isEqualTo("TSC/2026/WP.1/Rev.1");
        Set<Integer> known = new HashSet<>(InstrumentJsonReader.objects(changes, "entries")
                .map(entry -> entry.getInteger("seq"))
                .toList());
        assertThat(InstrumentJsonReader.objects(changes, "clauses")
                        .flatMap(clause -> InstrumentJsonReader.objects(clause, "paragraphs"))
                        .flatMap(paragraph -> InstrumentJsonReader.objects(paragraph, "runs"))
                        .filter(run -> run.containsKey("by"))
                        .map(run -> run.getInteger("by")))
                .isNotEmpty()
                .isSubsetOf(known);
        assertSide(changes, "DELETED", "after", edition.text());
        assertSide(changes, "INSERTED", "before", Editions.revision1().text());
        assertThat(InstrumentJsonReader.objects(changes, "clauses")
                        .filter(clause -> clause.containsKey("placeBefore"))
                        .sorted(Comparator.comparing(clause -> clause.getInteger("placeBefore")))
                        .map(clause -> clause.getString("id")))
                .containsExactlyElementsOf(Editions.revision1().text().clauses().stream()
                        .map(clause -> clause.id().value())
                        .toList());
    }

    @Test
    void tellsWhichRunsOfARedlineAreInWhichFootnote() throws IOException {
        JsonObject file = write(FootnoteTexts.redline(), NOTES);

        JsonObject changes = file.getJsonObject("changes");
        assertThat(validate(file)).isEmpty();
        assertThat(InstrumentJsonReader.objects(changes, "clauses")
                        .flatMap(clause -> InstrumentJsonReader.objects(clause, "paragraphs"))
                        .flatMap(paragraph -> InstrumentJsonReader.objects(paragraph, "runs"))
                        .filter(run -> run.containsKey("footnote"))
                        .map(run -> run.getInteger("footnote") + " " + run.getString("change") + " "
                                + run.getString("text")))
                .containsExactly(
                        "1 KEPT ",
                        "1 KEPT For its hospitality.",
                        "2 DELETED ",
                        "2 DELETED Resolution one.",
                        "3 KEPT ",
                        "3 KEPT By ",
                        "3 INSERTED large ",
                        "3 KEPT consensus.",
                        "4 INSERTED ",
                        "4 INSERTED In Oslo.");
    }

    private static void assertSide(JsonObject changes, String absent, String form, Instrument text) {
        List<String> lines = InstrumentJsonReader.objects(changes, "clauses")
                .filter(clause -> clause.containsKey(form))
                .flatMap(clause -> InstrumentJsonReader.lines(clause, absent).stream())
                .toList();
        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(Numbering.ofParagraphs(text).stream()
                        .map(paragraph -> PlainInlines.of(paragraph.paragraph()))
                        .toList());
    }

    @Test
    void tellsWhatWasDecidedBetweenTheTwoMomentsOfARedline() throws IOException {
        JsonObject file = write(DecidedTexts.negotiated(Editions.MASTHEAD).redline(), NOTES);
        JsonObject changes = file.getJsonObject("changes");

        assertThat(validate(file)).isEmpty();
        JsonObject last = changes.getJsonArray("decisions").getJsonObject(4);
        assertThat(changes.getJsonArray("decisions")).hasSize(5);
        assertThat(last.getString("clause") + last.getString("before") + last.getString("after"))
                .isEqualTo("threeOPENPARKED");
        assertThat(last.getString("reason")).isEqualTo("After lunch");
        assertThat(changes.getJsonArray("entries").stream().map(each -> ((JsonObject) each).getLong("seq")))
                .contains(last.getLong("by"));
    }

    @Test
    void keepsRandomTextsToTheLastCharacter() throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        for (int round = 0; round < 20; round++) {
            // given
            RandomTexts texts = RandomTexts.withFootnotes(seed + round);
            Instrument first = texts.text();
            Edition edition = round % 2 == 0
                    ? Editions.clean(Editions.MASTHEAD, first)
                    : Editions.redline(Editions.MASTHEAD, first, new Editions.Step("fra-martin", texts.edited(first)));
            // when
            JsonObject file = write(edition, NOTES);
            // then
            assertThat(validate(file)).as("seed=" + (seed + round)).isEmpty();
            assertThat(InstrumentJsonReader.read(file))
                    .as("seed=" + (seed + round))
                    .isEqualTo(edition.text());
        }
    }

    @Test
    void keepsWhatIsHostileAsText() throws IOException {
        // given
        String hostile = "\"},{\"id\":\"x\"} <script>alert(1)</script> ]]> =cmd|' \u001b[31m \uFFFE \u202E \\u0000";
        Instrument text = new Instrument(List.of(Clause.of(new ClauseId("c"), ClauseKind.ARTICLE, hostile)));
        // when
        Edition edition = Editions.clean(Editions.MASTHEAD, text);
        // then
        assertThat(InstrumentJsonReader.read(write(edition, ExportOptions.NONE)))
                .isEqualTo(edition.text());
    }

    @Test
    void isTheSameEveryTime() throws IOException {
        assertThat(write(Editions.redline(), NOTES).encode())
                .isEqualTo(write(Editions.redline(), NOTES).encode());
    }

    private static Stream<Consumer<JsonObject>> spoilers() {
        return Stream.of(
                file -> file.remove("clauses"),
                file -> file.put("version", 2),
                file -> file.put("plenary", "draft"),
                file -> file.getJsonObject("head").put("hash", "0"),
                file -> file.getJsonObject("moment").put("at", "yesterday"),
                file -> clause(file).put("kind", "CHAPTER"),
                file -> clause(file).put("status", "agreed"),
                file -> clause(file).remove("id"),
                file -> clause(file).getJsonArray("blocks").getJsonObject(0).put("subparagraph", new JsonObject()),
                file -> clause(file).getJsonArray("blocks").set(0, new JsonObject().put("paragraph", "text")),
                file -> clause(file)
                        .getJsonArray("blocks")
                        .getJsonObject(0)
                        .getJsonArray("paragraph")
                        .add(new JsonObject().put("lineBreak", false)),
                file -> clause(file)
                        .getJsonArray("blocks")
                        .getJsonObject(0)
                        .getJsonArray("paragraph")
                        .add(new JsonObject()
                                .put(
                                        "footnote",
                                        new JsonArray().add(new JsonObject().put("footnote", new JsonArray())))),
                file -> file.getJsonObject("changes").remove("entries"),
                file -> file.getJsonObject("changes")
                        .getJsonArray("clauses")
                        .getJsonObject(0)
                        .getJsonArray("paragraphs")
                        .getJsonObject(0)
                        .put("depthAfter", 5),
                file -> file.put("delegations", new JsonArray().add(new JsonObject().put("code", "France"))));
    }

    private static JsonObject clause(JsonObject file) {
        return file.getJsonArray("clauses").getJsonObject(0);
    }

    @ParameterizedTest
    @MethodSource("spoilers")
    void hasASchemaThatRefusesOtherThings(Consumer<JsonObject> spoiler) throws IOException {
        // given
        JsonObject file = write(Editions.redline(), NOTES);
        // when
        spoiler.accept(file);
        // then
        assertThat(validate(file)).isNotEmpty();
    }

    private static JsonObject schema() {
        try (InputStream in = JsonWriter.class.getClassLoader().getResourceAsStream(JsonWriter.SCHEMA)) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> validate(JsonObject file) {
        OutputUnit result = VALIDATOR.validate(file);
        return result.getErrors() == null
                ? List.of()
                : result.getErrors().stream()
                        .map(error -> error.getInstanceLocation() + ": " + error.getError())
                        .toList();
    }

    private static JsonObject write(Edition edition, ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new JsonWriter().write(edition, options, out);
        return new JsonObject(Buffer.buffer(out.toByteArray()));
    }
}
