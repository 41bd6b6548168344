package org.plenary.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordCountTest {
    private static int words(String text) {
        return new WordCount(Locale.ENGLISH).of(text);
    }

    @Test
    void countsWhatHoldsALetterOrADigitAndNoSigns() {
        assertThat(words("Shall cooperate, in good faith – by 2030 (at 1.5 °C)."))
                .isEqualTo(10);
        assertThat(words("l’accord n'est pas conclu")).isEqualTo(4);
        assertThat(words("— … ; «» []")).isZero();
        assertThat(words("")).isZero();
        assertThat(words("one\ntwo")).isEqualTo(2);
    }

    @Test
    void countsEachCharacterOfChineseAndTheWordsOfScriptsWithoutSpaces() {
        assertThat(words("各国应当合作。")).isEqualTo(6);
        assertThat(words("รัฐภาคีต้องร่วมมือกัน")).isBetween(4, 6);
        assertThat(words("تتعاون الدول")).isEqualTo(2);
        assertThat(words("협력하여야 한다")).isEqualTo(2);
    }
}
