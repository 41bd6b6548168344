package org.plenary.server.export.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Letter;
import org.plenary.instrument.PlacedNote;
import org.plenary.instrument.PlacedParagraph;
import org.plenary.instrument.TablePlace;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.Stretch;

/** One of the two moments of a redline. */
enum Side {
    BEFORE(Change.INSERTED),
    AFTER(Change.DELETED);

    private static final int REPLACEMENT = 0xFFFD;

    private final Change absent;

    Side(Change absent) {
        this.absent = absent;
    }

    /**
     * A clause at one moment.
     *
     * @param paragraphs its paragraphs, none if it is not there
     * @param notes its footnotes
     */
    record Placed(List<PlacedParagraph> paragraphs, List<PlacedNote> notes) {
        static final Placed NONE = new Placed(List.of(), List.of());
    }

    /**
     * A clause at this moment. The letters of a clause and the marks of its footnotes are numbered from 0 in the order
     * of the redline, its paragraphs, too: so they have the same number on both sides.
     */
    Placed read(ClauseRedline clause) {
        Form form = this == BEFORE ? clause.before() : clause.after();
        return form == null ? Placed.NONE : new Reading(form.kind()).read(clause);
    }

    private final class Reading {
        private final ClauseKind kind;
        private final List<PlacedParagraph> result = new ArrayList<>();
        private final List<@Nullable CellPlace> cells = new ArrayList<>();
        private @Nullable ParagraphRedline open;
        private int openNumber;
        private final List<PlacedNote> notes = new ArrayList<>();
        private List<Letter> letters = new ArrayList<>();
        private long number;

        Reading(ClauseKind kind) {
            this.kind = kind;
        }

        Placed read(ClauseRedline clause) {
            for (int i = 0; i < clause.paragraphs().size(); i++) {
                ParagraphRedline paragraph = clause.paragraphs().get(i);
                if (paragraph.change() != absent) {
                    close();
                    open = paragraph;
                    openNumber = i;
                }
                Stretch.of(paragraph.runs()).forEach(this::add);
            }
            close();
            List<@Nullable TablePlace> places = TablePlace.of(cells);
            for (int i = 0; i < places.size(); i++) {
                result.set(i, result.get(i).in(places.get(i)));
            }
            return new Placed(result, notes);
        }

        private void add(Stretch stretch) {
            Stretch.Noted footnote = stretch.footnote();
            if (footnote == null) {
                stretch.runs().forEach(run -> add(run, letters));
                return;
            }
            List<Letter> words = new ArrayList<>();
            long mark = number++;
            stretch.runs().forEach(run -> add(run, words));
            int shown = Side.this == BEFORE ? footnote.numberBefore() : footnote.numberAfter();
            if (shown > 0) {
                letters.add(Letter.mark(shown, mark));
                notes.add(new PlacedNote(shown, mark, openNumber, words));
            }
        }

        private void add(Run run, List<Letter> to) {
            boolean there = run.change() != absent;
            Style style = Side.this == BEFORE ? run.before() : run.after();
            String text = run.text();
            for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
                if (there) {
                    to.add(new Letter(wellFormed(text.codePointAt(at)), style.bold(), style.italic(), number));
                }
                number++;
            }
        }

        private void close() {
            if (open != null) {
                int depth = Side.this == BEFORE ? open.depthBefore() : open.depth();
                String label = Side.this == BEFORE ? open.labelBefore() : open.labelAfter();
                result.add(new PlacedParagraph(kind, depth, label, openNumber, letters));
                cells.add(open.cell());
                letters = new ArrayList<>();
            }
        }
    }

    /** Half a character cannot be written. */
    private static int wellFormed(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? REPLACEMENT : codePoint;
    }
}
