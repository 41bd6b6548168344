package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NumberingTest {
    /** The cases that the browser's numbering answers too. */
    @TestFactory
    Stream<DynamicTest> numbersEachSharedCase() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        try (InputStream json = Objects.requireNonNull(getClass().getResourceAsStream("/numbering-cases.json"))) {
            new ObjectMapper().readTree(json).forEach(cases::add);
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(45);
        return cases.stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.get("name").asText(),
                        () -> assertThat(
                                        labels(instrumentOf(each.get("clauses")).numberedBy(planOf(each.path("plan")))))
                                .isEqualTo(strings(each.get("labels")))));
    }

    @Test
    void doesNotRestartACountAfterAnUnnumberedParagraph() {
        Instrument text = instrument(clause(
                "a", ClauseKind.OPERATIVE, "Calls:", sub("one"), p("and further"), sub("two", p("more"), sub("x"))));

        assertThat(labels(text)).containsExactly("OP1", "(a)", "(b)", "(i)");
    }

    @Test
    void opensAClauseThatBeginsWithASubparagraph() {
        Clause clause = new Clause(new ClauseId("a"), ClauseKind.ARTICLE, List.of(sub("one")));

        assertThat(Numbering.ofParagraphs(instrument(clause)))
                .containsExactly(
                        new NumberedParagraph(clause, 0, true, "Article 1", Paragraph.EMPTY, null),
                        new NumberedParagraph(clause, 1, true, "(a)", p("one"), null));
    }

    @Test
    void placesTheParagraphsOfCellsBehindWhatOpensTheClause() {
        Clause clause = new Clause(new ClauseId("a"), ClauseKind.ARTICLE, List.of(table("*x|", "y|z")));

        assertThat(Numbering.ofParagraphs(instrument(clause)))
                .containsExactly(
                        new NumberedParagraph(clause, 0, true, "Article 1", Paragraph.EMPTY, null),
                        new NumberedParagraph(clause, 0, false, "Article 1", p("x"), new CellPlace(1, 1, 1, true)),
                        new NumberedParagraph(clause, 0, false, "Article 1", p(""), new CellPlace(1, 1, 2, true)),
                        new NumberedParagraph(clause, 0, false, "Article 1", p("y"), new CellPlace(1, 2, 3, false)),
                        new NumberedParagraph(clause, 0, false, "Article 1", p("z"), new CellPlace(1, 2, 4, false)));
    }

    @Test
    void opensAClauseWithoutAnyBlock() {
        Clause clause = new Clause(new ClauseId("a"), ClauseKind.ANNEX, List.of());

        assertThat(labels(instrument(clause))).containsExactly("Annex I");
    }

    @Test
    void namesEachClauseById() {
        Instrument text = instrument(
                clause("t", ClauseKind.TITLE, "T"),
                clause("x", ClauseKind.OPERATIVE, "one"),
                clause("y", ClauseKind.OPERATIVE, "two"));

        assertThat(Numbering.ofClauses(text))
                .containsEntry(new ClauseId("t"), "")
                .containsEntry(new ClauseId("x"), "OP1")
                .containsEntry(new ClauseId("y"), "OP2");
    }

    @Test
    void writesTheEndOfTheRomanNumeralsAndDigitsAfterThem() {
        assertThat(Labels.ofClause(ClauseKind.ANNEX, 3999)).isEqualTo("Annex MMMCMXCIX");
        assertThat(Labels.ofClause(ClauseKind.ANNEX, 4000)).isEqualTo("Annex 4000");
        assertThat(Labels.ofSubparagraph(2, 4000)).isEqualTo("(4000)");
    }

    @Test
    void keepsLabelsShortForAHostileNumberOfSubparagraphs() {
        for (int depth = 1; depth <= Subparagraph.MAX_DEPTH; depth++) {
            assertThat(Labels.ofSubparagraph(depth, Integer.MAX_VALUE)).isEqualTo("(2147483647)");
        }
    }

    @Test
    void refusesADepthWithoutLabels() {
        assertThatThrownBy(() -> Labels.ofSubparagraph(5, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> labels(Instrument text) {
        return Numbering.ofParagraphs(text).stream()
                .filter(NumberedParagraph::opens)
                .map(NumberedParagraph::label)
                .toList();
    }

    private static Instrument instrumentOf(JsonNode clauses) {
        List<Clause> result = new ArrayList<>();
        for (JsonNode clause : clauses) {
            ClauseKind kind = ClauseKind.ofWireName(clause.get("kind").asText()).orElseThrow();
            String id = clause.path("id").asText("c" + result.size());
            result.add(new Clause(new ClauseId(id), kind, blocksOf(clause)));
        }
        return new Instrument(result);
    }

    private static NumberingPlan planOf(JsonNode plan) {
        HeldNumbers held = null;
        if (plan.has("held")) {
            List<HeldNumbers.Held> all = new ArrayList<>();
            plan.get("held")
                    .forEach(pair -> all.add(new HeldNumbers.Held(
                            new ClauseId(pair.get(0).asText()),
                            ClauseNumber.parse(pair.get(1).asText()))));
            held = new HeldNumbers(all);
        }
        Map<ClauseId, ClauseId> alternatives = new LinkedHashMap<>();
        plan.path("alternatives")
                .forEach(pair -> alternatives.put(
                        new ClauseId(pair.get(0).asText()),
                        new ClauseId(pair.get(1).asText())));
        return new NumberingPlan(held, alternatives);
    }

    private static List<Block> blocksOf(JsonNode parent) {
        List<Block> blocks = new ArrayList<>(List.of(Paragraph.of("text")));
        parent.path("subparagraphs").forEach(child -> blocks.add(new Subparagraph(blocksOf(child))));
        return blocks;
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(node -> strings.add(node.asText()));
        return strings;
    }
}
