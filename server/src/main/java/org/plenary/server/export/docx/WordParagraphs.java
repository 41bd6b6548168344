package org.plenary.server.export.docx;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.export.Stretch;
import org.plenary.server.export.docx.WordParagraph.Piece;

/**
 * Makes Word's paragraphs of a clause. A redline tells of beginnings of paragraphs, Word tracks the marks at their
 * ends:
 *
 * <pre>
 *   redline    KEPT "One." | INSERTED "Two."       two paragraphs now, one before
 *   Word       "One." ¶ inserted  "Two." ¶         rejecting the mark joins "One.Two."
 * </pre>
 *
 * <p>So a mark is there at a moment if a paragraph that is there then follows in the clause, or the clause ends; where
 * neither moment has one, both texts are in one paragraph. Of paragraphs that came or went with all their text, their
 * own marks did, and not those before them. Whichever mark is left when others go, Word's paragraph has the form that
 * is right: all that have text in it at a moment have the same form at it. Each cell of a table is by itself: no mark
 * in it joins it to the next.
 */
final class WordParagraphs {
    private final ClauseRedline clause;
    private final List<ParagraphRedline> paragraphs;
    private final List<StatusMarks.Piece> opening;
    private final List<StatusMarks.Piece> closing;
    private final @Nullable WordCell cell;
    private final WordNumbers numbers;

    private WordParagraphs(ClauseRedline clause, StatusMarks marks, WordNumbers numbers, WordStretch stretch) {
        this.clause = clause;
        this.numbers = numbers;
        this.opening = stretch.first() ? marks.opening(clause) : List.of();
        this.closing = stretch.last() ? marks.closing(clause) : List.of();
        this.paragraphs = stretch.paragraphs();
        this.cell = stretch.cell();
    }

    static List<WordParagraph> of(BodyOrder.Placed placed, StatusMarks marks, WordNumbers numbers) {
        List<WordParagraph> result = new ArrayList<>();
        for (WordStretch stretch : WordStretch.of(placed)) {
            WordParagraphs part = new WordParagraphs(placed.clause(), marks, numbers, stretch);
            result.addAll(
                    switch (placed.place()) {
                        case ONLY -> part.both();
                        case OLD -> part.moved(Change.INSERTED, Tracking.MOVED_FROM);
                        case NEW -> part.moved(Change.DELETED, Tracking.MOVED_TO);
                    });
        }
        return result;
    }

    /** Paragraphs of the redline that are one of Word's. */
    private record Part(List<ParagraphRedline> begins, List<Piece> runs, Change mark, long by) {
        boolean endsAt(Change absent) {
            return mark != absent;
        }

        /** Whether it is not there at one of the moments, its mark aside. */
        boolean is(Change change) {
            return begins.stream().allMatch(paragraph -> paragraph.change() == change)
                    && runs.stream().allMatch(run -> run.tracking() == tracking(change));
        }

        Part with(Change otherMark, long otherBy) {
            return new Part(begins, runs, otherMark, otherBy);
        }
    }

    private List<WordParagraph> both() {
        List<Part> parts = parts();
        shiftMarks(parts, Change.INSERTED);
        shiftMarks(parts, Change.DELETED);
        List<@Nullable ParagraphForm> before = forms(parts, Change.INSERTED, clause.before());
        List<@Nullable ParagraphForm> after = forms(parts, Change.DELETED, clause.after());
        List<WordParagraph> result = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            ParagraphForm is = isGone(part, Change.DELETED) ? null : after.get(i);
            ParagraphForm was = isGone(part, Change.INSERTED) ? null : before.get(i);
            boolean formed = is != null && was != null && !is.equals(was);
            result.add(new WordParagraph(
                    part.runs,
                    tracking(part.mark),
                    part.by,
                    Objects.requireNonNull(is == null ? was : is),
                    formed ? was : null,
                    formed ? formedBy(part) : 0,
                    cell));
        }
        return result;
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        List<ParagraphRedline> begins = new ArrayList<>();
        List<Piece> runs = new ArrayList<>(marks(opening));
        boolean startedBefore = false;
        boolean startedAfter = false;
        for (int i = 0; i < paragraphs.size(); i++) {
            ParagraphRedline paragraph = paragraphs.get(i);
            begins.add(paragraph);
            runs.addAll(pieces(paragraph.runs()));
            if (i + 1 == paragraphs.size()) {
                runs.addAll(marks(closing));
            }
            startedBefore |= paragraph.change() != Change.INSERTED;
            startedAfter |= paragraph.change() != Change.DELETED;
            Change next = i + 1 == paragraphs.size()
                    ? Change.KEPT
                    : paragraphs.get(i + 1).change();
            boolean was = startedBefore && next != Change.INSERTED;
            boolean is = startedAfter && next != Change.DELETED;
            if (was || is) {
                Change mark = was && is ? Change.KEPT : is ? Change.INSERTED : Change.DELETED;
                parts.add(new Part(List.copyOf(begins), List.copyOf(runs), mark, markedBy(i, mark)));
                begins.clear();
                runs.clear();
            }
        }
        return parts;
    }

    /** Nothing of it is left when the change is undone, or made. */
    private static boolean isGone(Part part, Change change) {
        return part.mark == change && part.is(change);
    }

    /**
     * Lets parts that came or went as a whole do so with their own marks:
     *
     * <pre>
     *   "kept" ¶ inserted   "came" ¶          becomes   "kept" ¶   "came" ¶ inserted
     * </pre>
     */
    private static void shiftMarks(List<Part> parts, Change change) {
        for (int first = 0; first < parts.size(); first++) {
            int last = first;
            while (parts.get(last).mark == change
                    && last + 1 < parts.size()
                    && parts.get(last + 1).is(change)) {
                last++;
            }
            if (last > first && !parts.get(first).is(change) && parts.get(last).mark == Change.KEPT) {
                for (int i = last; i > first; i--) {
                    parts.set(i, parts.get(i).with(change, parts.get(i - 1).by));
                }
                parts.set(first, parts.get(first).with(Change.KEPT, 0));
            }
        }
    }

    private long markedBy(int at, Change mark) {
        if (mark == Change.KEPT) {
            return 0;
        }
        boolean last = at + 1 == paragraphs.size();
        if (!last && paragraphs.get(at + 1).change() == mark) {
            return paragraphs.get(at + 1).changed();
        }
        if (last && clause.seq() != 0) {
            return clause.seq();
        }
        for (int i = at; i >= 0; i--) {
            if (paragraphs.get(i).change() == mark) {
                return paragraphs.get(i).changed();
            }
        }
        return clause.seq();
    }

    /**
     * The form of each part at a moment: that of the paragraph that the parts up to the next mark are one of; null if
     * not there.
     */
    private List<@Nullable ParagraphForm> forms(List<Part> parts, Change absent, @Nullable Form form) {
        List<@Nullable ParagraphForm> forms = new ArrayList<>();
        List<ParagraphRedline> begins = new ArrayList<>();
        int count = 0;
        for (Part part : parts) {
            begins.addAll(part.begins);
            count++;
            if (part.endsAt(absent)) {
                ParagraphForm of = begins.stream()
                        .filter(each -> each.change() != absent)
                        .findFirst()
                        .map(each -> form(each, absent, form))
                        .orElse(null);
                for (; count > 0; count--) {
                    forms.add(of);
                }
                begins.clear();
            }
        }
        for (; count > 0; count--) {
            forms.add(null);
        }
        return forms;
    }

    private @Nullable ParagraphForm form(ParagraphRedline paragraph, Change absent, @Nullable Form form) {
        if (form == null) {
            return null;
        }
        if (paragraph.cell() != null) {
            return ParagraphForm.ofCell(paragraph.cell().header());
        }
        boolean before = absent == Change.INSERTED;
        String label = before ? paragraph.labelBefore() : paragraph.labelAfter();
        return ParagraphForm.of(
                form.kind(),
                before ? paragraph.depthBefore() : paragraph.depth(),
                form.kind().isOneLine() || !label.isEmpty(),
                numbers.list(form.number()));
    }

    private long formedBy(Part part) {
        Form before = clause.before();
        Form after = clause.after();
        boolean rekinded = before != null && after != null && before.kind() != after.kind();
        return LongStream.concat(
                        LongStream.of(rekinded ? clause.seq() : 0),
                        LongStream.concat(
                                part.begins.stream().mapToLong(ParagraphRedline::changed),
                                LongStream.concat(LongStream.of(part.by), anyEntries())))
                .filter(seq -> seq != 0)
                .findFirst()
                .orElse(0);
    }

    private LongStream anyEntries() {
        return LongStream.concat(
                paragraphs.stream().mapToLong(ParagraphRedline::changed),
                paragraphs.stream()
                        .flatMap(paragraph -> paragraph.runs().stream())
                        .mapToLong(Run::changed));
    }

    /** The clause at one of two places: what others did to it while it was moved is told where it can be seen. */
    private List<WordParagraph> moved(Change absent, Tracking tracking) {
        Form form = Objects.requireNonNull(absent == Change.INSERTED ? clause.before() : clause.after());
        List<WordParagraph> result = new ArrayList<>();
        List<Piece> runs = new ArrayList<>(marks(opening, absent, tracking));
        ParagraphRedline open = null;
        for (ParagraphRedline paragraph : paragraphs) {
            if (paragraph.change() != absent) {
                if (open != null) {
                    boolean kept = paragraph.change() == Change.KEPT;
                    result.add(new WordParagraph(
                            runs,
                            kept ? tracking : tracking(paragraph.change()),
                            kept ? clause.seq() : paragraph.changed(),
                            Objects.requireNonNull(form(open, absent, form)),
                            null,
                            0,
                            cell));
                    runs.clear();
                }
                open = paragraph;
            }
            runs.addAll(pieces(paragraph.runs(), absent, tracking));
        }
        runs.addAll(marks(closing, absent, tracking));
        result.add(new WordParagraph(
                runs,
                tracking,
                clause.seq(),
                Objects.requireNonNull(form(Objects.requireNonNull(open), absent, form)),
                null,
                0,
                cell));
        return result;
    }

    private static List<Piece> marks(List<StatusMarks.Piece> marks) {
        return marks.stream()
                .map(mark -> Piece.status(mark.text(), tracking(mark.change()), mark.by()))
                .toList();
    }

    /** Those of the clause at one of two places. */
    private List<Piece> marks(List<StatusMarks.Piece> marks, Change absent, Tracking tracking) {
        return marks.stream()
                .filter(mark -> mark.change() != absent)
                .map(mark -> mark.change() == Change.KEPT
                        ? Piece.status(mark.text(), tracking, clause.seq())
                        : Piece.status(mark.text(), tracking(mark.change()), mark.by()))
                .toList();
    }

    private static List<Piece> pieces(List<Run> runs) {
        List<Piece> pieces = new ArrayList<>();
        for (Stretch stretch : Stretch.of(runs)) {
            Stretch.Noted footnote = stretch.footnote();
            List<Piece> words = stretch.runs().stream()
                    .filter(run -> !run.isMark())
                    .map(WordParagraphs::piece)
                    .toList();
            if (footnote == null) {
                pieces.addAll(words);
            } else {
                pieces.add(Piece.footnote(words, tracking(footnote.change()), footnote.changed()));
            }
        }
        return pieces;
    }

    /**
     * Those of a clause at one of two places. Word knows no moved words in footnotes: they come and go with their
     * marks.
     */
    private List<Piece> pieces(List<Run> runs, Change absent, Tracking tracking) {
        List<Piece> pieces = new ArrayList<>();
        for (Stretch stretch : Stretch.of(runs)) {
            Stretch.Noted footnote = stretch.footnote();
            Tracking ofWords = footnote == null
                    ? tracking
                    : tracking == Tracking.MOVED_FROM ? Tracking.DELETED : Tracking.INSERTED;
            List<Piece> words = stretch.runs().stream()
                    .filter(run -> run.change() != absent && !run.isMark())
                    .map(run -> piece(run, tracking == Tracking.MOVED_FROM ? run.before() : run.after(), ofWords))
                    .toList();
            if (footnote == null) {
                pieces.addAll(words);
            } else if (footnote.change() != absent) {
                boolean kept = footnote.change() == Change.KEPT;
                pieces.add(Piece.footnote(
                        words,
                        kept ? tracking : tracking(footnote.change()),
                        kept ? clause.seq() : footnote.changed()));
            }
        }
        return pieces;
    }

    private static Piece piece(Run run) {
        if (run.sign() != null) {
            return Piece.bracket(run.text(), tracking(run.change()), run.changed());
        }
        return Piece.text(
                run.text(),
                run.after(),
                run.reformatted() ? run.before() : null,
                tracking(run.change()),
                run.change() != Change.KEPT || run.reformatted() ? run.changed() : 0);
    }

    private Piece piece(Run run, Style style, Tracking tracking) {
        boolean kept = run.change() == Change.KEPT;
        Tracking how = kept ? tracking : tracking(run.change());
        long by = kept ? clause.seq() : run.changed();
        return run.sign() == null ? Piece.text(run.text(), style, null, how, by) : Piece.bracket(run.text(), how, by);
    }

    private static Tracking tracking(Change change) {
        return switch (change) {
            case KEPT -> Tracking.NONE;
            case INSERTED -> Tracking.INSERTED;
            case DELETED -> Tracking.DELETED;
        };
    }
}
