package org.plenary.server.identity;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/**
 * What the papers of a process say at their head, beside the symbol and the date.
 *
 * @param distribution who they are for, such as {@code Limited}; {@code ""} for nothing said
 * @param agenda the line of the agenda that they belong to; {@code ""} for none
 * @param language the language that the text is negotiated in, a tag of BCP 47 such as {@code en} or {@code ar}
 */
public record Masthead(String distribution, String agenda, String language) {
    /** The most UTF-16 units of a distribution. */
    public static final int MAX_DISTRIBUTION_LENGTH = 60;
    /** The most UTF-16 units of an agenda line. */
    public static final int MAX_AGENDA_LENGTH = 300;
    /** The most characters of a language tag. */
    public static final int MAX_LANGUAGE_LENGTH = 35;

    /** What a process has that chose nothing: English, and nothing said. */
    public static final Masthead USUAL = new Masthead("", "", "en");

    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi");

    /** @throws IllegalArgumentException if a part is out of bounds; the message says what was expected */
    public Masthead {
        if (!distribution.isEmpty()) {
            Checks.line("distribution", distribution, MAX_DISTRIBUTION_LENGTH);
        }
        if (!agenda.isEmpty()) {
            Checks.line("agenda line", agenda, MAX_AGENDA_LENGTH);
        }
        requireLanguage(language);
    }

    private static void requireLanguage(String language) {
        try {
            if (language.length() <= MAX_LANGUAGE_LENGTH
                    && !new Locale.Builder()
                            .setLanguageTag(language)
                            .build()
                            .getLanguage()
                            .isEmpty()) {
                return;
            }
        } catch (IllformedLocaleException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "expected a language tag such as en, fr or zh-Hans, got " + Checks.quote(language));
    }

    /** The language as Java knows it. */
    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** Whether the language is written from right to left. */
    public boolean isRightToLeft() {
        Locale locale = locale();
        return RIGHT_TO_LEFT.contains(locale.getLanguage())
                ? !locale.getScript().equals("Latn")
                : locale.getScript().equals("Arab") || locale.getScript().equals("Hebr");
    }
}
