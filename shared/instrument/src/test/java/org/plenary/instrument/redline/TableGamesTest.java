package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.instrument.Texts.clause;
import static org.plenary.instrument.Texts.p;
import static org.plenary.instrument.Texts.sub;
import static org.plenary.instrument.Texts.table;

import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;

/**
 * Somebody edits tables at random. Whatever is read of them at two moments, a redline says the same, cell by cell.
 * Replay a failed game with {@code -Dplenary.seed=… -Dplenary.redline.games=1}; play longer with {@code
 * -Dplenary.redline.games=…}.
 */
class TableGamesTest {
    private static final int GAMES = Integer.getInteger("plenary.redline.games", 150);

    @Test
    void saysOfEachCellWhatIsReadOfItAtBothMoments() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("tables from seed " + seed);
        for (int i = 0; i < GAMES; i++) {
            try {
                play(new Random(seed + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.redline.games=1", e);
            }
        }
    }

    private static void play(Random random) {
        DraftRecord record = DraftRecord.of(
                clause("a", ClauseKind.OPERATIVE, "Parties:", table("Name|Share", "Norway|one", "|two"), p("and more")),
                clause("b", ClauseKind.ARTICLE, "Dates", sub("first", table("|", "May|June")), p("end")));
        NavigableMap<Long, Instrument> states = new TreeMap<>();
        states.put(1L, InstrumentReader.read(record.doc));
        for (int turn = 0; turn < 20; turn++) {
            long seq = record.entry(() -> {
                for (int n = 1 + random.nextInt(3); n > 0; n--) {
                    edit(record.root(), random);
                }
            });
            states.put(seq, InstrumentReader.read(record.doc));
        }
        List<Long> moments = List.copyOf(states.keySet());
        for (int n = 0; n < 12; n++) {
            long one = moments.get(random.nextInt(moments.size()));
            long other = moments.get(random.nextInt(moments.size()));
            long from = Math.min(one, other);
            long to = Math.max(one, other);
            DraftRedline redline = record.between(from, to);
            assertThat(RedlineText.of(redline, RedlineText.Side.BEFORE)).isEqualTo(RedlineText.of(states.get(from)));
            assertThat(RedlineText.of(redline, RedlineText.Side.AFTER)).isEqualTo(RedlineText.of(states.get(to)));
        }
        long last = states.lastKey();
        assertThat(RedlineText.of(
                        DraftRedline.blame(record.doc, record.attribution, last, true), RedlineText.Side.AFTER))
                .isEqualTo(RedlineText.of(states.get(last)));
    }

    private static <T> T any(Random random, List<T> list) {
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    private static void edit(YXmlFragment root, Random random) {
        YXmlElement table = any(random, root.querySelectorAll(DraftSchema.TABLE));
        YXmlElement row = table == null ? null : (YXmlElement) any(random, table.children());
        YXmlElement cell = row == null ? null : (YXmlElement) any(random, row.children());
        switch (random.nextInt(12)) {
            case 0 -> insertRow(table, row, random);
            case 1 -> deleteFrom(table, row);
            case 2 -> insertColumn(table, random);
            case 3 -> deleteColumn(table, random);
            case 4 -> deleteFrom(row, cell);
            case 5 -> rewrite(table, row, random.nextBoolean() ? DraftSchema.HEADER_ROW : DraftSchema.ROW);
            case 6 -> rewriteClause(root, random);
            case 7 -> newParagraph(root, random);
            case 8 ->
                deleteFrom(table == null ? null : (YXmlFragment) table.parent(), random.nextInt(4) == 0 ? table : null);
            default -> type(root, random);
        }
    }

    private static void insertRow(YXmlElement table, YXmlElement behind, Random random) {
        if (behind != null) {
            YXmlElement row = table.insertElementAfter(random.nextBoolean() ? behind : null, DraftSchema.ROW);
            behind.children().forEach(cell -> insertCell(row, (int) row.length(), random));
        }
    }

    private static void insertCell(YXmlElement row, int at, Random random) {
        YXmlElement paragraph = row.insertElement(at, DraftSchema.CELL).insertElement(0, DraftSchema.PARAGRAPH);
        if (random.nextBoolean()) {
            paragraph.insertText(0).insert(0, words(random));
        }
    }

    private static void insertColumn(YXmlElement table, Random random) {
        int at = random.nextInt(3);
        if (table != null) {
            table.children()
                    .forEach(row ->
                            insertCell((YXmlElement) row, (int) Math.min(at, ((YXmlElement) row).length()), random));
        }
    }

    private static void deleteColumn(YXmlElement table, Random random) {
        int at = random.nextInt(3);
        for (SharedType row : table == null ? List.<SharedType>of() : table.children()) {
            if (at < ((YXmlElement) row).length()) {
                ((YXmlElement) row).delete(at, 1);
            }
        }
    }

    private static void deleteFrom(YXmlFragment parent, YXmlElement child) {
        if (parent != null && child != null) {
            parent.delete(child);
        }
    }

    private static void rewrite(YXmlFragment parent, YXmlElement old, String name) {
        if (old != null) {
            YXmlElement made = parent.insertElementAfter(old, name);
            old.children().forEach(child -> made.insertCopy(made.length(), child));
            parent.delete(old);
        }
    }

    private static void rewriteClause(YXmlFragment root, Random random) {
        YXmlElement old = (YXmlElement) any(random, root.children());
        if (old != null) {
            Object id = old.getAttribute(DraftSchema.ID);
            String kind = random.nextBoolean() ? "operative" : "annex";
            YXmlElement made = root.insertElementAfter(random.nextBoolean() ? old : null, kind);
            made.setAttribute(DraftSchema.ID, id);
            old.children().forEach(child -> made.insertCopy(made.length(), child));
            root.delete(old);
        }
    }

    private static void newParagraph(YXmlFragment root, Random random) {
        YXmlElement paragraph = any(random, root.querySelectorAll(DraftSchema.PARAGRAPH));
        if (paragraph != null) {
            ((YXmlFragment) paragraph.parent())
                    .insertElementAfter(paragraph, DraftSchema.PARAGRAPH)
                    .insertText(0)
                    .insert(0, words(random));
        }
    }

    private static void type(YXmlFragment root, Random random) {
        YXmlElement paragraph = any(random, root.querySelectorAll(DraftSchema.PARAGRAPH));
        if (paragraph == null) {
            return;
        }
        YXmlText text = paragraph.length() == 0 ? paragraph.insertText(0) : (YXmlText) paragraph.get(0);
        long at = (long) (random.nextDouble() * (text.length() + 1));
        if (random.nextInt(3) == 0) {
            text.delete(at, text.length() - at);
        } else {
            text.insert(at, words(random));
        }
    }

    private static String words(Random random) {
        return List.of("States ", "x", "Norway ", "two ", "a longer text of some words ")
                .get(random.nextInt(5));
    }
}
