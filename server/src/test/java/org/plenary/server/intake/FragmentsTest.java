package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plenary.instrument.ClauseKind;
import org.plenary.server.intake.IntakeException.Reason;

/** Fragments of texts as programs put them on the clipboard. */
class FragmentsTest {
    @Test
    void readsWhatWordPutsOnTheClipboard() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("word"));

        assertThat(Pasted.shown(reading)).isEqualTo("""
                ## Measures to build confidence
                **PP1** *Recalling* the Charter of the United\u00A0Nations[^1] and all its purposes,
                **OP1** *Calls upon* all States and companies to:
                - (a) share what they know of vulnerabilities;
                - (b) protect the public core of the internet;
                  - (i) its routing;
                **OP2** *Invites* the secretariat to report.
                [^1]: See document A/75/1.
                """);
        assertThat(Pasted.findings(reading))
                .containsExactly(
                        "comments 1: Only those that are known to them?",
                        "formatting 1: public core",
                        "tracked-changes 2: member",
                        "bullets 1: its routing;");
        assertThat(reading.numbers()).containsExactly("3.", "(a)", "(b)", "4.");
    }

    @Test
    void readsWhatWordInABrowserPutsOnTheClipboard() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("word-online"));

        assertThat(Pasted.shown(reading)).isEqualTo("""
                > The Conference agrees as follows.
                **OP1** Decides to meet once a year:
                - (a) in Geneva;
                **OP2** Requests a report.
                """);
        assertThat(Pasted.findings(reading)).containsExactly("tracked-changes 2: twice");
        assertThat(reading.numbers()).containsExactly("1.", "(a)", "2.");
    }

    @Test
    void readsWhatGoogleDocsPutsOnTheClipboard() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("google-docs"));

        assertThat(Pasted.shown(reading)).isEqualTo("""
                **PP1** *Mindful* of the role of industry,
                **OP1** **Encourages** companies to:
                - (a) publish their policy;
                - (b) answer within 30\u00A0days.
                """);
        assertThat(Pasted.findings(reading)).containsExactly("hyperlinks 1: https://example.org/policy");
    }

    @Test
    void readsWhatLibreOfficeWrites() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("libreoffice"));

        assertThat(Pasted.shown(reading)).isEqualTo("""
                **PP1** *Recalling* the Charter of the United Nations[^1],
                **OP1** *Decides* to voluntarily meet every year;
                **OP2** *Requests* the secretariat to:
                - (a) prepare a report;
                - (b) prepare a budget.
                |   |   |
                | --- | --- |
                | Year | Meetings |
                [^1]: See document A/1.
                """);
        assertThat(Pasted.findings(reading)).containsExactly("comments 1: Which one?");
    }

    @Test
    void readsAPageOfTheWeb() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("page"));

        assertThat(Pasted.shown(reading)).isEqualTo("""
                ## On the public core
                **OP1** The internet has a core that is public.
                | Year | Supporters |
                | --- | --- |
                | 2018 | 51 |
                **OP2** Nobody shall harm it.
                **OP3** It is sometimes often 2 forgotten.
                """);
        assertThat(Pasted.findings(reading))
                .contains(
                        "footnotes 1: [1]",
                        "images 1: A map",
                        "hidden-text 1: Subscribe!",
                        "raised-text 1: 2",
                        "struck-text 1: sometimes");
    }

    @Test
    void joinsTheLinesOfAPdf() {
        FragmentReading reading = Pasted.text("""
                all States to act in the same spirit and to support the implementation of the norms of the year
                2015. They apply to everybody;
                4. Invites the secretariat to prepare, within its resources, a report about the infor-
                mation that it received from members and others and, where there is any, about the decision-
                making of States;
                3/7
                (a) on cooperation with industry, which owns most of the networks and services that
                people use;
                (b) on capacity;
                5. Decides to remain seized of the matter.
                """);

        assertThat(Pasted.shown(reading)).isEqualTo("""
                > all States to act in the same spirit and to support the implementation of the norms of the year 2015. They \
                apply to everybody;
                **OP1** Invites the secretariat to prepare, within its resources, a report about the information that it \
                received from members and others and, where there is any, about the decision-making of States;
                - (a) on cooperation with industry, which owns most of the networks and services that people use;
                - (b) on capacity;
                **OP2** Decides to remain seized of the matter.
                """);
        assertThat(Pasted.findings(reading))
                .contains("headers-and-footers 1: 3/7", "divided-words 2: information | decision-making")
                .anySatisfy(finding -> assertThat(finding).startsWith("joined-lines 3: all States"));
    }

    @Test
    void keepsYearsAndAmountsAmongTheWords() {
        FragmentReading year = Pasted.text("2024. The Committee met.\n\n3.5 million people use it.");
        FragmentReading date = Pasted.text("12.11.2018 The call was launched.\n\n50. 000 copies");
        FragmentReading counted = Pasted.text("7. Decides to meet;\n\n8. Decides to part.");

        assertThat(Pasted.shown(year)).isEqualTo("""
                > 2024. The Committee met.
                **OP1** 3.5 million people use it.
                """);
        assertThat(Pasted.findings(year))
                .containsExactly("doubtful-numbers 2: 2024. The Committee met. | 3.5 million people use it.");
        assertThat(Pasted.shown(date)).startsWith("> 12.11.2018 The call").contains("50. 000 copies");
        assertThat(Pasted.shown(counted)).isEqualTo("**OP1** Decides to meet;\n**OP2** Decides to part.\n");
        assertThat(counted.numbers()).containsExactly("7.", "8.");
        assertThat(counted.findings()).isEmpty();
    }

    @Test
    void takesANumberedListAfterAColonForParts() {
        String list = "1. Better rules\n\n2. Fewer words";
        String parts = "> \n- (a) Better rules\n- (b) Fewer words\n";
        String clauses = "1. Decides to meet;\n\n2. Requests a report.";

        assertThat(Pasted.shown(Pasted.text(list, ClauseKind.OPERATIVE, true))).isEqualTo(parts);
        assertThat(Pasted.shown(Pasted.text(list, ClauseKind.ARTICLE, false))).isEqualTo(parts);
        assertThat(Pasted.text(list, ClauseKind.OPERATIVE, false).clauses()).hasSize(2);
        assertThat(Pasted.text(clauses, ClauseKind.OPERATIVE, true).clauses()).hasSize(2);
    }

    @Test
    void goesOnWithTheClauseInWhoseMidstItBegins() {
        assertThat(Pasted.shown(Pasted.text("calls upon nobody.\n\nAnother thought.")))
                .isEqualTo("> calls upon nobody.\n**OP1** Another thought.\n");
        assertThat(Pasted.shown(Pasted.text("(b) second;\n\n(c) third.")))
                .isEqualTo("> \n- (a) second;\n- (b) third.\n");
        assertThat(Pasted.text("(b) second;\n\n(c) third.").level()).isEqualTo(1);
        assertThat(Pasted.text("(i) first;\n\n(ii) second.").level()).isEqualTo(2);
    }

    @Test
    void takesWhatIsLooseForTheKindAroundIt() {
        assertThat(Pasted.text("One.\n\nTwo.", ClauseKind.PREAMBULAR, false).clauses())
                .extracting(clause -> clause.kind())
                .containsExactly(ClauseKind.PREAMBULAR);
        assertThat(Pasted.text("One.\n\nTwo.", ClauseKind.ANNEX, false).clauses())
                .isEmpty();
        assertThat(Pasted.text("One.\n\nTwo.").findings()).isEmpty();
    }

    @Test
    void readsNotesThatAreAllThereIs() {
        FragmentReading reading =
                Pasted.html("<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>"
                        + "<p class=MsoFootnoteText>See document A/75/1.</p></div></div>");

        assertThat(Pasted.shown(reading)).isEqualTo("> See document A/75/1.\n");
    }

    @Test
    void refusesAFragmentWithoutText() {
        for (String html : List.of("", "<p>&nbsp;</p>", "<script>x</script>", "<del>gone</del>")) {
            assertThatThrownBy(() -> Pasted.html(html))
                    .isInstanceOfSatisfying(
                            IntakeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.EMPTY));
        }
    }

    @Test
    void refusesWhatIsTooLong() {
        for (String html : List.of("<b>".repeat(60_001), "<p>x".repeat(3_001))) {
            assertThatThrownBy(() -> Pasted.html(html))
                    .isInstanceOfSatisfying(
                            IntakeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
        }
        assertThatThrownBy(() -> Pasted.text("x".repeat(IntakeLimits.MAX_FRAGMENT_TEXT + 1)))
                .isInstanceOfSatisfying(
                        IntakeException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    @Timeout(120)
    void isDoneSoonWithWhateverSomebodyMakesUp() {
        int size = IntakeLimits.MAX_FRAGMENT_TEXT / 4;
        for (String piece : List.of(
                "<div>",
                "<b><i>",
                "<a href=x>",
                "<p><table><tr><td>",
                "<ol><li>x",
                "<div id=sdfootnote1><p>",
                "<p style='mso-list:l0 level1 lfo1'>",
                "<span style='text-decoration:underline'>a",
                "<ins>a",
                "<svg><p>",
                "<table><b>",
                "<!--",
                "&nbsp; ",
                "<sup><a href='#a'>",
                "a<br>",
                "<font size=1>x</b>",
                "<style>p.a {")) {
            try {
                int tags = (int) Math.max(1, piece.chars().filter(c -> c == '<').count());
                Pasted.html(piece.repeat(Math.min(size / piece.length(), 20_000 / tags)));
            } catch (IntakeException e) {
                assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.EMPTY);
            }
        }
        for (String piece : List.of("a-\n", "1. a\n", "]", "x; and\n", "(a)\n", "word ", "\n", "OP1 ")) {
            try {
                Pasted.text(piece.repeat(size / piece.length()));
            } catch (IntakeException e) {
                assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.EMPTY);
            }
        }
    }
}
