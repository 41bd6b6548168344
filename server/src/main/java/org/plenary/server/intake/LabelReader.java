package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Label.Family;
import org.plenary.server.intake.Label.Reading;
import org.plenary.server.intake.Label.Style;

/**
 * Finds the number at the start of a paragraph. The words for articles and annexes are those of a {@link Vocabulary};
 * everything else is the same in all languages. Stateless.
 */
final class LabelReader {
    private static final String SUFFIX = "(?:\\h?(?:bis|ter|quater|quinquies))?";
    private static final Pattern CLAUSE =
            Pattern.compile("^(?:(PP|OP)\\h?|(pp|op|Pp|Op))(\\d{1,4})" + SUFFIX + "[.:)]?(?=\\s|$)\\s*");
    private static final Pattern ENCLOSED = Pattern.compile("^([(\\[（]?)(\\p{Nd}{1,4}" + SUFFIX + "|\\p{IsLatin}{1,8}"
            + SUFFIX + "|[ء-ي]ـ?|[а-я])([.)\\]．）]?)(?=\\s|$)\\s*");
    private static final Pattern TIGHT =
            Pattern.compile("^([(（])(\\p{Nd}{1,4}|[A-Za-z]{1,5}|[ء-ي]ـ?|[а-я]|[一二三四五六七八九十百]{1,5})([)）])\\s*");
    /** Chinese sets no space behind a number; Arabic sets a dash behind it. */
    private static final Pattern LISTED = Pattern.compile(
            "^(\\p{Nd}{1,3}|[一二三四五六七八九十百]{1,5})([、．])\\s*(?=\\P{Nd}|$)|^(\\p{Nd}{1,3})\\h?[-–—]\\h+(?=[^\\p{Nd}\\p{Ll}])");

    private static final Pattern DOTTED = Pattern.compile("^(\\p{Nd}{1,3}(?:[.．]\\p{Nd}{1,3}){1,4})[.．]?(?=\\s|$)\\s*");
    private static final Pattern BARE = Pattern.compile("\\p{Nd}{1,4}");
    private static final String ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    private static final String CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя";
    private static final Pattern BULLET = Pattern.compile("^([•‣▪●○◦∙·■□▶➢✓–—*\\uF0A7\\uF0B7\\uF02D-])\\s+");

    private static final Pattern ROMAN =
            Pattern.compile("m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", Pattern.CASE_INSENSITIVE);
    /** Beyond it, what looks like a numeral is more likely a word. */
    private static final int MAX_ROMAN = 200;

    private static final String ROMAN_LETTERS = "ivxlcdm";
    private static final int[] ROMAN_VALUES = {1, 5, 10, 50, 100, 500, 1000};

    private final Vocabulary words;
    private final AlternativeLabels alternatives;

    LabelReader(Vocabulary words) {
        this.words = words;
        this.alternatives = new AlternativeLabels(words);
    }

    /** The label that was typed at the start of a paragraph's text, or null. */
    @Nullable
    Label typed(String text) {
        Label alternative = alternatives.find(text, this::named, LabelReader::numbered);
        if (alternative != null) {
            return alternative;
        }
        Label named = named(text);
        return named == null ? item(text) : named;
    }

    /**
     * What may be a label, or null: besides what {@link #typed} finds, the number of an article whose text follows on
     * the same line, as it stands at the start of a sentence, too.
     */
    @Nullable
    Label candidate(String text) {
        Label label = typed(text);
        if (label == null) {
            label = headed(text, words.article(text), Family.ARTICLE, true);
        }
        return label;
    }

    /** The label of a paragraph that is numbered automatically, or null if nothing is shown. */
    @Nullable
    Label automatic(String shown) {
        String text = shown.strip();
        if (text.isEmpty()) {
            return null;
        }
        if (BARE.matcher(text).matches()) {
            return new Label(text, 0, Family.ITEM, "#.", readings(text));
        }
        Label found = typed(text + " ");
        if (found == null || found.length() < text.length()) {
            boolean counts = text.codePoints().anyMatch(Character::isLetterOrDigit);
            return new Label(text, 0, counts ? Family.ITEM : Family.BULLET, "", List.of());
        }
        return new Label(
                found.text(),
                0,
                found.family(),
                found.sign(),
                found.readings(),
                !found.sign().equals("#"),
                found.alternativeTo());
    }

    /** A number without letters, as the label of a clause: 6, 6 bis. */
    private static Label numbered(String number) {
        String digits = number.replaceFirst("(?i)\\h?(bis|ter|quater|quinquies)$", "");
        return new Label(number, number.length(), Family.ITEM, "#.", readings(digits));
    }

    /** A label that says what it numbers: PP1, OP1, Article 1, Annex I. */
    private @Nullable Label named(String text) {
        Matcher clause = CLAUSE.matcher(text);
        if (clause.find()) {
            Family family = clause.group().regionMatches(true, 0, "PP", 0, 2) ? Family.PREAMBULAR : Family.OPERATIVE;
            Reading reading = new Reading(Style.DECIMAL, Integer.parseInt(clause.group(3)));
            return new Label(clause.group().strip(), clause.end(), family, "#", List.of(reading));
        }
        Label article = headed(text, words.article(text), Family.ARTICLE, false);
        return article == null ? headed(text, words.annex(text), Family.ANNEX, false) : article;
    }

    /**
     * What stands after the number of an article is its heading, or its text after a sign, and not the rest of a
     * sentence that begins with a reference to it.
     *
     * @param loose whether its text may follow without a sign
     */
    private @Nullable Label headed(String text, @Nullable Matcher matcher, Family family, boolean loose) {
        if (matcher == null) {
            return null;
        }
        String number = matcher.group("number");
        String rest = text.substring(matcher.end());
        boolean separated = matcher.group("separator") != null;
        boolean follows = separated || (opens(rest) && !words.refersOn(rest) && (loose || isHeading(rest)));
        if (!rest.isBlank() && !follows) {
            return null;
        }
        String shown = text.substring(0, matcher.start("end")).strip();
        List<Reading> readings = List.of(new Reading(Style.DECIMAL, number == null ? 0 : numeral(number)));
        return new Label(shown, matcher.end(), family, "#", readings, separated);
    }

    static boolean opens(String rest) {
        int first = rest.isEmpty() ? ' ' : rest.codePointAt(0);
        return Character.isUpperCase(first)
                || Character.isTitleCase(first)
                || "(\"“«‘[（《「".indexOf(first) >= 0
                || (Character.isLetter(first) && !Character.isLowerCase(first));
    }

    private static boolean isHeading(String rest) {
        return HeadingSigns.isShort(rest) && !HeadingSigns.endsSentence(rest);
    }

    private int numeral(String number) {
        Integer word = words.ordinal(number);
        if (word != null) {
            return word;
        }
        String digits = number.replaceFirst("(?i)\\h?(bis|ter|quater|quinquies)$|\\.?[ºª°]$", "");
        List<Reading> readings = readings(digits);
        return readings.stream()
                .filter(reading -> reading.style() == Style.DECIMAL || reading.style() == Style.UPPER_ROMAN)
                .findFirst()
                .or(() -> readings.stream().findFirst())
                .map(Reading::value)
                .orElse(0);
    }

    private @Nullable Label item(String text) {
        Matcher dotted = DOTTED.matcher(text);
        if (dotted.find()) {
            String[] path = dotted.group(1).split("[.．]", -1);
            Reading reading = new Reading(Style.DECIMAL, decimal(path[path.length - 1]));
            return new Label(
                    dotted.group().strip(),
                    dotted.end(),
                    Family.ITEM,
                    "#" + ".#".repeat(path.length - 1),
                    List.of(reading));
        }
        Matcher bullet = BULLET.matcher(text);
        if (bullet.find()) {
            return new Label(bullet.group(1), bullet.end(), Family.BULLET, bullet.group(1), List.of());
        }
        Label enclosed = enclosed(ENCLOSED.matcher(text));
        if (enclosed == null) {
            enclosed = enclosed(TIGHT.matcher(text));
        }
        return enclosed == null ? listed(text) : enclosed;
    }

    private static @Nullable Label enclosed(Matcher matcher) {
        if (!matcher.find() || !isEnclosed(matcher.group(1), matcher.group(3))) {
            return null;
        }
        String counted = matcher.group(2).replaceFirst("(?i)\\h?(bis|ter|quater|quinquies)$", "");
        List<Reading> readings = readings(counted);
        if (readings.isEmpty()) {
            return null;
        }
        String sign = narrow(matcher.group(1)) + "#" + narrow(matcher.group(3));
        return new Label(matcher.group().strip(), matcher.end(), Family.ITEM, sign, readings);
    }

    private static boolean isEnclosed(String before, String after) {
        String sign = narrow(before) + narrow(after);
        return sign.equals(".") || sign.equals(")") || sign.equals("()");
    }

    /** Signs in full width are the same signs. */
    private static String narrow(String sign) {
        return sign.replace('（', '(').replace('）', ')').replace('．', '.');
    }

    private @Nullable Label listed(String text) {
        Matcher matcher = LISTED.matcher(text);
        List<Reading> readings = List.of();
        if (matcher.find()) {
            readings = readings(matcher.group(1) == null ? matcher.group(3) : matcher.group(1));
        }
        return readings.isEmpty()
                ? null
                : new Label(matcher.group().strip(), matcher.end(), Family.ITEM, "#.", readings);
    }

    /** What may be counted by some letters or digits. */
    private static List<Reading> readings(String counted) {
        List<Reading> readings = new ArrayList<>();
        if (counted.codePoints().allMatch(Character::isDigit)) {
            readings.add(new Reading(Style.DECIMAL, decimal(counted)));
            return readings;
        }
        int chinese = ChineseNumber.value(counted);
        if (chinese > 0) {
            return List.of(new Reading(Style.CHINESE, chinese));
        }
        String letter = counted.replace("ـ", "");
        if (letter.length() == 1 && (ABJAD.contains(letter) || CYRILLIC.contains(letter))) {
            boolean abjad = ABJAD.contains(letter);
            int value = 1 + (abjad ? ABJAD : CYRILLIC).indexOf(letter);
            return List.of(new Reading(abjad ? Style.ABJAD : Style.CYRILLIC, value));
        }
        String lower = counted.toLowerCase(Locale.ROOT);
        boolean isLower = lower.equals(counted);
        if (!isLower && !counted.toUpperCase(Locale.ROOT).equals(counted)) {
            return readings;
        }
        char first = lower.charAt(0);
        if (first >= 'a' && first <= 'z' && lower.chars().allMatch(c -> c == first) && lower.length() <= 4) {
            readings.add(new Reading(
                    isLower ? Style.LOWER_LETTER : Style.UPPER_LETTER, 26 * (lower.length() - 1) + first - 'a' + 1));
        }
        if (ROMAN.matcher(lower).matches() && roman(lower) <= MAX_ROMAN) {
            readings.add(new Reading(isLower ? Style.LOWER_ROMAN : Style.UPPER_ROMAN, roman(lower)));
        }
        return readings;
    }

    private static int decimal(String digits) {
        int value = 0;
        for (int c : digits.codePoints().toArray()) {
            value = value * 10 + Character.digit(c, 10);
        }
        return value;
    }

    private static int roman(String numeral) {
        int value = 0;
        int after = 0;
        for (int i = numeral.length() - 1; i >= 0; i--) {
            int one = ROMAN_VALUES[ROMAN_LETTERS.indexOf(numeral.charAt(i))];
            value += one < after ? -one : one;
            after = Math.max(after, one);
        }
        return value;
    }
}
