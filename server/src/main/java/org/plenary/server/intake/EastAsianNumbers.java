package org.plenary.server.intake;

import java.util.Map;
import java.util.function.IntFunction;

/**
 * Numbers as Chinese, Japanese, Korean and Vietnamese write them in lists, by the names of their formats in Office Open
 * XML. Stateless.
 */
final class EastAsianNumbers {
    private static final int MOST = 99_999;
    private static final int MOST_COUNTED = 99;

    /**
     * A way to write numbers.
     *
     * @param digits those from 0 to 9
     * @param units those of ten, hundred, thousand and ten thousand; {@code ""} where digits alone are written
     * @param saysOne whether ten is one ten
     * @param saysZero whether a place without a digit is told by a zero
     */
    private record Way(String digits, String units, boolean saysOne, boolean saysZero) {}

    private static final Map<String, Way> SYSTEMS = Map.ofEntries(
            Map.entry("ideographDigital", new Way("〇一二三四五六七八九", "", false, false)),
            Map.entry("japaneseDigitalTenThousand", new Way("〇一二三四五六七八九", "", false, false)),
            Map.entry("taiwaneseDigital", new Way("○一二三四五六七八九", "", false, false)),
            Map.entry("koreanDigital", new Way("영일이삼사오육칠팔구", "", false, false)),
            Map.entry("koreanDigital2", new Way("零一二三四五六七八九", "", false, false)),
            Map.entry("japaneseCounting", new Way("〇一二三四五六七八九", "十百千万", false, false)),
            Map.entry("japaneseLegal", new Way("〇壱弐参四五六七八九", "拾百阡萬", true, false)),
            Map.entry("chineseCounting", new Way("○一二三四五六七八九", "十百千万", false, false)),
            Map.entry("chineseCountingThousand", new Way("○一二三四五六七八九", "十百千万", false, true)),
            Map.entry("chineseLegalSimplified", new Way("零壹贰叁肆伍陆柒捌玖", "拾佰仟萬", true, true)),
            Map.entry("taiwaneseCounting", new Way("○一二三四五六七八九", "十百千萬", false, false)),
            Map.entry("taiwaneseCountingThousand", new Way("○一二三四五六七八九", "十百千萬", false, true)),
            Map.entry("ideographLegalTraditional", new Way("零壹貳參肆伍陸柒捌玖", "拾佰仟萬", true, true)),
            Map.entry("koreanCounting", new Way("영일이삼사오육칠팔구", "십백천만", false, false)));

    private static final String[] KOREAN_ONES = {"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};
    private static final String[] KOREAN_TENS = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    private static final String[] VIETNAMESE = {"không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};

    private EastAsianNumbers() {}

    /** The format of this name; decimal digits if there is none. */
    static IntFunction<String> of(String name) {
        Way way = SYSTEMS.get(name);
        if (way != null) {
            return n -> written(way, n);
        }
        return switch (name) {
            case "koreanLegal" ->
                n -> n < 1 || n > MOST_COUNTED ? decimal(n) : KOREAN_TENS[n / 10] + KOREAN_ONES[n % 10];
            case "vietnameseCounting" -> EastAsianNumbers::vietnamese;
            default -> EastAsianNumbers::decimal;
        };
    }

    private static String decimal(int n) {
        return Integer.toString(n);
    }

    private static String written(Way way, int n) {
        StringBuilder text = new StringBuilder();
        if (way.units().isEmpty()) {
            decimal(n).chars().forEach(c -> text.append(way.digits().charAt(c - '0')));
            return text.toString();
        }
        if (n < 1 || n > MOST) {
            return n == 0 ? way.digits().substring(0, 1) : decimal(n);
        }
        String places = decimal(n);
        boolean skipped = false;
        for (int i = 0; i < places.length(); i++) {
            int digit = places.charAt(i) - '0';
            int unit = places.length() - 1 - i;
            if (digit == 0) {
                skipped = true;
                continue;
            }
            if (skipped && way.saysZero()) {
                text.append(way.digits().charAt(0));
            }
            skipped = false;
            boolean isBareUnit = digit == 1 && unit > 0 && !way.saysOne() && ((i == 0 && unit == 1) || isShort(way));
            text.append(isBareUnit ? "" : way.digits().substring(digit, digit + 1));
            text.append(unit == 0 ? "" : way.units().substring(unit - 1, unit));
        }
        return text.toString();
    }

    /** Japanese and Korean say hundred and thousand without a one. */
    private static boolean isShort(Way way) {
        return way.digits().startsWith("〇") || way.digits().startsWith("영");
    }

    private static String vietnamese(int n) {
        if (n < 1 || n > MOST_COUNTED) {
            return decimal(n);
        }
        int ones = n % 10;
        if (n < 10) {
            return VIETNAMESE[n];
        }
        String tens = n < 20 ? "mười" : VIETNAMESE[n / 10] + " mươi";
        String last = ones == 5 ? "lăm" : ones == 1 && n > 20 ? "mốt" : VIETNAMESE[ones];
        return ones == 0 ? tens : tens + " " + last;
    }
}
