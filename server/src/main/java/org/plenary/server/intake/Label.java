package org.plenary.server.intake;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number before a paragraph, as it stands in a file.
 *
 * @param text the number as it stands there, such as {@code OP3}, {@code 1.} or {@code (a)}
 * @param length how many UTF-16 units of the paragraph it takes, with the white space after it; 0 for an automatic one
 * @param family what is numbered in this way
 * @param sign how it is written around what counts, such as {@code (#)}
 * @param readings what it may count; one for most, two for the likes of {@code (i)}; none if it counts nothing
 * @param separated whether a sign such as a full stop stands between it and what follows
 * @param alternativeTo the {@link #number} of the clause to which it calls its own an alternative, as {@code OP6 alt}
 *     does; null if it does not
 */
record Label(
        String text,
        int length,
        Family family,
        String sign,
        List<Reading> readings,
        boolean separated,
        @Nullable String alternativeTo) {
    private static final Pattern REPEATED = Pattern.compile("(?i)(bis|ter|quater|quinquies)\\W*$");

    Label {
        readings = List.copyOf(readings);
    }

    /** A label whose signs, if it has some, set it apart. */
    Label(String text, int length, Family family, String sign, List<Reading> readings) {
        this(text, length, family, sign, readings, !sign.equals("#"), null);
    }

    /** A label of a clause that is no alternative. */
    Label(String text, int length, Family family, String sign, List<Reading> readings, boolean separated) {
        this(text, length, family, sign, readings, separated, null);
    }

    /** What is numbered. */
    enum Family {
        /** {@code PP1} */
        PREAMBULAR,
        /** {@code OP1} */
        OPERATIVE,
        /** {@code Article 1} */
        ARTICLE,
        /** {@code Annex I}, or an annex without a number */
        ANNEX,
        /** {@code 1.}, {@code (a)}, {@code 1.1} and whatever else stands before an item of a list */
        ITEM,
        /** A bullet or dash. */
        BULLET
    }

    /** In what it counts. */
    enum Style {
        DECIMAL,
        LOWER_LETTER,
        LOWER_ROMAN,
        UPPER_LETTER,
        UPPER_ROMAN,
        /** 一, 二 */
        CHINESE,
        /** أ, ب, ج, in the order of the abjad */
        ABJAD,
        /** а, б, в */
        CYRILLIC,
        NONE
    }

    /** One way to read it: the {@code value}-th in its style; 0 if unknown. */
    record Reading(Style style, int value) {}

    /** How far it counts; 0 if unknown. */
    int value() {
        return readings.isEmpty() ? 0 : readings.get(0).value();
    }

    /** Whether it is a number with a full stop or a closing bracket, as paragraphs have. */
    boolean isPlainNumber() {
        return family == Family.ITEM
                && (sign.equals("#.") || sign.equals("#)"))
                && !readings.isEmpty()
                && (readings.get(0).style() == Style.DECIMAL || readings.get(0).style() == Style.CHINESE);
    }

    /** Whether it stands in brackets. */
    boolean isBracketed() {
        return sign.startsWith("(");
    }

    /** Whether it calls its clause an alternative to another. */
    boolean isAlternative() {
        return alternativeTo != null;
    }

    /** What it counts, without what is around it: {@code 6}, {@code 6bis}; {@code ""} if that is unknown. */
    String number() {
        if (value() == 0 || sign.contains(".#")) {
            return "";
        }
        Matcher repeated = REPEATED.matcher(text);
        return repeated.find() ? value() + repeated.group(1).toLowerCase(Locale.ROOT) : String.valueOf(value());
    }

    /** Whether it was put between two others, as 1 bis. */
    boolean isRepeated() {
        return REPEATED.matcher(text).find();
    }
}
