package org.plenary.server.intake;

/** Numbers in English words. Stateless. */
final class EnglishNumbers {
    private static final int MOST = 999_999;
    private static final String[] SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };
    private static final String[] IRREGULAR = {"first", "second", "third", "fifth", "eighth", "ninth", "twelfth"};
    private static final int[] IRREGULAR_OF = {1, 2, 3, 5, 8, 9, 12};

    private EnglishNumbers() {}

    /** As in {@code 1st}, {@code 12th}. */
    static String withEnding(int n) {
        int tens = n % 100;
        int ones = tens >= 11 && tens <= 13 ? 0 : n % 10;
        return n + (ones == 1 ? "st" : ones == 2 ? "nd" : ones == 3 ? "rd" : "th");
    }

    /** As in {@code twenty-one}. */
    static String cardinal(int n) {
        if (n < 0 || n > MOST) {
            return Integer.toString(n);
        }
        if (n >= 1000) {
            return joined(cardinal(n / 1000) + " thousand", n % 1000, " ");
        }
        if (n >= 100) {
            return joined(SMALL[n / 100] + " hundred", n % 100, " ");
        }
        return n < 20 ? SMALL[n] : joined(TENS[n / 10], n % 10, "-");
    }

    private static String joined(String words, int rest, String between) {
        return rest == 0 ? words : words + between + cardinal(rest);
    }

    /** As in {@code twenty-first}. */
    static String ordinal(int n) {
        String words = cardinal(n);
        int start = Math.max(words.lastIndexOf(' '), words.lastIndexOf('-')) + 1;
        String last = words.substring(start);
        for (int i = 0; i < IRREGULAR.length; i++) {
            if (last.equals(SMALL[IRREGULAR_OF[i]])) {
                return words.substring(0, start) + IRREGULAR[i];
            }
        }
        return last.endsWith("y") ? words.substring(0, words.length() - 1) + "ieth" : words + "th";
    }
}
