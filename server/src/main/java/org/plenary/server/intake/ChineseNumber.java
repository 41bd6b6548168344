package org.plenary.server.intake;

/** Numbers as Chinese writes them in words, such as 一百二十三, below a thousand. Stateless. */
final class ChineseNumber {
    private static final String DIGITS = "〇一二三四五六七八九";

    private ChineseNumber() {}

    /** The value; 0 if it is no such number. */
    static int value(String number) {
        int value = 0;
        int digit = -1;
        for (char c : number.replace('零', '〇').replace('两', '二').toCharArray()) {
            int at = DIGITS.indexOf(c);
            if (at > 0 && digit > 0) {
                return 0;
            }
            if (at >= 0) {
                digit = at;
            } else if (c == '十' || c == '百') {
                value += (digit < 1 ? 1 : digit) * (c == '十' ? 10 : 100);
                digit = 0;
            } else {
                return 0;
            }
        }
        return value + Math.max(digit, 0);
    }
}
