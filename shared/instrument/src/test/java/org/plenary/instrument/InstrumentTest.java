package org.plenary.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.instrument;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "a/b", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void refusesAnIdThatIsNotOne(String value) {
        assertThat(ClauseId.isValid(value)).isFalse();
        assertThatThrownBy(() -> new ClauseId(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "k3j9x0q2m8zz", "A-Z_9", "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void acceptsAnIdOfAllowedCharacters(String value) {
        assertThat(new ClauseId(value)).hasToString(value);
    }

    @ParameterizedTest
    @EnumSource(ClauseKind.class)
    void findsEachKindByItsWireName(ClauseKind kind) {
        assertThat(ClauseKind.ofWireName(kind.wireName())).contains(kind);
    }

    @Test
    void knowsNoKindByAnotherName() {
        assertThat(ClauseKind.ofWireName("Title")).isEmpty();
    }

    @Test
    void refusesATitleThatIsNotOneParagraph() {
        assertThatThrownBy(() -> clause("t", ClauseKind.TITLE, "T", p("more")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id=t");
        assertThatThrownBy(() -> new Clause(new ClauseId("t"), ClauseKind.HEADING, List.of(sub("x"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAFifthLevelOfSubparagraphs() {
        Subparagraph four = sub("a", sub("i", sub("A", sub("1"))));

        assertThat(four.height()).isEqualTo(4);
        assertThatThrownBy(() -> sub("too deep", four))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("height=5");
    }

    @Test
    void refusesTwoClausesWithOneId() {
        assertThatThrownBy(
                        () -> instrument(clause("x", ClauseKind.OPERATIVE, "1"), clause("x", ClauseKind.ARTICLE, "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("id=x");
    }

    @Test
    void doesNotChangeWithTheListItWasMadeFrom() {
        List<Clause> clauses = new ArrayList<>(List.of(clause("x", ClauseKind.OPERATIVE, "1")));
        Instrument text = new Instrument(clauses);

        clauses.clear();

        assertThat(text.clauses()).hasSize(1);
    }
}
