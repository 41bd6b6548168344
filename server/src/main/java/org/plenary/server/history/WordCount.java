package org.plenary.server.history;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;

/**
 * Counts words as people count them: what stands between word boundaries (Unicode Standard Annex 29, as the language
 * has them, and with dictionaries for scripts such as Thai that put no spaces between words) and holds a letter or a
 * digit. Of Chinese and Japanese each character is one. Single-threaded.
 */
final class WordCount {
    private final BreakIterator boundaries;

    WordCount(Locale language) {
        boundaries = BreakIterator.getWordInstance(language);
    }

    int of(String text) {
        boundaries.setText(text);
        int count = 0;
        int from = boundaries.first();
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            int kind = boundaries.getRuleStatus();
            if (kind >= BreakIterator.WORD_KANA) {
                count += text.codePointCount(from, to);
            } else if (kind >= BreakIterator.WORD_NONE_LIMIT) {
                count++;
            }
            from = to;
        }
        return count;
    }
}
