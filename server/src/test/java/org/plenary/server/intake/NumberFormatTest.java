package org.plenary.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How numbers of lists are written. */
class NumberFormatTest {
    @ParameterizedTest
    @CsvSource({
        "decimal, 12, 12",
        "decimalZero, 7, 07",
        "upperLetter, 27, AA",
        "lowerLetter, 3, c",
        "upperRoman, 1994, MCMXCIV",
        "lowerRoman, 4, iv",
        "ordinal, 1, 1st",
        "ordinal, 12, 12th",
        "ordinal, 23, 23rd",
        "cardinalText, 121, One hundred twenty-one",
        "ordinalText, 1, First",
        "ordinalText, 12, Twelfth",
        "ordinalText, 20, Twentieth",
        "ordinalText, 21, Twenty-first",
        "ordinalText, 100, One hundredth",
        "none, 3, ''",
        "numberInDash, 3, - 3 -",
        "hex, 26, 1A",
        "chicago, 2, †",
        "chicago, 5, **",
        "russianLower, 3, в",
        "russianUpper, 10, К",
        "hebrew1, 15, טו",
        "hebrew1, 28, כח",
        "hebrew1, 115, קטו",
        "hebrew2, 3, ג",
        "arabicAlpha, 3, ت",
        "arabicAbjad, 3, ج",
        "hindiNumbers, 12, १२",
        "hindiConsonants, 2, ख",
        "thaiNumbers, 12, ๑๒",
        "thaiLetters, 2, ข",
        "decimalFullWidth, 12, １２",
        "decimalEnclosedCircle, 3, ③",
        "decimalEnclosedCircle, 21, ㉑",
        "decimalEnclosedParen, 3, ⑶",
        "decimalEnclosedFullstop, 3, ⒊",
        "ideographEnclosedCircle, 3, ㊂",
        "ideographTraditional, 3, 丙",
        "ideographZodiac, 3, 寅",
        "ideographZodiacTraditional, 13, 丙子",
        "ideographDigital, 20, 二〇",
        "chineseCounting, 12, 十二",
        "chineseCountingThousand, 101, 一百○一",
        "chineseCountingThousand, 2345, 二千三百四十五",
        "chineseLegalSimplified, 21, 贰拾壹",
        "ideographLegalTraditional, 10, 壹拾",
        "japaneseCounting, 111, 百十一",
        "taiwaneseCountingThousand, 30, 三十",
        "koreanDigital, 12, 일이",
        "koreanCounting, 21, 이십일",
        "koreanLegal, 21, 스물하나",
        "ganada, 3, 다",
        "chosung, 2, ㄴ",
        "aiueoFullWidth, 2, イ",
        "irohaFullWidth, 2, ロ",
        "vietnameseCounting, 15, mười lăm",
        "vietnameseCounting, 21, hai mươi mốt",
        "thereIsNone, 3, 3"
    })
    void writesANumber(String format, int number, String written) {
        assertThat(NumberFormat.of(format).apply(number)).isEqualTo(written);
    }

    @Test
    void writesWhatHasNoNumberInAFormatInDigits() {
        assertThat(NumberFormat.of("upperRoman").apply(0)).isEqualTo("0");
        assertThat(NumberFormat.of("hebrew1").apply(1_000)).isEqualTo("1000");
        assertThat(NumberFormat.of("upperLetter").apply(900_000)).isEqualTo("900000");
        assertThat(NumberFormat.of("chineseCounting").apply(100_000)).isEqualTo("100000");
    }
}
