package org.plenary.server.intake;

import java.util.Locale;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How word processors write the numbers of lists: the formats of Office Open XML (ECMA-376, ST_NumberFormat) by their
 * names. What has no number in a format, and formats that are not known, are written in decimal digits, as Word does.
 * Stateless.
 */
final class NumberFormat {
    private static final int MAX_REPEAT = 30;
    private static final int MAX_ROMAN = 32_767;
    private static final String[] ROMAN = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
    private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final Pattern CUSTOM = Pattern.compile("(0*)1(?:, *.*)?");

    private static final String LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String RUSSIAN = "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ";
    private static final String HEBREW = "אבגדהוזחטיכלמנסעפצקרשת";
    private static final String ARABIC = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final String ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    private static final String AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";
    private static final String IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン";
    private static final String AIUEO_NARROW = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ";
    private static final String IROHA_NARROW = "ｲﾛﾊﾆﾎﾍﾄﾁﾘﾇﾙｦﾜｶﾖﾀﾚｿﾂﾈﾅﾗﾑｳヰﾉｵｸﾔﾏｹﾌｺｴﾃｱｻｷﾕﾒﾐｼヱﾋﾓｾｽﾝ";
    private static final String GANADA = "가나다라마바사아자차카타파하";
    private static final String CHOSUNG = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ";
    private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
    private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
    private static final String HINDI_VOWELS = "अआइईउऊऋऌऍऎएऐऑऒओऔ";
    private static final String HINDI_CONSONANTS = "कखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसह";
    private static final String THAI = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ";
    private static final String CHICAGO = "*†‡§";

    private NumberFormat() {}

    /** The format that an element {@code numFmt} names; decimal if it is null. */
    static IntFunction<String> of(@Nullable Element format) {
        String name = format == null ? "decimal" : Objects.requireNonNullElse(format.attribute("val"), "decimal");
        String custom = format == null ? null : format.attribute("format");
        return name.equals("custom") && custom != null ? of(padding(custom)) : of(name);
    }

    /** Formats such as {@code 001, 002, 003, ...}, of which Word has only those with zeros before the number. */
    private static String padding(String custom) {
        Matcher matcher = CUSTOM.matcher(custom.strip());
        return matcher.matches() ? "zeros" + Math.min(9, matcher.group(1).length() + 1) : "decimal";
    }

    static IntFunction<String> of(String name) {
        return switch (name) {
            case "none" -> n -> "";
            case "upperLetter" -> n -> repeated(LATIN, n);
            case "lowerLetter" -> n -> lower(repeated(LATIN, n));
            case "upperRoman" -> NumberFormat::roman;
            case "lowerRoman" -> n -> lower(roman(n));
            case "decimalZero" -> n -> padded(n, 2);
            case "numberInDash" -> n -> "- " + n + " -";
            case "hex" -> n -> Integer.toHexString(n).toUpperCase(Locale.ROOT);
            case "ordinal" -> EnglishNumbers::withEnding;
            case "cardinalText" -> n -> capital(EnglishNumbers.cardinal(n));
            case "ordinalText" -> n -> capital(EnglishNumbers.ordinal(n));
            case "chicago" -> n -> repeated(CHICAGO, n);
            case "russianUpper" -> n -> repeated(RUSSIAN, n);
            case "russianLower" -> n -> lower(repeated(RUSSIAN, n));
            case "hebrew1" -> NumberFormat::hebrew;
            case "hebrew2" -> n -> repeated(HEBREW, n);
            case "arabicAlpha" -> n -> repeated(ARABIC, n);
            case "arabicAbjad" -> n -> repeated(ABJAD, n);
            case "hindiVowels" -> n -> repeated(HINDI_VOWELS, n);
            case "hindiConsonants" -> n -> repeated(HINDI_CONSONANTS, n);
            case "hindiNumbers" -> n -> digits(n, '०');
            case "thaiLetters" -> n -> repeated(THAI, n);
            case "thaiNumbers" -> n -> digits(n, '๐');
            case "aiueoFullWidth" -> n -> around(AIUEO, n);
            case "irohaFullWidth" -> n -> around(IROHA, n);
            case "aiueo" -> n -> around(AIUEO_NARROW, n);
            case "iroha" -> n -> around(IROHA_NARROW, n);
            case "ganada" -> n -> around(GANADA, n);
            case "chosung" -> n -> around(CHOSUNG, n);
            case "ideographTraditional" -> n -> once(STEMS, n);
            case "ideographZodiac" -> n -> once(BRANCHES, n);
            case "ideographZodiacTraditional" -> NumberFormat::sexagenary;
            case "decimalFullWidth", "decimalFullWidth2" -> n -> digits(n, '０');
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> NumberFormat::circled;
            case "decimalEnclosedFullstop" -> n -> offset(n, 20, 0x2488);
            case "decimalEnclosedParen" -> n -> offset(n, 20, 0x2474);
            case "ideographEnclosedCircle" -> n -> offset(n, 10, 0x3280);
            default -> name.startsWith("zeros") ? n -> padded(n, name.charAt(5) - '0') : EastAsianNumbers.of(name);
        };
    }

    static String decimal(int n) {
        return Integer.toString(n);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static String padded(int n, int width) {
        return "0".repeat(Math.max(0, width - decimal(n).length())) + n;
    }

    /** Letters in their order, then each twice, and so on. */
    private static String repeated(String letters, int n) {
        int times = (n - 1) / letters.length() + 1;
        return n < 1 || times > MAX_REPEAT
                ? decimal(n)
                : letters.substring((n - 1) % letters.length(), (n - 1) % letters.length() + 1)
                        .repeat(times);
    }

    /** Letters in their order, then from the first one again. */
    private static String around(String letters, int n) {
        return n < 1 ? decimal(n) : letters.substring((n - 1) % letters.length(), (n - 1) % letters.length() + 1);
    }

    private static String once(String letters, int n) {
        return n > letters.length() ? decimal(n) : around(letters, n);
    }

    private static String offset(int n, int most, int first) {
        return n < 1 || n > most ? decimal(n) : Character.toString(first + n - 1);
    }

    private static String circled(int n) {
        return n == 0 ? "⓪" : n <= 20 ? offset(n, 20, 0x2460) : n <= 35 ? offset(n - 20, 15, 0x3251) : decimal(n);
    }

    private static String digits(int n, char zero) {
        return decimal(n)
                .chars()
                .mapToObj(c -> Character.toString(c - '0' + zero))
                .reduce("", String::concat);
    }

    private static String sexagenary(int n) {
        return n < 1 ? decimal(n) : around(STEMS, n) + around(BRANCHES, n);
    }

    private static String roman(int n) {
        if (n < 1 || n > MAX_ROMAN) {
            return decimal(n);
        }
        StringBuilder numeral = new StringBuilder();
        int rest = n;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; rest >= ROMAN_VALUES[i]; rest -= ROMAN_VALUES[i]) {
                numeral.append(ROMAN[i]);
            }
        }
        return numeral.toString();
    }

    /** Letters as numerals: ones, tens and hundreds; 15 and 16 are written as 9 and 6 or 7. */
    private static String hebrew(int n) {
        if (n < 1 || n > 999) {
            return decimal(n);
        }
        StringBuilder numeral = new StringBuilder();
        int rest = n;
        for (; rest >= 400; rest -= 400) {
            numeral.append('ת');
        }
        if (rest >= 100) {
            numeral.append(HEBREW.charAt(17 + rest / 100));
            rest %= 100;
        }
        if (rest == 15 || rest == 16) {
            return numeral.append('ט').append(HEBREW.charAt(rest - 10)).toString();
        }
        if (rest >= 10) {
            numeral.append(HEBREW.charAt(8 + rest / 10));
            rest %= 10;
        }
        return (rest == 0 ? numeral : numeral.append(HEBREW.charAt(rest - 1))).toString();
    }
}
