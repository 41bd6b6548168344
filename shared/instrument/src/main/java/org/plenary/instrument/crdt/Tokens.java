package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plenary.instrument.Words;

/** The words of a text and the characters between them, and what of them stays when the text becomes another. */
public final class Tokens {
    private static final int MAX_CELLS = 4_000_000;

    private Tokens() {}

    /** The words of a text, and each character between them, in order. */
    public static List<String> of(String text) {
        List<String> tokens = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            int end = Words.end(text, at);
            tokens.add(text.substring(at, end));
            at = end;
        }
        return tokens;
    }

    /**
     * For each wanted token, the index of the present token that becomes it; -1 for one that is new. As many as can
     * stay in order do; if the texts are very long, those at both ends.
     */
    public static int[] match(List<String> present, List<String> wanted) {
        int[] partners = new int[wanted.size()];
        Arrays.fill(partners, -1);
        int from = 0;
        int endPresent = present.size();
        int endWanted = wanted.size();
        while (from < endPresent && from < endWanted && present.get(from).equals(wanted.get(from))) {
            partners[from] = from;
            from++;
        }
        while (endPresent > from
                && endWanted > from
                && present.get(endPresent - 1).equals(wanted.get(endWanted - 1))) {
            partners[--endWanted] = --endPresent;
        }
        long cells = (endPresent - from + 1L) * (endWanted - from + 1L);
        if (cells <= MAX_CELLS) {
            matchMost(present.subList(from, endPresent), wanted.subList(from, endWanted), partners, from);
        }
        return partners;
    }

    private static void matchMost(List<String> present, List<String> wanted, int[] partners, int from) {
        int[][] best = new int[present.size() + 1][wanted.size() + 1];
        for (int i = present.size() - 1; i >= 0; i--) {
            for (int j = wanted.size() - 1; j >= 0; j--) {
                best[i][j] = present.get(i).equals(wanted.get(j))
                        ? best[i + 1][j + 1] + weight(present.get(i))
                        : Math.max(best[i + 1][j], best[i][j + 1]);
            }
        }
        for (int i = 0, j = 0; i < present.size() && j < wanted.size(); ) {
            if (present.get(i).equals(wanted.get(j))) {
                partners[from + j++] = from + i++;
            } else if (best[i + 1][j] >= best[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
    }

    /** Long words count for more than what stands between words, so that a space is not kept at the cost of a word. */
    private static int weight(String token) {
        return token.length();
    }
}
