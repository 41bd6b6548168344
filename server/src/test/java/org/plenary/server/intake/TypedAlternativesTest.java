package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.NumberingPlan;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.Editions;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.HeldTexts;
import org.plenary.server.export.docx.DocxWriter;
import org.plenary.server.export.text.MarkdownWriter;
import org.plenary.server.export.text.PlainTextWriter;

/** Clauses that files call alternatives to others. */
class TypedAlternativesTest {
    /** Each clause as "number: words", numbered with the alternatives that were found. */
    private static List<String> competing(IntakeResult read) {
        Map<ClauseId, ClauseId> alternatives = new LinkedHashMap<>();
        TypedAlternatives.read(read).alternatives().forEach(each -> alternatives.put(each.clause(), each.of()));
        return told(read.instrument().numberedBy(NumberingPlan.RUNNING.withAlternatives(alternatives)));
    }

    private static List<String> told(Instrument text) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(text);
        return text.clauses().stream()
                .map(clause -> numbers.get(clause.id()) + ": " + ClauseText.of(clause))
                .toList();
    }

    private static List<String> kept(IntakeResult read) {
        return TypedAlternatives.read(read).kept().stream()
                .map(each -> each.clause() + " " + each.number() + " "
                        + each.reason().wireName())
                .toList();
    }

    private static IntakeResult operative(String label) {
        return Read.md("# Draft resolution\n\nOP1 Decides to meet;\n\nOP2 Requests a report;\n\n" + label
                + "Requests two reports;\n\nOP3 Decides to end.\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OP2 alt ",
                "OP2 alt. ",
                "OP2 alt: ",
                "OP2 Alt ",
                "OP2 ALT. ",
                "OP 2 Alt ",
                "OP2alt ",
                "op2 alt ",
                "OP2. alt ",
                "OP2 alt 1 ",
                "OP2 alt. 2 ",
                "OP2 alt.2: ",
                "[OP2 alt] ",
                "[OP2 alt. 1] ",
                "OP2 alternative ",
                "OP2 Alternative 2 ",
                "OP2 variante ",
                "OP2 Variante : ",
                "Alt. 1 to OP2: ",
                "Alt to OP2. ",
                "[Alternative to OP2] ",
                "Alternative 2 to OP2 ",
                "Alt OP2: ",
                "Variante de OP2 : ",
                "Alternative to paragraph 2: "
            })
    void isCalledOneAsPeopleTypeIt(String label) {
        IntakeResult read = operative(label);

        assertThat(competing(read))
                .containsExactly(
                        ": Draft resolution",
                        "OP1: Decides to meet;",
                        "OP2: Requests a report;",
                        "OP2 alt: Requests two reports;",
                        "OP3: Decides to end.");
        assertThat(Read.findings(read)).containsExactly("alternatives 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OP3 Alternating current is to be used;",
                "OP3 alternating current is to be used;",
                "OP3 alt 30 days are left;",
                "OP3 Alternative Energy is promoted;",
                "OP3 Salt is to be used;",
                "OP3 altogether, decides;",
                "Alt, the member for Bonn, is thanked;",
                "Alternatives to OP2 are welcome;",
                "Alternative 2 to OP2 was preferred by many;"
            })
    void isNoneWhereTheWordIsOneOfTheText(String clause) {
        IntakeResult read =
                Read.md("# Draft resolution\n\nOP1 Decides to meet;\n\nOP2 Requests a report;\n\n" + clause);

        assertThat(TypedAlternatives.read(read).alternatives()).isEmpty();
        assertThat(kept(read)).isEmpty();
        assertThat(String.join(" ", competing(read))).endsWith(clause.replaceFirst("^OP3 ", ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3. Alt text is to be given for pictures;",
                "3. alt. text is to be given;",
                "3. alt Duver is thanked;"
            })
    void isNoneBehindANumberAloneWithoutASign(String clause) {
        IntakeResult read = Read.txt("Draft resolution\n\n1. Decides to meet;\n\n2. Requests a report;\n\n" + clause);

        assertThat(competing(read)).last().isEqualTo("OP3: " + clause.substring(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2 alt. ", "2 Alt: ", "2. alt. ", "2alt. ", "[2 alt] ", "2 alt. 2: "})
    void isCalledSoByANumberAlone(String label) {
        IntakeResult read = Read.txt("Draft resolution\n\n1. Decides to meet;\n\n2. Requests a report;\n\n" + label
                + "Requests two reports;\n\n3. Decides:\n\n(a) to go on;\n\n(b) to end.");

        assertThat(competing(read))
                .containsExactly(
                        ": Draft resolution",
                        "OP1: Decides to meet;",
                        "OP2: Requests a report;",
                        "OP2 alt: Requests two reports;",
                        "OP3: Decides:\n(a) to go on;\n(b) to end.");
    }

    @Test
    void isOneOfAnyKind() {
        IntakeResult read = Read.md("""
                # Treaty

                PP1 Recalling this,

                PP1 bis Recalling that,

                PP1 bis alt. Recalling the other,

                Article 1

                Each Party shall.

                Article 1 alt

                No Party shall.

                Annex I

                List

                Annex I alt

                Other list
                """);

        assertThat(competing(read))
                .containsExactly(
                        ": Treaty",
                        "PP1: Recalling this,",
                        "PP2: Recalling that,",
                        "PP2 alt: Recalling the other,",
                        "Article 1: Each Party shall.",
                        "Article 1 alt: No Party shall.",
                        "Annex I: List",
                        "Annex I alt: Other list");
    }

    @Test
    void countsParagraphsOfAPreambleThatHaveNoNumbers() {
        IntakeResult read = Read.md("""
                # Draft resolution

                Recalling this,

                Recalling that,

                [PP2 alt] Noting that,

                Noting all,

                1. Decides.
                """);

        assertThat(competing(read))
                .contains("PP2: Recalling that,", "PP2 alt: Noting that,", "PP3: Noting all,", "OP1: Decides.");
    }

    @Test
    void isOneOnALineOfItsOwnAndRightBelowAnother() {
        IntakeResult read =
                Read.md("# Draft resolution\n\nOP1 Decides;\nOP1 alt\nRequests;\nOP2 Ends;\n2 alt. Goes on.");

        assertThat(competing(read))
                .containsExactly(
                        ": Draft resolution", "OP1: Decides;", "OP1 alt: Requests;", "OP2: Ends;", "OP2 alt: Goes on.");
    }

    @Test
    void isFoundInAFragmentThatIsPastedAndMakesNoAlternative() {
        FragmentReading pasted = Fragments.read(
                "OP1 Decides;\n\nOP1 alt Requests;", FragmentForm.TEXT, new FragmentPlace(ClauseKind.OPERATIVE, false));

        assertThat(pasted.numbers()).containsExactly("OP1", "OP1 alt");
    }

    @Test
    void keepsTheBracketThatIsAroundTheWholeClause() {
        IntakeResult read = operative("[OP2 alt. ");

        assertThat(competing(read)).contains("OP2 alt: [Requests two reports;");
    }

    @Test
    void isAClauseOfItsOwnWhereTheOtherIsNotThere() {
        IntakeResult read = operative("OP7 alt ");

        assertThat(competing(read)).contains("OP3: Requests two reports;", "OP4: Decides to end.");
        assertThat(kept(read)).containsExactly("4 OP7 alt no-such-clause");
        assertThat(Read.findings(read)).contains("alternatives-alone 1");
        assertThat(Read.excerpt(read, FindingCode.ALTERNATIVES_ALONE)).isEqualTo("OP7 alt");
    }

    @Test
    void isOneOfAtMostTwenty() {
        String more = IntStream.rangeClosed(1, 22)
                .mapToObj(n -> "OP2 alt " + n + ": Requests " + n + " reports;\n\n")
                .collect(Collectors.joining());
        IntakeResult read = operative(more + "OP2 alt 23: ");

        AlternativeReading reading = TypedAlternatives.read(read);

        assertThat(reading.alternatives()).hasSize(TypedAlternatives.MAX_OF_ONE);
        assertThat(kept(read))
                .containsExactly("24 OP2 alt 21: too-many", "25 OP2 alt 22: too-many", "26 OP2 alt 23: too-many");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '#', textBlock = """
            N4:WORDS       # OP3: OP2 alt Requests two reports;   # 0
            4:PREAMBULAR   # PP1: Requests two reports;           # 0
            3:OMIT         # OP2: Requests two reports;           # 0
            4:JOIN         # OP3: Decides to end.                 # 0
            2:OMIT         # OP1 alt: Requests two reports;       # 1
            """)
    void followsWhatSomebodyCorrects(String correction, String clause, int count) {
        IntakeResult corrected = Corrections.parse(List.of(correction)).apply(operative("OP2 alt "));

        assertThat(competing(corrected)).contains(clause);
        assertThat(TypedAlternatives.read(corrected).alternatives()).hasSize(count);
    }

    static Stream<Arguments> writers() {
        return Stream.of(
                Arguments.of("file.docx", new DocxWriter()),
                Arguments.of("file.md", new MarkdownWriter()),
                Arguments.of("file.txt", new PlainTextWriter()));
    }

    @ParameterizedTest
    @MethodSource("writers")
    void comesBackFromTheFilesThatPlenaryWrites(String name, EditionWriter writer) throws IOException {
        // given
        Editions.Told written = HeldTexts.competing();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        writer.write(written.clean(), ExportOptions.NONE, file);

        // when
        IntakeResult read = Intake.read(file.toByteArray(), name);

        // then
        assertThat(competing(read)).isEqualTo(told(written.clean().text()));
        assertThat(numbers(read)).isEqualTo(HeldTexts.COMPETING);
        assertThat(Read.findings(read)).contains("alternatives 5").noneMatch(each -> each.startsWith("numbers"));
    }

    private static List<String> numbers(IntakeResult read) {
        Map<ClauseId, String> taken = new HashMap<>(read.numbers().clauses());
        return read.instrument().clauses().stream()
                .map(Clause::id)
                .filter(taken::containsKey)
                .map(taken::get)
                .toList();
    }

    @Test
    void leavesWordsThatLookLikeItsNumberInPlenarysOwnFiles() throws IOException {
        for (Object[] each : List.of(
                new Object[] {"file.md", new MarkdownWriter()}, new Object[] {"file.txt", new PlainTextWriter()})) {
            Editions.Told written = HeldTexts.competingWith("2 States shall;", "alt 2 States shall;");
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            ((EditionWriter) each[1]).write(written.clean(), ExportOptions.NONE, file);

            IntakeResult read = Intake.read(file.toByteArray(), (String) each[0]);

            assertThat(competing(read))
                    .as((String) each[0])
                    .isEqualTo(told(written.clean().text()));
        }
    }
}
