package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.redline.Style;
import org.plenary.server.history.Moment;

class WordingTest {
    private static final Wording ENGLISH = Wording.of(Locale.ENGLISH);
    private static final Wording FRENCH = Wording.of(Locale.CANADA_FRENCH);

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
        assertThat(Wording.of(Locale.forLanguageTag("zh-Hans")).draftNotIssued())
                .isEqualTo("Draft – not issued");
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
    void knowsTheSamePhrasesInBothLanguages() {
        Set<String> english =
                ResourceBundle.getBundle("export.wording_en", Locale.ROOT).keySet();
        assertThat(ResourceBundle.getBundle("export.wording_fr", Locale.ROOT).keySet())
                .isEqualTo(english);
    }
}
