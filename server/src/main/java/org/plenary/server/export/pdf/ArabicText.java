package org.plenary.server.export.pdf;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.openhtmltopdf.bidi.BidiReorderer;

/**
 * Right-to-left text as it is drawn from left to right: letters in the forms that join, each behind its vowel marks, which
 * fonts have standing to the right of where they begin. Not thread-safe.
 */
final class ArabicText implements BidiReorderer {
    /** The forms of Arabic marks that take up space, from U+FE70, and the marks themselves. */
    private static final int FIRST_FORM = 0xFE70;

    private static final String MARKS =
            "\u064B\u064B\u064C\uFE73\u064D\uFE75\u064E\u064E\u064F\u064F" + "\u0650\u0650\u0651\u0651\u0652\u0652";

    private final ArabicShaping shaping = new ArabicShaping(ArabicShaping.LETTERS_SHAPE);
    private final ArabicShaping unshaping = new ArabicShaping(ArabicShaping.LETTERS_UNSHAPE);

    @Override
    public String reorderRTLTextToLTR(String text) {
        return Bidi.writeReverse(text, Bidi.DO_MIRRORING);
    }

    @Override
    public String shapeText(String text) {
        try {
            return withMarks(shaping.shape(text));
        } catch (ArabicShapingException e) {
            return text;
        }
    }

    @Override
    public String deshapeText(String text) {
        try {
            return unshaping.shape(text);
        } catch (ArabicShapingException e) {
            return text;
        }
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }

    /** The same with each mark as the one that stands above or below its letter. */
    private static String withMarks(String shaped) {
        StringBuilder text = new StringBuilder(shaped.length());
        for (int i = 0; i < shaped.length(); i++) {
            char c = shaped.charAt(i);
            int form = c - FIRST_FORM;
            text.append(form >= 0 && form < MARKS.length() ? MARKS.charAt(form) : c);
        }
        return text.toString();
    }
}
