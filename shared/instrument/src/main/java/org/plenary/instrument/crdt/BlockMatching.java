package org.plenary.instrument.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;

/**
 * Which of the present blocks of a clause is to become which of the wanted ones: of the same kind, in order, and so that as
 * many words as can stay. Where there are very many blocks, those between what is the same at both ends are taken in order.
 */
final class BlockMatching {
    private static final int MAX_CELLS = 250_000;

    private final List<Block> present;
    private final List<Block> wanted;

    /** For each wanted block, the index of the present one; -1 for none. */
    private final int[] partners;

    BlockMatching(List<Block> present, List<Block> wanted) {
        this.present = present;
        this.wanted = wanted;
        partners = new int[wanted.size()];
        Arrays.fill(partners, -1);
        match();
    }

    int partner(int wantedBlock) {
        return partners[wantedBlock];
    }

    private void match() {
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
        int rows = endPresent - from;
        int columns = endWanted - from;
        if ((long) rows * columns > MAX_CELLS) {
            for (int i = 0; i < Math.min(rows, columns); i++) {
                if (sameKind(present.get(from + i), wanted.get(from + i))) {
                    partners[from + i] = from + i;
                }
            }
        } else if (rows > 0 && columns > 0) {
            matchBest(from, rows, columns);
        }
    }

    private static boolean sameKind(Block one, Block other) {
        return one.getClass() == other.getClass();
    }

    private void matchBest(int from, int rows, int columns) {
        List<Map<String, Integer>> presentWords = present.subList(from, from + rows).stream()
                .map(BlockMatching::words)
                .toList();
        List<Map<String, Integer>> wantedWords = wanted.subList(from, from + columns).stream()
                .map(BlockMatching::words)
                .toList();
        int[][] best = new int[rows + 1][columns + 1];
        int[][] gains = new int[rows][columns];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                gains[i][j] = sameKind(present.get(from + i), wanted.get(from + j))
                        ? 1 + common(presentWords.get(i), wantedWords.get(j))
                        : 0;
                int together = gains[i][j] == 0 ? 0 : gains[i][j] + best[i + 1][j + 1];
                best[i][j] = Math.max(together, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        for (int i = 0, j = 0; i < rows && j < columns; ) {
            if (gains[i][j] > 0 && best[i][j] == gains[i][j] + best[i + 1][j + 1]) {
                partners[from + j++] = from + i++;
            } else if (best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                j++;
            }
        }
    }

    private static int common(Map<String, Integer> some, Map<String, Integer> others) {
        if (some.size() > others.size()) {
            return common(others, some);
        }
        int count = 0;
        for (Map.Entry<String, Integer> word : some.entrySet()) {
            count += 2 * Math.min(word.getValue(), others.getOrDefault(word.getKey(), 0));
        }
        return count;
    }

    private static Map<String, Integer> words(Block block) {
        Map<String, Integer> words = new HashMap<>();
        block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                TextForm.lines(paragraph)
                        .forEach(line -> Tokens.of(line.text()).forEach(word -> words.merge(word, 1, Integer::sum)));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                subparagraph
                        .blocks()
                        .forEach(
                                inner -> words(inner).forEach((word, count) -> words.merge(word, count, Integer::sum)));
            }
        });
        return words;
    }
}
