package org.plenary.server.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;

/**
 * A clause of a redline in one row, as both of its moments have it: beginnings of paragraphs, line breaks and marks of
 * footnotes, and between them the units of its words, each with what became of it. Single-threaded.
 *
 * <p>A slot is a place before, between or behind them, from 0 on. At one moment, a sign can stand in any slot between
 * two of the row that are there at that moment, and reads the same.
 */
final class RedlineUnits {
    private final List<Place> row = new ArrayList<>();

    /**
     * One of the row.
     *
     * @param paragraph the index of its paragraph
     * @param run the index of its run in the paragraph, -1 for the beginning of one
     * @param at its index in the text of the run
     * @param change what became of it
     * @param footnote the footnote that it stands in, null for the line
     * @param isUnit whether it is a unit of words, and no beginning, line break or mark
     */
    record Place(
            int paragraph,
            int run,
            int at,
            Change change,
            @Nullable FootnotePlace footnote,
            boolean isUnit) {}

    RedlineUnits(ClauseRedline clause) {
        for (int i = 0; i < clause.paragraphs().size(); i++) {
            ParagraphRedline paragraph = clause.paragraphs().get(i);
            row.add(new Place(i, -1, 0, paragraph.change(), null, false));
            for (int j = 0; j < paragraph.runs().size(); j++) {
                add(i, j, paragraph.runs().get(j));
            }
        }
    }

    private void add(int paragraph, int index, Run run) {
        if (run.text().isEmpty()) {
            row.add(new Place(paragraph, index, 0, run.change(), run.footnote(), false));
        }
        for (int at = 0; at < run.text().length(); at++) {
            boolean isUnit = run.text().charAt(at) != '\n';
            row.add(new Place(paragraph, index, at, run.change(), run.footnote(), isUnit));
        }
    }

    int size() {
        return row.size();
    }

    Place get(int index) {
        return row.get(index);
    }

    /** As one moment has it. */
    Moment at(Side side) {
        return new Moment(side);
    }

    /** One of the two moments. */
    enum Side {
        BEFORE(Change.INSERTED),
        AFTER(Change.DELETED);

        private final Change absent;

        Side(Change absent) {
            this.absent = absent;
        }
    }

    /** The units of one moment, by the texts that passages count them in. */
    final class Moment {
        private final Map<Integer, List<Integer>> texts = new HashMap<>();
        private final Map<Integer, Integer> footnotes = new HashMap<>();

        /** For each of the row the last one before it that is there, -1 for none; and the next one behind it. */
        private final int[] previous = new int[row.size()];

        private final int[] next = new int[row.size()];

        private Moment(Side side) {
            int last = -1;
            for (int i = 0; i < previous.length; i++) {
                Place place = row.get(i);
                previous[i] = last;
                if (place.change() != side.absent) {
                    last = i;
                    int text = text(place.footnote());
                    if (place.isUnit()) {
                        texts.computeIfAbsent(text, fresh -> new ArrayList<>()).add(i);
                    }
                }
            }
            int behind = row.size();
            for (int i = next.length - 1; i >= 0; i--) {
                next[i] = behind;
                behind = row.get(i).change() == side.absent ? behind : i;
            }
        }

        /** Footnotes are counted in the order of their marks. */
        private int text(@Nullable FootnotePlace footnote) {
            return footnote == null ? 0 : footnotes.computeIfAbsent(footnote.id(), id -> footnotes.size() + 1);
        }

        /** In which text the words of a footnote are, or those of the line if it is null; -1 if it is not there. */
        int find(@Nullable FootnotePlace footnote) {
            return footnote == null ? 0 : footnotes.getOrDefault(footnote.id(), -1);
        }

        /** The places in the row of the units of a text: of a footnote from 1 on, 0 for the line. */
        List<Integer> units(int footnote) {
            return texts.getOrDefault(footnote, List.of());
        }

        /** The slots directly before a unit: the first and the last one. */
        int[] before(int unit) {
            return new int[] {previous[unit] + 1, unit};
        }

        /** The slots directly behind a unit: the first and the last one. */
        int[] behind(int unit) {
            return new int[] {unit + 1, next[unit]};
        }
    }
}
