package org.plenary.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolPatternTest {
    @Test
    void makesSymbols() {
        SymbolPattern pattern = new SymbolPattern("TSC/{year}/WP.{draft}/Rev.{number}");
        assertThat(pattern.symbol(1, 2, 2026)).isEqualTo("TSC/2026/WP.1/Rev.2");
        assertThat(SymbolPattern.USUAL.symbol(3, 12, 2026)).isEqualTo("WP.3/Rev.12");
        assertThat(SymbolPattern.correction("WP.3/Rev.12", 2)).isEqualTo("WP.3/Rev.12/Corr.2");
        assertThat(new SymbolPattern("$1\\{number}.{draft}").symbol(7, 8, 2026)).isEqualTo("$1\\8.7");
    }

    @Test
    void keepsSymbolsWithinTheirBoundWhateverTheNumbers() {
        SymbolPattern longest =
                new SymbolPattern("x".repeat(SymbolPattern.MAX_LENGTH - 24) + "{draft}/{number}/{year}");
        String symbol = SymbolPattern.correction(longest.symbol(Integer.MAX_VALUE, Integer.MAX_VALUE, 9999), 1_000);
        assertThat(SymbolPattern.requireSymbol(symbol)).isEqualTo(symbol);
    }

    @Test
    void takesNoPatternThatCouldNameTwoRevisionsAlike() {
        for (String bad : List.of(
                "",
                "WP",
                "{draft}",
                "{number}",
                "{draft}{number}",
                "{draft}0{number}",
                "{number}/{year}{draft}",
                "{draft}/{number}/{draft}",
                "{draft}/{number}/{day}",
                "{draft}/{number}/{",
                "{draft}/{number}/}",
                "{draft} {number}",
                "{draft}/\n{number}",
                "{draft}/é{number}",
                "{draft}/{number}" + "x".repeat(SymbolPattern.MAX_LENGTH))) {
            assertThatIllegalArgumentException().as(bad).isThrownBy(() -> new SymbolPattern(bad));
        }
    }
}
