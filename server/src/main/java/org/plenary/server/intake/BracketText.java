package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;

/**
 * One text of a clause, its own or that of a footnote, in which brackets were typed, and the same without some of its
 * characters. Lines that have words are joined with {@code "\n"}. For one thread.
 */
final class BracketText {
    private static final int EXCERPT = 60;

    /** Which clause it is of, from 0. */
    final int clause;
    /** Which of its texts: 0 for its own. */
    final int number;

    private final StringBuilder text = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();
    private final BitSet lineEnds = new BitSet();
    private final BitSet removed = new BitSet();
    /** Of those that are removed, those for which a space stands. */
    private final BitSet spaced = new BitSet();

    private boolean lineEnded;
    private @Nullable Left left;
    /** How many characters that are no blanks and no brackets stand before each place; null until it is asked for. */
    private int @Nullable [] counts;
    /** The first character that is no blank and no bracket that opens. */
    private int firstWord = -1;
    /** Behind the last one that is no blank, no bracket that closes and no end of a sentence. */
    private int lastWord = -1;

    private record Run(int from, int to) {}

    /** What is left. */
    private static final class Left {
        private final String text;
        private final String stripped;
        /** Where each character of before would be in it. */
        private final int[] places;

        Left(String text, int[] places) {
            this.text = text;
            this.stripped = text.strip();
            this.places = places;
        }
    }

    BracketText(int clause, int number) {
        this.clause = clause;
        this.number = number;
    }

    void endLine() {
        lineEnded = true;
    }

    void add(String run) {
        if (!run.isEmpty() && lineEnded) {
            if (text.length() > 0) {
                lineEnds.set(text.length());
                text.append('\n');
            }
            lineEnded = false;
        }
        runs.add(new Run(text.length(), text.length() + run.length()));
        text.append(run);
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    String words(int from, int to) {
        return text.substring(from, to);
    }

    /** Whether there is anything but blanks and brackets between two places. */
    boolean hasWords(int from, int to) {
        int[] known = counts;
        if (known == null) {
            known = new int[text.length() + 1];
            for (int i = 0; i < text.length(); i++) {
                known[i + 1] = known[i] + (isBlank(i) || at(i) == '[' || at(i) == ']' ? 0 : 1);
            }
            counts = known;
        }
        return known[to] > known[from];
    }

    /** Whether nothing but blanks and other brackets stands before a place. */
    boolean isStart(int index) {
        if (firstWord < 0) {
            firstWord = 0;
            while (firstWord < text.length() && (isBlank(firstWord) || at(firstWord) == '[')) {
                firstWord++;
            }
        }
        return index <= firstWord;
    }

    /** Whether nothing but blanks, other brackets and the end of a sentence stands behind a place. */
    boolean isEnd(int index) {
        if (lastWord < 0) {
            lastWord = text.length();
            while (lastWord > 0 && (isBlank(lastWord - 1) || "].,;:".indexOf(at(lastWord - 1)) >= 0)) {
                lastWord--;
            }
        }
        return index >= lastWord;
    }

    String excerpt(int index) {
        int from = Math.max(0, index - EXCERPT / 2);
        int to = Math.min(text.length(), index + EXCERPT);
        return text.substring(from, to).replaceAll("\\s+", " ").strip();
    }

    void remove(int from, int to) {
        removed.set(from, to);
    }

    /** Takes out the bracket that opens, and blanks behind it where there is one before it, too. */
    void removeOpening(int index) {
        removed.set(index);
        boolean isBlankBefore = index == 0 || isBlank(index - 1);
        for (int i = index + 1; isBlankBefore && i < text.length() && isInnerBlank(i); i++) {
            removed.set(i);
        }
    }

    /** Takes out the bracket that closes, and blanks before it where one, or the end of a sentence, is behind it. */
    void removeClosing(int index) {
        removed.set(index);
        int behind = index + 1;
        boolean isBlankBehind = behind == text.length() || isBlank(behind) || ".,;:".indexOf(at(behind)) >= 0;
        for (int i = index - 1; isBlankBehind && i >= 0 && isInnerBlank(i); i--) {
            removed.set(i);
        }
        // Rival words that stand side by side, as in [shall][should], stay apart.
        spaced.set(index, behind < text.length() && at(behind) == '[');
    }

    private boolean isBlank(int index) {
        return isBlank(at(index));
    }

    private boolean isInnerBlank(int index) {
        return isBlank(index) && !lineEnds.get(index);
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    /** What is left of the run that was added as the {@code n}-th, from 0. */
    String runLeft(int n) {
        Run run = runs.get(n);
        StringBuilder said = new StringBuilder();
        for (int i = run.from(); i < run.to(); i++) {
            write(i, said);
        }
        return said.toString();
    }

    private void write(int i, StringBuilder to) {
        if (!removed.get(i)) {
            to.append(text.charAt(i));
        } else if (spaced.get(i)) {
            to.append(' ');
        }
    }

    /** What is left between two places, without blanks at its ends; null if nothing is. */
    TypedBracket.@Nullable Place left(int from, int to, ClauseId id) {
        Left now = left();
        int first = now.places[from];
        int last = now.places[to];
        while (first < last && isBlank(now.text.charAt(first))) {
            first++;
        }
        while (first < last && isBlank(now.text.charAt(last - 1))) {
            last--;
        }
        if (first == last) {
            return null;
        }
        String words = now.text.substring(first, last);
        boolean isWhole = number == 0 && words.equals(now.stripped);
        return new TypedBracket.Place(id, isWhole, number, first, words);
    }

    /** What is left of all of it. */
    private Left left() {
        if (left != null) {
            return left;
        }
        StringBuilder said = new StringBuilder();
        int[] places = new int[text.length() + 1];
        boolean ended = false;
        for (int i = 0; i < text.length(); i++) {
            places[i] = said.length();
            if (lineEnds.get(i)) {
                ended = true;
            } else if (!removed.get(i) || spaced.get(i)) {
                if (ended && said.length() > 0) {
                    said.append('\n');
                    places[i]++;
                }
                ended = false;
                write(i, said);
            }
        }
        places[text.length()] = said.length();
        Left now = new Left(said.toString(), places);
        left = now;
        return now;
    }
}
