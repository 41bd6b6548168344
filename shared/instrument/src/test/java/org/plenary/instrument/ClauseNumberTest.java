package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClauseNumberTest {
    @Test
    void readsWhatItWrites() {
        for (ClauseKind kind : ClauseKind.values()) {
            for (int i = 0; !kind.isOneLine() && i < 5_000; i++) {
                ClauseNumber number = new ClauseNumber(kind, 1 + i * 7 % 4_100, i % 5 == 0, 1 + i % 30, i % 4);

                assertThat(ClauseNumber.parse(number.toString())).isEqualTo(number);
            }
        }
    }

    @Test
    void takesNumbersApart() {
        assertThat(ClauseNumber.parse("OP1pre bis alt 2"))
                .isEqualTo(new ClauseNumber(ClauseKind.OPERATIVE, 1, true, 2, 2));
        assertThat(ClauseNumber.parse("Annex IVquater")).isEqualTo(new ClauseNumber(ClauseKind.ANNEX, 4, false, 4, 0));
        assertThat(ClauseNumber.parse("Article 12-21"))
                .isEqualTo(new ClauseNumber(ClauseKind.ARTICLE, 12, false, 21, 0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OP",
                "OP0",
                "OP01",
                "OP 1",
                "op1",
                "OP1 bis",
                "OP1prebis",
                "OP1-2",
                "OP1bis-21",
                "OP1 alt 1",
                "OP1 alt 0",
                "OP1 alt 02",
                "OP1alt",
                "OP1bisbis",
                "OPI",
                "Annex 1",
                "Annex IIII",
                "Annex MMMM",
                "Annex 04000",
                "Article1",
                "Article 1 ",
                "OP9999999999",
                "(a)",
                "OP1encore",
                "OP1pre pre"
            })
    void refusesWhatItDoesNotWrite(String text) {
        assertThatThrownBy(() -> ClauseNumber.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the number of a clause");
    }

    @Test
    void refusesANumberForWhatHasNone() {
        assertThatThrownBy(() -> new ClauseNumber(ClauseKind.HEADING, 1, false, 1, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
