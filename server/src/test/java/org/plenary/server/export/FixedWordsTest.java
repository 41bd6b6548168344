package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.redline.Style;
import org.plenary.server.history.Moment;

class FixedWordsTest {
    private static final FixedWords ENGLISH = FixedWords.of(Locale.ENGLISH);
    private static final FixedWords FRENCH = FixedWords.of(Locale.CANADA_FRENCH);

    @Test
    void writesDatesInUtcAsTheLanguageDoes() {
        Moment moment = new Moment(7, Editions.NOW, null);
        assertThat(ENGLISH.moment(moment)).isEqualTo("21 November 2026, 12:00 UTC");
        assertThat(FRENCH.moment(moment)).isEqualTo("21 novembre 2026, 12:00 UTC");
        assertThat(ENGLISH.moment(new Moment(7, Editions.NOW, "A/1"))).isEqualTo("A/1");
    }

    @Test
    void namesTheLanguageOfTheTextInItsOwnWords() {
        assertThat(ENGLISH.original(Locale.forLanguageTag("ar"))).isEqualTo("Original: Arabic");
        assertThat(FRENCH.original(Locale.ENGLISH)).isEqualTo("Original : anglais");
    }

    @Test
    void saysEnglishWhereItHasNoWordsInTheLanguage() {
        assertThat(FixedWords.of(Locale.forLanguageTag("sw")).draftNotIssued()).isEqualTo("Draft – not issued");
    }

    @Test
    void takesThePhraseOfPageNumbersApart() {
        assertThat(ENGLISH.beforePage() + 2 + ENGLISH.betweenPages() + 5).isEqualTo("page 2 of 5");
        assertThat(FRENCH.beforePage() + 2 + FRENCH.betweenPages() + 5).isEqualTo("page 2 sur 5");
    }

    @Test
    void putsNamesInAsTheyAre() {
        String name = "{1} O'Neill {0} '{'";
        assertThat(ENGLISH.insertedBy(name)).isEqualTo("Inserted by " + name);
        assertThat(ENGLISH.reformattedBy(Style.PLAIN, new Style(true, true), name))
                .isEqualTo("Formatting changed from plain to bold and italic by " + name);
    }

    @Test
    void knowsTheSamePhrasesInAllLanguages() {
        Set<String> english =
                ResourceBundle.getBundle("export.wording_en", Locale.ROOT).keySet();
        for (String language : List.of("fr", "es", "ru", "ar", "zh")) {
            ResourceBundle phrases = ResourceBundle.getBundle("export.wording_" + language, Locale.ROOT);
            assertThat(phrases.keySet()).as(language).isEqualTo(english);
            for (String key : english) {
                assertThat(arguments(phrases.getString(key)))
                        .as("%s %s", language, key)
                        .isEqualTo(arguments(ResourceBundle.getBundle("export.wording_en", Locale.ROOT)
                                .getString(key)));
            }
        }
    }

    private static Set<Integer> arguments(String phrase) {
        return IntStream.range(0, 9)
                .filter(i -> phrase.contains("{" + i + "}"))
                .boxed()
                .collect(Collectors.toSet());
    }

    @Test
    void speaksTheSixLanguagesOfTheUnitedNations() {
        Moment moment = new Moment(7, Editions.NOW, null);

        assertThat(Stream.of("es", "ru", "ar", "zh-Hans")
                        .map(Locale::forLanguageTag)
                        .map(FixedWords::of)
                        .map(words -> words.draft() + " " + words.moment(moment)))
                .containsExactly(
                        "PROYECTO 21 de noviembre de 2026, 12:00 UTC",
                        "ПРОЕКТ 21 ноября 2026 г., 12:00 UTC",
                        "مشروع 21 نوفمبر 2026، 12:00 بالتوقيت العالمي",
                        "草案 2026年11月21日，12:00 UTC");
        assertThat(FixedWords.of(Locale.forLanguageTag("ar")).number(1234)).isEqualTo("1,234");
    }
}
