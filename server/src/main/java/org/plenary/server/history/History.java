package org.plenary.server.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberingPlan;
import org.plenary.instrument.anchor.PastWords;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.Withdrawal;
import org.plenary.server.checkpoint.EntryTable;
import org.plenary.server.checkpoint.Past;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.StatusDecision;

/**
 * One draft's life up to an entry of its record, in memory. {@link Histories} lends it out to one worker at a time;
 * questions may take some hundred milliseconds, and what they give are values.
 */
public final class History {
    private final Past past;
    private final Decisions decisions = new Decisions();
    private final Wordings wordings = new Wordings();
    private final Map<Span, ChangeFigures> figures = new HashMap<>();
    private final StandingFiguresKept standingFigures = new StandingFiguresKept();
    private final Answers answers = new Answers();
    private final Incorporation.Finder incorporations;

    /** From one entry to another. */
    private record Span(long from, long to) {}

    History(Past past) {
        this.past = past;
        this.incorporations = new Incorporation.Finder(decisions, past.entries());
    }

    /** Takes an entry that its past has taken already: a decision of before a checkpoint. */
    void takeEarlier(Entry decision) {
        past.takeEarlier(decision);
        decisions.take(decision);
    }

    void take(Entry entry) {
        past.take(entry);
        decisions.take(entry);
    }

    Head head() {
        return past.head();
    }

    EntryTable entries() {
        return past.entries();
    }

    Decisions decisions() {
        return decisions;
    }

    /** The first entry after which there is a draft: that of its seed. */
    public long first() {
        return past.firstText();
    }

    /** The newest entry. */
    public long last() {
        return past.head().seq();
    }

    /**
     * The entry after which a moment is that somebody names.
     *
     * @throws HistoryException if the name is none, or the draft has no such moment
     */
    public long find(String moment) {
        return Moments.find(moment, this);
    }

    /** A moment with what one shows of it. */
    public Moment moment(long seq) {
        return new Moment(seq, entries().atMillis(seq), revisionAt(seq));
    }

    private @Nullable String revisionAt(long seq) {
        for (IssuedRevision revision : revisions()) {
            if (revision.seq() == seq) {
                return revision.symbol();
            }
        }
        return null;
    }

    /** Who made an entry, with the name and delegation of then. */
    public Author author(long seq) {
        return entries().author(seq);
    }

    /** By which taking of a proposal an entry brought its words, or null if it did so by itself. */
    public @Nullable Incorporation incorporation(long seq) {
        return incorporations.of(seq).orElse(null);
    }

    /** When an entry was made, milliseconds since 1970 UTC. */
    public long atMillis(long seq) {
        return entries().atMillis(seq);
    }

    /** The revisions that were issued, in order. */
    public List<IssuedRevision> revisions() {
        return decisions.revisions();
    }

    /**
     * That a clause got a status.
     *
     * @param seq the entry that decided it, which may have decided it of others, too
     * @param clause the clause
     * @param status what the clause became
     * @param reason why, or null
     */
    public record StatusChange(
            long seq,
            ClauseId clause,
            ClauseStatus status,
            @Nullable String reason) {}

    /** All decisions about the status of clauses, in order. */
    public List<StatusChange> statusChanges() {
        List<StatusChange> changes = new ArrayList<>();
        for (Decisions.Taken taken : decisions.all()) {
            if (taken.decision() instanceof StatusDecision decided) {
                decided.clauses()
                        .forEach(clause ->
                                changes.add(new StatusChange(taken.seq(), clause, decided.status(), decided.reason())));
            }
        }
        return changes;
    }

    /** The head that a revision is quoted by: the hash of its entry. */
    public Hash headOf(IssuedRevision revision) {
        for (Decisions.Taken taken : decisions.all()) {
            if (taken.seq() == revision.seq()) {
                return taken.head().hash();
            }
        }
        throw new IllegalArgumentException("expected a revision of this draft, got " + revision.symbol());
    }

    /**
     * The symbol of the first revision that shows what was written by one entry and deleted by another, 0 for not
     * deleted; null if it was never issued.
     */
    public @Nullable String firstIssued(long written, long deleted) {
        for (IssuedRevision revision : revisions()) {
            if (revision.seq() >= written) {
                return deleted == 0 || revision.seq() < deleted ? revision.symbol() : null;
            }
        }
        return null;
    }

    /** What stood after an entry. */
    public Standing standing(long seq) {
        return decisions.at(seq);
    }

    /**
     * The brackets that stood after an entry, the oldest first, and where. Reads the text of that moment if there are
     * any.
     */
    public List<BracketThen> brackets(long seq) {
        return BracketThen.all(past, standing(seq).brackets().standing(), seq);
    }

    /** The words of some clauses as they were after an entry, with their ids. Reads the text if any are asked for. */
    public PastWords words(long seq, Set<ClauseId> clauses) {
        return PastWords.read(past.doc(), past.at(seq), clauses);
    }

    /** What was done about brackets after one entry and up to another, in order. */
    public List<BracketEvent> bracketEvents(long from, long to) {
        return BracketEvent.between(decisions, from, to);
    }

    /** What was done about packages, alternatives, agreements ad referendum and proposals between two entries. */
    public List<ClauseEvent> clauseEvents(long from, long to) {
        return ClauseEvent.between(decisions, from, to);
    }

    /** The decisions by which proposals became one wording, in order. */
    public List<StreamlinedThen> streamlined() {
        return StreamlinedThen.all(decisions, entries());
    }

    /** By what clauses were numbered after an entry. */
    private NumberingPlan plan(long seq) {
        return standing(seq).plan();
    }

    /** The text after an entry. */
    public Instrument text(long seq) {
        return InstrumentReader.read(past.doc(), past.at(seq)).numberedBy(plan(seq));
    }

    /**
     * The document as a room had it after an entry, another one each time: changes that others made on top of that text
     * can be seen in it. Takes time in the length of the draft's life.
     */
    public Doc doc(long seq) {
        return DraftDocs.live(past.doc(), past.at(seq));
    }

    /** By what clauses are numbered in a text that somebody makes of that after an entry. */
    public Instrument numbered(Instrument text, long seq) {
        return text.numberedBy(plan(seq));
    }

    /** The clauses after an entry, with the brackets that stood in them, and the status that follows from those. */
    public List<ClauseView> clauses(long seq) {
        Map<ClauseId, List<BracketId>> brackets =
                BracketThen.byClause(past, standing(seq).brackets().standing(), seq);
        return decidedClauses(seq).stream()
                .map(view -> view.with(brackets.getOrDefault(view.clause().id(), List.of())))
                .toList();
    }

    /** The clauses after an entry, with what was decided about them alone. */
    List<ClauseView> decidedClauses(long seq) {
        return ClauseView.of(text(seq), standing(seq));
    }

    /**
     * The text after an entry as it would be if what a person changed since another entry had not been. What a
     * restoration has taken back already is not taken back again.
     */
    public Instrument without(PersonId person, long since, long until) {
        List<Decisions.Taken> restorations = decisions.all().stream()
                .filter(taken -> taken.seq() <= until && hasTakenBack(taken.decision(), person))
                .toList();
        return Withdrawal.of(
                past.doc(),
                past.attribution(),
                since,
                until,
                (clause, seq) -> author(seq).id().equals(person)
                        && restorations.stream().noneMatch(taken -> hasTakenBack(taken, clause, seq)));
    }

    private static boolean hasTakenBack(Decision decision, PersonId person) {
        return decision instanceof Restore restore
                && (restore.person() == null || restore.person().equals(person));
    }

    private static boolean hasTakenBack(Decisions.Taken taken, ClauseId clause, long seq) {
        return taken.decision() instanceof Restore restore
                && seq > restore.to()
                && seq < taken.seq()
                && (restore.clause() == null || restore.clause().equals(clause));
    }

    /** Who somebody was who wrote or decided something, at their last entry up to one; null if there is none. */
    public @Nullable Author lastAuthor(PersonId person, long until) {
        for (long seq = until; seq > 0; seq--) {
            if (author(seq).id().equals(person)) {
                return author(seq);
            }
        }
        return null;
    }

    /**
     * The clauses that one entry removed, and with them those that it left without words, in the order of the text
     * before it; none if it removed no clause.
     */
    public List<ClauseId> removedBy(long seq) {
        if (seq <= first()) {
            return List.of();
        }
        Map<ClauseId, Clause> after = clausesById(seq);
        Map<ClauseId, Clause> emptied = clausesById(endOfAct(seq));
        List<ClauseId> removed = new ArrayList<>();
        boolean gone = false;
        for (Clause clause : text(seq - 1).clauses()) {
            Clause left = emptied.get(clause.id());
            boolean missing = !after.containsKey(clause.id());
            gone |= missing;
            if (missing || (left != null && ClauseText.of(left).isBlank() && !left.equals(clause))) {
                removed.add(clause.id());
            }
        }
        return gone ? removed : List.of();
    }

    /**
     * The last entry of what somebody did at once: an editor may send the clauses that go and the words that go as two.
     */
    private long endOfAct(long seq) {
        long end = seq;
        while (end < Math.min(last(), seq + 2)
                && author(end + 1).id().equals(author(seq).id())
                && atMillis(end + 1) - atMillis(seq) < 1000) {
            end++;
        }
        return end;
    }

    private Map<ClauseId, Clause> clausesById(long seq) {
        return text(seq).clauses().stream().collect(Collectors.toMap(Clause::id, clause -> clause));
    }

    /**
     * What changed from one entry to another.
     *
     * @throws HistoryException if the first is later than the second
     */
    public DraftRedline redline(long from, long to) {
        if (from > to) {
            throw new HistoryException(
                    Reason.INVALID,
                    "Expected from= to be no later than to=, got entry " + from + " and entry " + to
                            + " of the record. Exchange them.");
        }
        return DraftRedline.between(past.doc(), past.attribution(), from, to, this::plan);
    }

    /** A draft's text with what a proposal changes on top. Takes time in the length of the draft's life. */
    public ProposedText proposed(ProposedChanges changes) {
        return ProposedText.of(DraftDocs.keeping(past.doc(), past.at(changes.on())), changes, plan(changes.on()));
    }

    /** The text after an entry with who wrote it, and with what is gone, each piece in its place, if so wanted. */
    public DraftRedline blame(long at, boolean withDeleted) {
        return DraftRedline.blame(past.doc(), past.attribution(), at, withDeleted, plan(at));
    }

    /**
     * What was changed from one entry to another, in figures; kept, for a list of revisions asks for it again and
     * again.
     */
    public ChangeFigures figures(long from, long to) {
        return figures.computeIfAbsent(new Span(from, to), span -> figuresOf(redline(from, to)));
    }

    /**
     * Where the draft stood after an entry, in figures; kept, for a series of them asks for it again and again.
     *
     * @param language that words are counted in
     */
    public StandingFigures standingFigures(long seq, Locale language) {
        return standingFigures.at(seq, language, () -> StandingFigures.of(this, seq, language));
    }

    /** Where the draft stood from time to time, in figures. Takes a look at the past for each point. */
    public FigureSeries figureSeries(FigureSeries.Step step, Locale language) {
        return FigureSeries.of(this, step, language);
    }

    /** The figures of a redline. */
    public ChangeFigures figuresOf(DraftRedline redline) {
        return ChangeFigures.of(redline, this);
    }

    /**
     * The life of a clause.
     *
     * @throws HistoryException if the draft never had it
     */
    public ClauseHistory clause(ClauseId clause) {
        return ClauseHistory.of(clause, this);
    }

    /** What a clause said and was at the moment after an entry, null if it was not there; kept for revisions. */
    @Nullable
    Wording wording(ClauseId clause, long seq) {
        return wordings.at(seq, this).get(clause);
    }

    /** What happened when. */
    public Timeline timeline() {
        return Timeline.of(this);
    }

    /**
     * What was decided after an entry, in order: the first {@code limit} of it.
     *
     * @param limit 1 or more
     */
    public List<Timeline.Mark> marksAfter(long seq, int limit) {
        return Timeline.marks(decisions, decisions.after(seq, limit));
    }

    /** An answer that is given again when somebody asks the same; a few are kept. */
    public byte[] answer(String question, Supplier<byte[]> answering) {
        return answers.get(question, answering);
    }

    /** About how much memory it takes. */
    long bytes() {
        return Estimate.bytes(past) + answers.bytes() + wordings.bytes() + standingFigures.bytes();
    }
}
