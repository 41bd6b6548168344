package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.Run;

/**
 * A stretch of a paragraph: words of its line, or one footnote with its words, which stands where its stretch does.
 *
 * @param runs the words in order, those of a footnote behind its mark
 * @param footnote what became of the footnote that they are the words of, null for words of the line
 */
public record Stretch(List<Run> runs, @Nullable Noted footnote) {
    /** Keeps a copy of the list. */
    public Stretch {
        runs = List.copyOf(runs);
    }

    /**
     * What became of a footnote.
     *
     * @param numberBefore its number at the first moment, 0 if it was not there
     * @param numberAfter its number at the second moment, 0 if it is not there
     * @param change whether it is there at both moments, or at one
     * @param changed the entry that inserted or deleted it, 0 for none or if it is not known
     */
    public record Noted(int numberBefore, int numberAfter, Change change, long changed) {
        /** Its number at the second moment, or at the first if it is not there any more. */
        public int number() {
            return numberAfter == 0 ? numberBefore : numberAfter;
        }
    }

    /** The stretches of a paragraph in order: one if it has no footnotes. */
    public static List<Stretch> of(List<Run> runs) {
        List<Stretch> stretches = new ArrayList<>();
        for (int from = 0; from < runs.size(); ) {
            int to = from + 1;
            while (to < runs.size() && areTogether(runs.get(from), runs.get(to))) {
                to++;
            }
            List<Run> together = runs.subList(from, to);
            stretches.add(new Stretch(together, noted(together)));
            from = to;
        }
        return stretches;
    }

    /** Whether words are those of a footnote, and not of the line. */
    public static boolean isInFootnote(Run run) {
        return run.footnote() != null;
    }

    private static boolean areTogether(Run one, Run other) {
        return Objects.equals(one.footnote(), other.footnote());
    }

    private static @Nullable Noted noted(List<Run> runs) {
        FootnotePlace footnote = runs.get(0).footnote();
        if (footnote == null) {
            return null;
        }
        Change change = footnote.before() == 0 ? Change.INSERTED : footnote.after() == 0 ? Change.DELETED : Change.KEPT;
        long changed = change == Change.KEPT
                ? 0
                : runs.stream()
                        .filter(run -> run.change() == change)
                        .mapToLong(Run::changed)
                        .filter(seq -> seq != 0)
                        .findFirst()
                        .orElse(0);
        return new Noted(footnote.before(), footnote.after(), change, changed);
    }

    /** The words of the line, without those of footnotes. */
    public static List<Run> words(List<Run> runs) {
        return runs.stream().filter(run -> !isInFootnote(run)).toList();
    }

    /** Whether a paragraph shows anything: words that are not blank, or a footnote. */
    public static boolean isSeen(List<Run> runs) {
        return runs.stream().anyMatch(run -> isInFootnote(run) || !run.text().isBlank());
    }

    /** Whether there is a footnote in a text at either moment. */
    public static boolean hasFootnotes(DraftRedline redline) {
        return redline.clauses().stream()
                .flatMap(clause -> clause.paragraphs().stream())
                .flatMap(paragraph -> paragraph.runs().stream())
                .anyMatch(Stretch::isInFootnote);
    }
}
