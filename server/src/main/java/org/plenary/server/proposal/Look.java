package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.crdt.InstrumentReader;
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

    private static Fields told(Author author) {
        return new Fields().put("name", author.name()).putIfAny("delegation", author.delegation());
    }

    private List<Fields> clauses(Seat seat, @Nullable BranchNow branch) {
        Proposal tabled = seat.tabled();
        List<ProposedClause> clauses;
        if (tabled != null) {
            clauses = tabled.clauses();
        } else if (branch != null) {
            Doc doc = history.doc(history.last());
            doc.apply(changes(branch), null);
            clauses = BranchTexts.changed(history.doc(history.last()), doc);
        } else {
            clauses = List.of();
        }
        Map<ClauseId, String> labels = labels(seat, branch, clauses);
        long base = tabled == null ? seat.branch().base() : tabled.base();
        List<Fields> told = new ArrayList<>();
        for (ProposedClause each : clauses) {
            Taken taken = tabled == null ? null : tabled.taken().get(each.clause());
            told.add(new Fields()
                    .put("clause", each.clause().value())
                    .put("label", labels.getOrDefault(each.clause(), ""))
                    .put("change", each.change().name())
                    .put("collides", taken == null && collides(each, base))
                    .putIfAny("taken", taken == null ? null : told(taken)));
        }
        return told;
    }

    private static Fields told(Taken taken) {
        return new Fields()
                .put("as", taken.as().name())
                .put("at", taken.atMillis())
                .put("by", told(taken.by()));
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

    /** The draft's text with a proposal: with the branch as it is, or else as it was tabled. */
    Fields text(Seat seat, @Nullable BranchNow branch) {
        Instrument text = history.numbered(proposed(seat, branch), history.last());
        Map<ClauseId, String> labels = Numbering.ofClauses(text);
        return new Fields()
                .putAll(
                        "clauses",
                        text.clauses().stream()
                                .map(clause -> new Fields()
                                        .put("id", clause.id().value())
                                        .put("kind", clause.kind().wireName())
                                        .put("number", labels.getOrDefault(clause.id(), ""))
                                        .put("text", ClauseText.of(clause)))
                                .toList());
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
        long base = branch != null || tabled == null ? seat.branch().base() : tabled.base();
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

    private static @Nullable String line(@Nullable Clause clause) {
        return clause == null ? null : ClauseText.of(clause);
    }
}
