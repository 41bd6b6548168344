package org.plenary.instrument.redline;

import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import org.plenary.crdt.Doc;
import org.plenary.instrument.NumberingPlan;

/**
 * The text of a draft between two moments, with every change and who made it. An immutable value that no longer depends
 * on the document and may be handed to any thread.
 *
 * <p>What is KEPT and DELETED is the text at the first moment, what is KEPT and INSERTED that at the second, clause by
 * clause and paragraph by paragraph. Clauses are the same if they have the same id, text if it was written as the same
 * units, through {@linkplain Copies copies}: so a clause that was moved keeps its words.
 *
 * @param clauses in the order of the second moment; those that are not there any more behind the ones that they stood
 *     behind
 */
public record DraftRedline(List<ClauseRedline> clauses) {

    /** Keeps a copy of the list. */
    public DraftRedline {
        clauses = List.copyOf(clauses);
    }

    /** The redline between the moments after two entries, at both of which clauses are counted as they stand. */
    public static DraftRedline between(Doc doc, Attribution attribution, long fromSeq, long toSeq) {
        return between(doc, attribution, fromSeq, toSeq, seq -> NumberingPlan.RUNNING);
    }

    /**
     * The redline between the moments after two entries. Takes time in the length of the history.
     *
     * @param doc a document whose garbage collection is off and that has taken all entries up to both at least
     * @param attribution of the same entries
     * @param plans by what clauses are numbered after an entry
     * @throws IllegalArgumentException if the first moment is after the second
     */
    public static DraftRedline between(
            Doc doc, Attribution attribution, long fromSeq, long toSeq, LongFunction<NumberingPlan> plans) {
        return Comparison.between(doc, attribution, fromSeq, toSeq, plans);
    }

    /** As below, where clauses are counted as they stand. */
    public static DraftRedline blame(Doc doc, Attribution attribution, long atSeq, boolean withDeleted) {
        return blame(doc, attribution, atSeq, withDeleted, NumberingPlan.RUNNING);
    }

    /**
     * Who wrote what is there after an entry: everything is KEPT.
     *
     * @param withDeleted whether text that was there once is shown where it was, as DELETED, with who deleted it:
     *     unless it lives on as a copy, also what came into a clause that was deleted already, in paragraphs that are
     *     there if it was in one, otherwise in DELETED ones; and clauses that are gone as REMOVED
     * @param plan by what clauses are numbered then
     */
    public static DraftRedline blame(
            Doc doc, Attribution attribution, long atSeq, boolean withDeleted, NumberingPlan plan) {
        return withDeleted
                ? Blame.of(doc, attribution, atSeq, plan)
                : Comparison.between(doc, attribution, atSeq, atSeq, seq -> plan);
    }

    /**
     * The same for reading: neighbouring runs that differ only in the entries are one if these have the same key, such
     * as their person. Of the entries of a run that was joined, the last is told.
     */
    public DraftRedline joined(LongFunction<?> key) {
        return withRuns(runs -> JoinedRuns.join(runs, new EntryKeys(key)));
    }

    /** The same for reading: {@link #wordByWord(LongFunction)} with each entry by itself. */
    public DraftRedline wordByWord() {
        return withRuns(runs -> WordExchange.exchange(runs, EntryKeys.EXACT));
    }

    /**
     * The same for reading: words exchanged, not letters shuffled. A word in which something changed is shown whole,
     * the old one as DELETED and the new one as INSERTED, and tells its exact {@linkplain Run#parts parts}; what is
     * between two exchanges and is no word is exchanged with them. What neighbours of the same key did is joined.
     */
    public DraftRedline wordByWord(LongFunction<?> key) {
        EntryKeys keys = new EntryKeys(key);
        return withRuns(runs -> WordExchange.exchange(JoinedRuns.join(runs, keys), keys));
    }

    private DraftRedline withRuns(UnaryOperator<List<Run>> change) {
        return new DraftRedline(clauses.stream()
                .map(clause -> clause.withParagraphs(clause.paragraphs().stream()
                        .map(paragraph -> paragraph.withRuns(change.apply(paragraph.runs())))
                        .toList()))
                .toList());
    }

    /** The whole in numbers. A clause that was only moved is touched too. */
    public Figures figures() {
        Figures all = FiguresCount.of(this, seq -> "").getOrDefault("", Figures.NONE);
        long touched = clauses.stream()
                .filter(clause -> clause.moved() || clause.change() != ClauseChange.KEPT)
                .count();
        return new Figures((int) touched, all.inserted(), all.deleted());
    }

    /**
     * The figures of each key, such as the delegation of the entry that made a change. Characters are Unicode's.
     *
     * @param key tells the key of an entry; asked once for each
     */
    public <K> Map<K, Figures> figuresBy(LongFunction<K> key) {
        return FiguresCount.of(this, key);
    }
}
