package org.plenary.server.export.pdf;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Where lines may break: of what stand-ins stand for, by the rules of Unicode and, where words have no spaces between
 * them, by ICU's dictionaries. Not thread-safe.
 */
final class LineBreaks implements FSTextBreaker {
    private final Typesetting typesetting;
    private final FSTextBreaker plain = new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.US));
    private final com.ibm.icu.text.BreakIterator meant = com.ibm.icu.text.BreakIterator.getLineInstance(Locale.ROOT);
    private final Deque<Integer> breaks = new ArrayDeque<>();
    private boolean hasStandIns;

    LineBreaks(Typesetting typesetting) {
        this.typesetting = typesetting;
    }

    @Override
    public void setText(String text) {
        hasStandIns = text.codePoints().anyMatch(typesetting::isStandIn);
        if (!hasStandIns) {
            plain.setText(text);
            return;
        }
        StringBuilder original = new StringBuilder();
        int[] ends = new int[text.length()];
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            original.append(typesetting.meant(c));
            i += Character.charCount(c);
            ends[i - 1] = original.length();
        }
        meant.setText(original.toString());
        breaks.clear();
        for (int i = 0; i < text.length(); i++) {
            if (ends[i] > 0 && meant.isBoundary(ends[i])) {
                breaks.add(i + 1);
            }
        }
    }

    /** The next break, -1 if there is none. */
    @Override
    public int next() {
        if (!hasStandIns) {
            return plain.next();
        }
        Integer next = breaks.poll();
        return next == null ? BreakIterator.DONE : next;
    }
}
