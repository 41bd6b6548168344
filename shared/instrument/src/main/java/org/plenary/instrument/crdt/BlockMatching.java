package org.plenary.instrument.crdt;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Block;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;

/**
 * Which of the present blocks of a clause, parts of a line, rows of a table or cells of a row is to become which of the
 * wanted ones: of the same kind, in order, and so that as many words as can stay. Where there are very many blocks,
 * those between what is the same at both ends are taken in order.
 */
final class BlockMatching {
    private static final int MAX_CELLS = 250_000;

    private final List<Item> present;
    private final List<Item> wanted;

    /** For each wanted block, the index of the present one; -1 for none. */
    private final int[] partners;

    /**
     * What is matched.
     *
     * @param kind only what has the same kind becomes one another
     * @param what it is
     * @param blocks where its words are
     */
    private record Item(Object kind, Object what, List<? extends Block> blocks) {
        boolean isSame(Item other) {
            return kind.equals(other.kind) && what.equals(other.what);
        }
    }

    static BlockMatching ofBlocks(List<Block> present, List<Block> wanted) {
        return new BlockMatching(
                items(present, block -> new Item(block.getClass(), block, List.of(block))),
                items(wanted, block -> new Item(block.getClass(), block, List.of(block))));
    }

    static BlockMatching ofRows(List<TableRow> present, List<TableRow> wanted) {
        Function<TableRow, Item> item = row -> new Item(row.header(), row, List.of(new Table(List.of(row))));
        return new BlockMatching(items(present, item), items(wanted, item));
    }

    static BlockMatching ofCells(List<TableCell> present, List<TableCell> wanted) {
        Function<TableCell, Item> item = cell -> new Item("", cell, cell.paragraphs());
        return new BlockMatching(items(present, item), items(wanted, item));
    }

    /** Of a line; a present part that is null becomes none. */
    static BlockMatching ofParts(List<TextForm.@Nullable Part> present, List<TextForm.Part> wanted) {
        Function<TextForm.@Nullable Part, Item> item = part -> part == null
                ? new Item("", "", List.of())
                : new Item(part.kind(), part, List.of(new Paragraph(part.inlines())));
        return new BlockMatching(items(present, item), items(wanted, item));
    }

    private static <T extends @Nullable Object> List<Item> items(List<T> all, Function<T, Item> item) {
        return all.stream().map(item).toList();
    }

    private BlockMatching(List<Item> present, List<Item> wanted) {
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
        while (from < endPresent && from < endWanted && present.get(from).isSame(wanted.get(from))) {
            partners[from] = from;
            from++;
        }
        while (endPresent > from
                && endWanted > from
                && present.get(endPresent - 1).isSame(wanted.get(endWanted - 1))) {
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

    private static boolean sameKind(Item one, Item other) {
        return one.kind.equals(other.kind);
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

    private static Map<String, Integer> words(Item item) {
        Map<String, Integer> words = new HashMap<>();
        item.blocks.forEach(block -> count(block, words));
        return words;
    }

    private static void count(Block block, Map<String, Integer> words) {
        block.accept(new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                TextForm.parts(paragraph.inlines())
                        .forEach(part -> Tokens.of(part.text()).forEach(word -> words.merge(word, 1, Integer::sum)));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                subparagraph.blocks().forEach(inner -> count(inner, words));
            }

            @Override
            public void table(Table table) {
                for (TableRow row : table.rows()) {
                    row.cells().forEach(cell -> cell.paragraphs().forEach(inner -> count(inner, words)));
                }
            }
        });
    }
}
