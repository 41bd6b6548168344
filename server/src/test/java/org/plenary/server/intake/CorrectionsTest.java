package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionsTest {
    /** Six clauses: title, PP1, OP1 with (a) and (b), OP2 to OP4. */
    private static final IntakeResult READ = Read.md("""
            # On trust

            Recalling the Charter,

            1. Requests:
               1. a report;
               2. a budget.
            2. Part one
            3. and *so on*;
            4. Decides.
            """);

    private static String corrected(String... corrections) {
        return Read.text(Corrections.parse(List.of(corrections)).apply(READ));
    }

    @Test
    void makesClausesOtherKindsJoinsThemAndLeavesThemOut() {
        assertThat(corrected("2:HEADING", "4:HEADING", "5:JOIN", "3-3:PREAMBULAR", "4:OPERATIVE", "6:OMIT"))
                .isEqualTo("""
                        # On trust
                        ## Recalling the Charter,
                        **PP1** Requests:
                        - (a) a report;
                        - (b) a budget.
                        **OP1** Part one
                        and *so on*;
                        """);
        assertThat(corrected("3-6:ARTICLE")).contains("### Article 4\nDecides.");
        assertThat(Corrections.parse(List.of()).apply(READ)).isSameAs(READ);
    }

    @Test
    void keepsTheNumbersThatClausesHadInTheFile() {
        IntakeResult read = Corrections.parse(List.of("3:OMIT")).apply(READ);

        assertThat(Read.numbers(read)).containsExactly("OP1 was 2.", "OP2 was 3.", "OP3 was 4.");
        assertThat(read.findings()).isEqualTo(READ.findings());
    }

    /** Two lines of a masthead, a title, PP1, and OP1 with (a) to (c). */
    private static final IntakeResult DOUBTFUL = Read.txt("""
            A/C.3/79/L.12
            12 November 2026

            On trust

            Recalling the Charter,

            1. Requests:

            (a) a report;

            (b) a budget;

            (c) a plan.
            """);

    @Test
    void takesWhatWasLeftOutWhereItStood() {
        // given
        assertThat(DOUBTFUL.leftOut()).hasSize(2).allMatch(line -> line.code() == FindingCode.MASTHEAD);
        // when
        IntakeResult read =
                Corrections.parse(List.of("L1:HEADING", "L2:PREAMBULAR")).apply(DOUBTFUL);
        // then
        assertThat(Read.text(read)).startsWith("""
                ## A/C.3/79/L.12
                **PP1** 12 November 2026
                # On trust
                **PP2** Recalling the Charter,
                """);
    }

    @Test
    void keepsNumbersAmongTheWordsThatTheyAre() {
        assertThat(Read.text(Corrections.parse(List.of("N3:WORDS", "N3.2:WORDS", "3:PREAMBULAR"))
                        .apply(DOUBTFUL)))
                .endsWith("""
                        **PP2** 1. Requests:
                        - (a) a report;
                        (b) a budget;
                        - (b) a plan.
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"L3:HEADING", "L0:HEADING", "N2:WORDS", "N3.9:WORDS", "N9:WORDS", "L1-2:TITLEX", "L1:OMIT"})
    void refusesWhatIsNotThere(String correction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrections.parse(List.of(correction)).apply(DOUBTFUL))
                .withMessageStartingWith("Expected ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3:HEADING", "3:TITLE", "7:OMIT", "1-6:OMIT", "1:JOIN", "2:JOIN"})
    void refusesWhatCannotBe(String correction) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> corrected(correction))
                .withMessageStartingWith("Expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "x:OMIT", "0:OMIT", "4-3:OMIT", "3:CHAPTER", "3:omit", "9999999:OMIT", "1-999999:OMIT"})
    void readsNothingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrections.parse(List.of(text)))
                .withMessageStartingWith("Expected ");
    }
}
