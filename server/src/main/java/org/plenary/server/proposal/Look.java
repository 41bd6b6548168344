package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.history.History;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.Taken;

/** What is told of proposals about a draft, worked out from its past. For one question; on a worker. */
final class Look {
    private final History history;
    private final Map<Long, Map<ClauseId, Clause>> texts = new HashMap<>();

    Look(History history) {
        this.history = history;
    }

    /** The clauses after an entry of the draft's record, in order. */
    private Map<ClauseId, Clause> at(long seq) {
        long there = Math.min(Math.max(seq, history.first()), history.last());
        return texts.computeIfAbsent(there, each -> BranchTexts.byId(history.text(each)));
    }

    private Map<ClauseId, Clause> now() {
        return at(history.last());
    }

    /** The text that the draft had after an entry, with changes on top. */
    private Instrument with(long seq, Update changes) {
        Doc doc = history.doc(seq);
        doc.apply(changes, null);
        return InstrumentReader.read(doc);
    }

    /** What a branch changes of the draft as it is now. */
    private Update changes(BranchNow branch) {
        IdSet gone = BranchTexts.ofDraft(branch.deleted())
                .difference(history.doc(history.last()).deleteSet());
        return BranchTexts.with(branch.written(), gone);
    }

    /** The text that was tabled, as it was then. */
    Instrument asTabled(Proposal tabled) {
        return with(tabled.tabledSeq(), tabled.changes().update());
    }

    /** The document of the text that was tabled, as it was then. */
    Doc tabledDoc(Proposal tabled) {
        Doc doc = history.doc(tabled.tabledSeq());
        doc.apply(tabled.changes().update(), null);
        return doc;
    }

    /** All of a proposal that one may know. */
    Fields told(Seat seat, @Nullable BranchNow branch) {
        Proposal tabled = seat.tabled();
        Fields told = new Fields()
                .put("id", seat.stream().id().value())
                .put("draft", seat.draft().id().value())
                .put("title", tabled == null ? seat.branch().title() : tabled.title())
                .put("by", seat.branch().by().toFields());
        if (tabled == null) {
            told.put("state", "DRAFTING").put("base", seat.branch().base());
        } else {
            told.put("state", tabled.state().name())
                    .put("number", tabled.number())
                    .put("revision", tabled.revision())
                    .put("symbol", tabled.symbol())
                    .putIfAny("rationale", tabled.rationale())
                    .putIfAny("reason", tabled.reason())
                    .put("base", tabled.base())
                    .put("submittedAt", tabled.tabledAtMillis())
                    .put("submittedBy", told(tabled.tabledBy()))
                    .putIfAny("late", tabled.late() ? true : null)
                    .putIfAny("needs", missingSeconders(tabled));
        }
        boolean member = seat.rights().mayRead();
        told.put("sponsors", tabled == null ? List.copyOf(seat.branch().sponsors()) : tabled.sponsorCodes())
                .putAll("clauses", clauses(seat, branch))
                .put("member", member)
                .put("own", seat.isOwn())
                .put("writes", seat.rights().mayWrite())
                .put("speaks", seat.speaks());
        if (member) {
            told.put("invited", List.copyOf(seat.branch().invited()))
                    .put("lineage", seat.stream().lineage().value())
                    .put("schema", DraftSeed.SCHEMA);
            if (branch != null && tabled != null) {
                told.put("newer", isNewer(branch, tabled));
            }
        }
        return told;
    }

    /** How many more are to second a proposal before it is taken, null if none. */
    private @Nullable Integer missingSeconders(Proposal tabled) {
        int missing = history.standing(history.last()).proposals().missingSeconders(tabled);
        return missing == 0 || tabled.state().isOver() ? null : Integer.valueOf(missing);
    }

    /** Whether something was written in the branch, or deleted, since it was tabled last. */
    private boolean isNewer(BranchNow branch, Proposal tabled) {
        Update tabledThen = tabled.changes().update();
        Update now = changes(branch);
        return !tabledThen.structIds().containsAll(now.structIds())
                || !tabledThen.deletes().containsAll(BranchTexts.ofDraft(now.deletes()));
    }

    static Fields told(Author author) {
        return new Fields().put("name", author.name()).putIfAny("delegation", author.delegation());
    }

    /** The clauses that a branch changes of the draft as it is now. */
    private List<ProposedClause> changed(BranchNow branch) {
        Doc doc = history.doc(history.last());
        doc.apply(changes(branch), null);
        return BranchTexts.changed(history.doc(history.last()), doc);
    }

    /** The entry of the draft's record that a proposal builds on: it was begun there, or tabled last. */
    private static long base(Seat seat) {
        Proposal tabled = seat.tabled();
        return tabled == null ? seat.branch().base() : tabled.base();
    }

    /**
     * Where the draft was changed under what a branch changes of it, since the entry that this builds on; each with who
     * changed the draft there last.
     */
    Fields moved(Seat seat, BranchNow branch) {
        long base = base(seat);
        List<ProposedClause> clauses =
                changed(branch).stream().filter(each -> collides(each, base)).toList();
        Map<ClauseId, String> labels = labels(seat, branch, clauses);
        Map<ClauseId, Long> last = clauses.isEmpty() ? Map.of() : lastChanges(base);
        List<Fields> told = new ArrayList<>();
        for (ProposedClause each : clauses) {
            // What the draft has otherwise by its form alone has nobody who wrote it.
            long seq = last.getOrDefault(each.clause(), history.last());
            told.add(new Fields()
                    .put("clause", each.clause().value())
                    .put("label", labels.getOrDefault(each.clause(), ""))
                    .put("change", each.change().name())
                    .put("seq", seq)
                    .put("at", history.atMillis(seq))
                    .put("by", told(history.author(seq))));
        }
        return new Fields().put("seq", history.last()).putAll("clauses", told);
    }

    /** The entry that changed each clause of the draft last since another; without those that are as they were. */
    private Map<ClauseId, Long> lastChanges(long since) {
        Map<ClauseId, Long> last = new HashMap<>();
        long from = Math.min(Math.max(since, history.first()), history.last());
        for (ClauseRedline clause : history.redline(from, history.last()).clauses()) {
            LongStream inText = clause.paragraphs().stream()
                    .flatMap(paragraph -> paragraph.runs().stream())
                    .filter(run -> run.change() != Change.KEPT || run.reformatted())
                    .mapToLong(Run::changed);
            LongStream.concat(inText, LongStream.of(clause.seq()))
                    .filter(seq -> seq > 0)
                    .max()
                    .ifPresent(seq -> last.put(clause.id(), seq));
        }
        return last;
    }

    private List<Fields> clauses(Seat seat, @Nullable BranchNow branch) {
        Proposal tabled = seat.tabled();
        List<ProposedClause> clauses = tabled != null ? tabled.clauses() : branch != null ? changed(branch) : List.of();
        Map<ClauseId, String> labels = labels(seat, branch, clauses);
        long base = base(seat);
        List<Fields> told = new ArrayList<>();
        for (ProposedClause each : clauses) {
            Taken taken = tabled == null ? null : tabled.taken().get(each.clause());
            told.add(new Fields()
                    .put("clause", each.clause().value())
                    .put("label", labels.getOrDefault(each.clause(), ""))
                    .put("change", each.change().name())
                    .put("collides", taken == null && collides(each, base))
                    .putIfAny("taken", taken == null ? null : told(taken, labels)));
        }
        return told;
    }

    private static Fields told(Taken taken, Map<ClauseId, String> labels) {
        ClauseId into = taken.into();
        return new Fields()
                .put("as", taken.as().name())
                .put("at", taken.atMillis())
                .put("by", told(taken.by()))
                .putIfAny(
                        "into",
                        into == null
                                ? null
                                : new Fields().put("clause", into.value()).put("label", labels.getOrDefault(into, "")));
    }

    /** Whether the draft's clause is another than on the entry that the proposal builds on. */
    private boolean collides(ProposedClause proposed, long base) {
        return proposed.change() != ProposedChange.NEW
                && !Objects.equals(at(base).get(proposed.clause()), now().get(proposed.clause()));
    }

    /** What clauses are called in the draft now; new ones as they would be with the proposal. */
    private Map<ClauseId, String> labels(Seat seat, @Nullable BranchNow branch, List<ProposedClause> clauses) {
        Map<ClauseId, String> labels = new HashMap<>(Numbering.ofClauses(history.text(history.last())));
        if (clauses.stream().anyMatch(each -> !labels.containsKey(each.clause()))) {
            Proposal tabled = seat.tabled();
            Update changes =
                    tabled != null ? tabled.changes().update() : branch != null ? changes(branch) : Update.EMPTY;
            Instrument text = history.numbered(with(history.last(), changes), history.last());
            Numbering.ofClauses(text).forEach(labels::putIfAbsent);
        }
        return labels;
    }

    /**
     * The draft's text with a proposal: with the branch as it is, or else as it was tabled. Of what it changes, with
     * the words that the draft had there at that moment.
     */
    Fields text(Seat seat, @Nullable BranchNow branch) {
        long moment = branch != null
                ? history.last()
                : Objects.requireNonNull(seat.tabled()).tabledSeq();
        Map<ClauseId, Clause> before = at(moment);
        Instrument text = history.numbered(proposed(seat, branch), history.last());
        Map<ClauseId, String> labels = Numbering.ofClauses(text);
        Map<ClauseId, Clause> after = BranchTexts.byId(text);
        List<Fields> clauses = new ArrayList<>();
        for (Clause clause : text.clauses()) {
            Fields told = told(clause, labels);
            String was = line(before.get(clause.id()));
            clauses.add(ClauseText.of(clause).equals(was) ? told : told.put("before", was));
        }
        return new Fields().putAll("clauses", clauses).putAll("removed", removed(before, after, moment));
    }

    private static Fields told(Clause clause, Map<ClauseId, String> labels) {
        return new Fields()
                .put("id", clause.id().value())
                .put("kind", clause.kind().wireName())
                .put("number", labels.getOrDefault(clause.id(), ""))
                .put("text", ClauseText.of(clause));
    }

    /** The clauses that are not there any more, each with that of the others behind which it stood; null for none. */
    private List<Fields> removed(Map<ClauseId, Clause> before, Map<ClauseId, Clause> after, long moment) {
        Map<ClauseId, String> labels = Numbering.ofClauses(history.numbered(history.text(moment), moment));
        List<Fields> removed = new ArrayList<>();
        ClauseId last = null;
        for (Clause clause : before.values()) {
            if (after.containsKey(clause.id())) {
                last = clause.id();
            } else {
                removed.add(told(clause, labels).put("after", last == null ? null : last.value()));
            }
        }
        return removed;
    }

    private Instrument proposed(Seat seat, @Nullable BranchNow branch) {
        if (branch != null) {
            return with(history.last(), changes(branch));
        }
        Proposal tabled = Objects.requireNonNull(seat.tabled());
        return asTabled(tabled);
    }

    /** A clause as it was, as it is, as it is proposed, and as it is with both what is and what is proposed. */
    Fields clause(Seat seat, @Nullable BranchNow branch, ClauseId id) {
        Proposal tabled = seat.tabled();
        long base = base(seat);
        List<ProposedClause> clauses = branch != null || tabled == null
                ? List.of(new ProposedClause(id, ProposedChange.CHANGED))
                : tabled.clauses().stream()
                        .filter(each -> each.clause().equals(id))
                        .toList();
        if (clauses.isEmpty()) {
            throw new ProposalException(ProposalException.Reason.NO_SUCH_CLAUSE);
        }
        Update changes = branch != null
                ? changes(branch)
                : Objects.requireNonNull(tabled).changes().update();
        Map<ClauseId, Clause> merged = BranchTexts.byId(with(history.last(), changes));
        Map<ClauseId, Clause> proposed = branch != null ? merged : BranchTexts.byId(proposed(seat, null));
        if (!at(base).containsKey(id) && !now().containsKey(id) && !proposed.containsKey(id)) {
            throw new ProposalException(ProposalException.Reason.NO_SUCH_CLAUSE);
        }
        ProposedClause each = clauses.get(0);
        return new Fields()
                .put("clause", id.value())
                .put("label", labels(seat, branch, clauses).getOrDefault(id, ""))
                .put("change", each.change().name())
                .put("collides", at(base).containsKey(id) && collides(each, base))
                .put("base", line(at(base).get(id)))
                .put("now", line(now().get(id)))
                .put("proposal", line(proposed.get(id)))
                .put("merged", line(merged.get(id)));
    }

    /**
     * Checks that a proposal changes a clause, and that it proposes some words there.
     *
     * @param quote null for none
     * @throws ProposalException if not
     */
    void requireWords(Seat seat, @Nullable BranchNow branch, ClauseId id, @Nullable String quote) {
        Proposal tabled = seat.tabled();
        List<ProposedClause> changed = tabled != null ? tabled.clauses() : branch != null ? changed(branch) : List.of();
        if (changed.stream().noneMatch(each -> each.clause().equals(id))) {
            throw new ProposalException(ProposalException.Reason.NO_SUCH_CLAUSE);
        }
        String words = line(BranchTexts.byId(proposed(seat, branch)).get(id));
        if (quote != null && (words == null || !words.contains(quote))) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "These words are not in the clause as it is proposed. Look at the proposal and mark them again.");
        }
    }

    private static @Nullable String line(@Nullable Clause clause) {
        return clause == null ? null : ClauseText.of(clause);
    }
}
