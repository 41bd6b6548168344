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

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
        assertThat(reading.numbers()).containsExactly("3.", "(a)", "(b)", "4.");
    }

    @Test
    void readsWhatWordInABrowserPutsOnTheClipboard() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("word-online"));

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
    }

    @Test
    void readsWhatGoogleDocsPutsOnTheClipboard() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("google-docs"));

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
    }

    @Test
    void readsWhatLibreOfficeWrites() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("libreoffice"));

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
    }

    @Test
    void readsAPageOfTheWeb() {
        FragmentReading reading = Pasted.html(Pasted.clipboard("page"));

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
    }

    @Test
    void joinsTheLinesOfAPdf() {
        FragmentReading reading = Pasted.text("""
                all States to act in the same spirit and to support the implementation of the norms that were
                agreed in the year
                2015. They apply to everybody;
                4. Invites the secretariat to prepare, within its resources, a report about the infor-
                mation that it received, and about the decision-
                making of States;
                3/7
                (a) on cooperation with industry, which owns most of the networks and services that
                people use;
                (b) on capacity;
                5. Decides to remain seized of the matter.
                """);

        assertThat(Pasted.shown(reading)).isEqualTo("");
        assertThat(Pasted.findings(reading)).isEmpty();
    }

    @Test
    void keepsYearsAndAmountsAmongTheWords() {
        assertThat(Pasted.shown(Pasted.text("2024. The Committee met.\n\n3.5 million people use it.")))
                .isEqualTo("");
        assertThat(Pasted.shown(Pasted.text("12.11.2018 The call was launched.\n\n50. 000 copies")))
                .isEqualTo("");
        FragmentReading counted = Pasted.text("7. Decides to meet;\n\n8. Decides to part.");
        assertThat(Pasted.shown(counted)).isEqualTo("");
        assertThat(counted.numbers()).containsExactly("7.", "8.");
    }

    @Test
    void takesANumberedListAfterAColonForParts() {
        String list = "1. Better rules\n\n2. Fewer words";

        assertThat(Pasted.shown(Pasted.text(list, ClauseKind.OPERATIVE, true))).isEqualTo("");
        assertThat(Pasted.shown(Pasted.text(list, ClauseKind.OPERATIVE, false))).isEqualTo("");
        assertThat(Pasted.shown(
                        Pasted.text("1. Decides to meet;\n\n2. Requests a report.", ClauseKind.OPERATIVE, true)))
                .isEqualTo("");
        assertThat(Pasted.shown(Pasted.text(list, ClauseKind.ARTICLE, false))).isEqualTo("");
    }

    @Test
    void goesOnWithTheClauseInWhoseMidstItBegins() {
        assertThat(Pasted.shown(Pasted.text("calls upon nobody.\n\nAnother thought.")))
                .isEqualTo("");
        assertThat(Pasted.shown(Pasted.text("(b) second;\n\n(c) third."))).isEqualTo("");
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
    @Timeout(60)
    void isDoneSoonWithWhateverSomebodyMakesUp() {
        int size = IntakeLimits.MAX_FRAGMENT_BYTES;
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
            long before = System.nanoTime();
            try {
                Pasted.html(piece.repeat(size / piece.length()));
            } catch (IntakeException e) {
                assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.EMPTY);
            }
            System.out.println(piece + " " + (System.nanoTime() - before) / 1_000_000 + " ms");
        }
        for (String piece : List.of("a-\n", "1. a\n", "]", "x; and\n", "(a)\n", "word ", "\n", "OP1 ")) {
            long before = System.nanoTime();
            try {
                Pasted.text(piece.repeat(size / piece.length()));
            } catch (IntakeException e) {
                assertThat(e.reason()).isIn(Reason.TOO_LONG, Reason.EMPTY);
            }
            System.out.println(piece + " " + (System.nanoTime() - before) / 1_000_000 + " ms");
        }
    }
}
