package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.InstrumentWriter;

/** Square brackets that negotiators typed, found in texts. */
class TypedBracketsTest {
    private static final Map<String, String> DELEGATIONS = Map.of("fra", "FRA", "france", "FRA", "ken", "KEN");

    private static Instrument text(String... clauses) {
        List<Clause> all = new ArrayList<>();
        for (String clause : clauses) {
            all.add(Clause.of(new ClauseId("c" + (all.size() + 1)), ClauseKind.OPERATIVE, clause));
        }
        return new Instrument(all);
    }

    private static BracketReading read(Instrument text) {
        return TypedBrackets.read(text, DELEGATIONS);
    }

    /** Each bracket as "holders note: words | words of the next clause", and a whole clause in ( ). */
    private static String said(TypedBracket bracket) {
        String words = bracket.places().stream()
                .map(place -> place.whole() ? "(" + place.words() + ")" : place.words())
                .collect(Collectors.joining(" | "));
        String who = String.join(",", bracket.holders()) + (bracket.note() == null ? "" : "?" + bracket.note());
        return who.isEmpty() ? words : who + ": " + words;
    }

    private static String found(BracketReading reading) {
        return reading.brackets().stream().map(TypedBracketsTest::said).collect(Collectors.joining("; "));
    }

    private static String left(BracketReading reading) {
        return String.join("/", ClauseText.of(reading.instrument()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            The parties [shall] cooperate       # The parties shall cooperate      # shall
            The parties [ shall ] cooperate     # The parties shall cooperate      # shall
            [shall][should] report              # shall should report              # shall; should
            [shall] [should] report             # shall should report              # shall; should
            The [very [good] idea]              # The very good idea               # very good idea; good
            [[All] of it]                       # All of it                        # (All of it); All
            [All of it]                         # All of it                        # (All of it)
            [All of it].                        # All of it.                       # All of it
            within [30] days                    # within 30 days                   # 30
            by [2030] at the latest             # by 2030 at the latest            # 2030
            [inter]national                     # international                    # inter
            [FRA, KEN: each year]               # each year                        # FRA,KEN: (each year)
            Report [France and KEN : annually]  # Report annually                  # FRA,KEN: annually
            Report [KEN/USA: annually]          # Report annually                  # KEN?USA: annually
            Report [EU: annually]               # Report annually                  # ?EU: annually
            [Recalling: that it is so] here     # Recalling: that it is so here    # Recalling: that it is so
            Note: [the rest]                    # Note: the rest                   # the rest
            """)
    void areTakenOutOfTheText(String typed, String expected, String brackets) {
        BracketReading reading = read(text(typed));
        assertThat(left(reading)).isEqualTo(expected);
        assertThat(found(reading)).isEqualTo(brackets);
        assertThat(reading.kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            As was said […] before #
            As was said [...] before #
            To be filled: [__] per cent #
            Empty [ ] ones #
            A word[1] with a note #
            [1] See above #
            It was so [12]. #
            As they wrote [sic] #
            [agreed] The parties #
            [Agreed ad ref.] The parties #
            [AD REF] The parties #
            No brackets at all #
            """)
    void areNoneThatOnlyLookLikeThem(String typed) {
        BracketReading reading = read(text(typed));
        assertThat(left(reading)).isEqualTo(typed);
        assertThat(reading.brackets()).isEmpty();
        assertThat(reading.kept()).isEmpty();
    }

    @Test
    void thatGoWithNoOtherStayAndAreTold() {
        BracketReading reading = read(text("The [parties shall", "report] each [year] to us", "and ] so on"));

        assertThat(left(reading)).isEqualTo("The [parties shall/report] each year to us/and ] so on");
        assertThat(found(reading)).isEqualTo("year");
        assertThat(reading.kept())
                .extracting(BracketReading.Kept::clause, BracketReading.Kept::reason)
                .containsExactly(
                        tuple(1, BracketReading.Reason.UNBALANCED),
                        tuple(2, BracketReading.Reason.UNBALANCED),
                        tuple(3, BracketReading.Reason.UNBALANCED));
        assertThat(reading.kept().get(1).excerpt()).startsWith("report] each");
    }

    @Test
    void aroundSeveralClausesAreOneWithAPlaceInEach() {
        BracketReading reading = read(text("[KEN: First", "second, [too]", "third]. "));

        assertThat(left(reading)).isEqualTo("First/second, too/third. ");
        assertThat(found(reading)).isEqualTo("KEN: (First) | (second, too) | third; too");
    }

    @Test
    void areFoundInSubparagraphsAndFootnotesEachByItself() {
        Clause clause = new Clause(
                new ClauseId("a"),
                ClauseKind.OPERATIVE,
                List.of(
                        new Paragraph(List.of(
                                TextRun.plain("Decides [to "),
                                new TextRun("meet", true, false),
                                new Footnote(List.of(TextRun.plain("In [May] or ] June"))),
                                TextRun.plain("]:"))),
                        new Subparagraph(List.of(Paragraph.of("[soon;"))),
                        new Subparagraph(List.of(Paragraph.of("often] enough")))));

        BracketReading reading = read(new Instrument(List.of(clause)));

        assertThat(found(reading)).isEqualTo("to meet; soon;\noften; May");
        assertThat(left(reading)).isEqualTo("Decides to meet[1]:\n(a) soon;\n(b) often enough\n[1] In May or ] June");
        assertThat(reading.kept()).hasSize(1);
    }

    @Test
    void areAsManyAsADraftTakesAtOnce() {
        String typed = "[a] ".repeat(TypedBrackets.MAX + 5).strip();
        BracketReading reading = read(text(typed, "[" + "long ".repeat(5_000) + "words] here"));

        assertThat(reading.brackets()).hasSize(TypedBrackets.MAX);
        assertThat(reading.kept()).hasSize(6);
        assertThat(left(reading)).endsWith("words] here").contains("a [a]");
    }

    @Test
    void areReadInTimeThatGrowsWithTheText() {
        int many = 200_000;
        BracketReading reading = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> read(text(
                        "[".repeat(many),
                        "[ words".repeat(many / 4),
                        "]".repeat(many),
                        "words ]".repeat(many / 4),
                        ("[".repeat(9_000) + "]".repeat(9_000)).repeat(20))));
        assertThat(reading.brackets()).isEmpty();
        assertThat(reading.kept()).isNotEmpty();
    }

    /** Brackets around random words are found again, and each is where its words are in the draft. */
    @Test
    void areFoundWhereTheyWereTyped() {
        long seed = Long.getLong("plenary.seed", 20261130);
        Random random = new Random(seed);
        for (int game = 0; game < 300; game++) {
            List<String> expected = new ArrayList<>();
            String[] typed = new String[1 + random.nextInt(4)];
            String[] plain = new String[typed.length];
            for (int i = 0; i < typed.length; i++) {
                StringBuilder with = new StringBuilder();
                StringBuilder without = new StringBuilder();
                write(random, 0, with, without, expected);
                typed[i] = with.toString();
                plain[i] = without.toString();
            }
            BracketReading reading = read(text(typed));
            assertThat(left(reading)).as("seed=%s game=%s", seed, game).isEqualTo(String.join("/", plain));
            Doc doc = new Doc();
            InstrumentWriter.write(reading.instrument(), doc);
            List<String> found = new ArrayList<>();
            for (TypedBracket bracket : reading.brackets()) {
                for (TypedBracket.Place place : bracket.places()) {
                    var anchor = Passages.at(doc, place.clause(), place.text(), place.from(), place.words());
                    assertThat(Passages.words(doc, anchor)).contains(place.words());
                    found.add(place.words());
                }
            }
            assertThat(found).as("seed=%s game=%s", seed, game).isEqualTo(expected);
        }
    }

    private static void write(
            Random random, int depth, StringBuilder with, StringBuilder without, List<String> expected) {
        int words = 1 + random.nextInt(5);
        for (int i = 0; i < words; i++) {
            if (i > 0) {
                with.append(' ');
                without.append(' ');
            }
            if (depth < 3 && random.nextInt(3) == 0) {
                int at = expected.size();
                expected.add("");
                int from = without.length();
                with.append('[');
                write(random, depth + 1, with, without, expected);
                with.append(']');
                expected.set(at, without.substring(from));
            } else {
                String word =
                        List.of("the", "parties", "shall", "açaí", "𝒳", "meet").get(random.nextInt(6));
                with.append(word);
                without.append(word);
            }
        }
    }
}
