package org.plenary.server.proposal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.history.Histories;
import org.plenary.server.history.ProposedChanges;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DeclineProposal;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.InviteDelegation;
import org.plenary.server.negotiation.JoinBranch;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.negotiation.ProposalRules;
import org.plenary.server.negotiation.ProposedClause;
import org.plenary.server.negotiation.ProposedEdits;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.SetProposalRules;
import org.plenary.server.negotiation.SponsorProposal;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.WithdrawProposal;
import org.plenary.server.record.FirstLine;
import org.plenary.server.room.CloseCode;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Rooms;

/**
 * Proposals about drafts: begun, looked at, tabled, sponsored, withdrawn and taken. Safe from any thread.
 *
 * <p>Of a proposal that somebody may not know of they hear what they hear of one that is not there.
 */
public final class Proposing {
    private static final int PAGE_ENTRIES = 1_000;
    private static final long PAGE_BYTES = 8L << 20;

    private final Vertx vertx;
    private final Journal journal;
    private final BranchStore store;
    private final Branches branches;
    private final Drafts drafts;
    private final Rooms rooms;
    private final Histories histories;
    private final ProposalsWatch watch;
    private final Streamlinings streamlinings;

    /** What proposals are made of. */
    public record Sources(
            Journal journal, BranchStore store, Branches branches, Drafts drafts, Rooms rooms, Histories histories) {}

    public Proposing(Vertx vertx, Sources sources, ProposalsWatch watch) {
        this.vertx = vertx;
        this.watch = watch;
        this.journal = sources.journal;
        this.store = sources.store;
        this.branches = sources.branches;
        this.drafts = sources.drafts;
        this.rooms = sources.rooms;
        this.histories = sources.histories;
        this.streamlinings = new Streamlinings(sources);
    }

    /** Proposals that become one wording. */
    public Streamlinings streamlinings() {
        return streamlinings;
    }

    /** A branch that a person may open, which follows its draft from now on; empty if there is none for them. */
    public Future<Optional<Stream>> open(StreamId branch, Person person) {
        return find(branch, person).compose(found -> {
            Seat seat = found.filter(each -> each.rights().mayRead()).orElse(null);
            return seat == null
                    ? Future.succeededFuture(Optional.empty())
                    : branches.opened(branch, seat.draft().id(), person.process())
                            .map(followed -> Optional.of(seat.stream()));
        });
    }

    /** The draft of a branch that a person may open; empty if there is none for them. */
    public Future<Optional<StreamId>> draftOf(StreamId branch, Person person) {
        return find(branch, person)
                .map(found -> found.filter(each -> each.rights().mayRead())
                        .map(seat -> seat.draft().id()));
    }

    /** A branch that a person may open, as it is. */
    public Future<Stream> branch(StreamId proposal, Person person) {
        return requireMember(proposal, person).map(Seat::stream);
    }

    private Future<Seat> requireMember(StreamId proposal, Person person) {
        return require(proposal, person).map(seat -> {
            if (!seat.rights().mayRead()) {
                throw new ProposalException(ProposalException.Reason.NO_SUCH_PROPOSAL);
            }
            return seat;
        });
    }

    /** The record of a branch that a person may open, with the first line of its file; the two are of one moment. */
    public Future<BranchRecord> record(StreamId proposal, Person person) {
        return requireMember(proposal, person)
                .map(seat -> new BranchRecord(
                        seat.stream(),
                        FirstLine.of(
                                seat.stream(),
                                person.process(),
                                seat.draft().id(),
                                seat.branch().by())));
    }

    /** A branch's record at one moment. */
    public record BranchRecord(Stream stream, FirstLine<Proposer> header) {}

    private Future<Optional<Seat>> find(StreamId branch, Person person) {
        return store.draftOf(branch)
                .compose(draft -> draft.map(id -> drafts.find(id, person)
                                .compose(found -> found.map(stream -> seat(branch, stream, person))
                                        .orElseGet(() -> Future.succeededFuture(Optional.empty()))))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Seat>> seat(StreamId branch, Stream draft, Person person) {
        return Future.all(journal.find(branch), drafts.standing(draft.id())).map(both -> {
            Optional<Stream> stream = both.resultAt(0);
            Standing standing = both.resultAt(1);
            return stream.flatMap(found ->
                            seat(found, draft, person, standing.proposals().find(new ProposalId(branch.value()))))
                    .filter(Seat::isVisible);
        });
    }

    private static Optional<Seat> seat(Stream stream, Stream draft, Person person, Optional<Proposal> tabled) {
        return Optional.ofNullable(DraftSummary.of(stream).branch())
                .map(branch -> new Seat(person, draft, DraftSummary.of(draft), stream, branch, tabled.orElse(null)));
    }

    private Future<Seat> require(StreamId proposal, Person person) {
        return find(proposal, person)
                .compose(seat -> seat.map(Future::succeededFuture)
                        .orElseGet(() ->
                                Future.failedFuture(new ProposalException(ProposalException.Reason.NO_SUCH_PROPOSAL))));
    }

    private Future<Stream> draft(StreamId draft, Person person) {
        return drafts.find(draft, person)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    /** The proposals about a draft that a person may know of, and in whose name the person may begin one. */
    public Future<Fields> list(StreamId draft, Person person) {
        return draft(draft, person)
                .compose(stream -> Future.all(drafts.standing(draft), store.of(draft))
                        .compose(both -> {
                            Standing standing = both.resultAt(0);
                            List<StreamId> ids = both.resultAt(1);
                            return Future.all(ids.stream().map(journal::find).toList())
                                    .map(all -> {
                                        List<Seat> seats = new ArrayList<>();
                                        all.<Optional<Stream>>list()
                                                .forEach(found -> found.flatMap(branch -> seat(
                                                                branch,
                                                                stream,
                                                                person,
                                                                standing.proposals()
                                                                        .find(new ProposalId(branch.id()
                                                                                .value()))))
                                                        .filter(Seat::isVisible)
                                                        .ifPresent(seats::add));
                                        return seats;
                                    });
                        })
                        .compose(seats -> looks(seats, person))
                        .compose(told -> drafts.standing(draft)
                                .map(standing -> new Fields()
                                        .putAll("proposals", told)
                                        .put(
                                                "rules",
                                                standing.proposals().rules().toFields())))
                        .map(told -> told.putAll(
                                "for",
                                Voices.of(person, DraftSummary.of(stream)).stream()
                                        .map(Proposer::toFields)
                                        .toList())));
    }

    /** Proposals about a draft are tabled and taken by other rules from now on. */
    public Future<Fields> rule(StreamId draft, Person person, ProposalRules rules) {
        return draft(draft, person)
                .compose(found -> drafts.decide(draft, person, new SetProposalRules(rules)))
                .map(decided -> rules.toFields());
    }

    private Future<List<Fields>> looks(List<Seat> seats, Person person) {
        if (seats.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        List<Future<Optional<BranchNow>>> asked = seats.stream()
                .map(seat -> seat.tabled() == null
                        ? now(seat).map(Optional::of)
                        : Future.succeededFuture(Optional.<BranchNow>empty()))
                .toList();
        return Future.all(asked).compose(all -> {
            List<Optional<BranchNow>> open = all.list();
            return histories.ask(person, seats.get(0).draft(), history -> {
                Look look = new Look(history);
                List<Fields> told = new ArrayList<>();
                for (int i = 0; i < seats.size(); i++) {
                    told.add(look.told(seats.get(i), open.get(i).orElse(null)));
                }
                return told;
            });
        });
    }

    private Future<BranchNow> now(Seat seat) {
        StreamId branch = seat.stream().id();
        return branches.follow(branch, seat.draft().id(), seat.person().process())
                .compose(followed -> rooms.readAtHead(branch, BranchNow::of));
    }

    /** A proposal. Fails with {@link ProposalException.Reason#NO_SUCH_PROPOSAL} as all that follow. */
    public Future<Fields> get(StreamId proposal, Person person) {
        return require(proposal, person).compose(this::told);
    }

    private Future<Fields> told(Seat seat) {
        return look(seat, seat.rights().mayRead(), (look, now) -> look.told(seat, now));
    }

    /** Asks something of a draft's past, with the branch as it is now if so wanted. */
    private <T> Future<T> look(Seat seat, boolean live, BiFunction<Look, @Nullable BranchNow, T> question) {
        Future<Optional<BranchNow>> now =
                live ? now(seat).map(Optional::of) : Future.succeededFuture(Optional.<BranchNow>empty());
        return now.compose(branch -> histories.ask(
                seat.person(), seat.draft(), history -> question.apply(new Look(history), branch.orElse(null))));
    }

    /**
     * Begins a proposal.
     *
     * @param by in whose name
     */
    public Future<StreamId> begin(StreamId draft, Person person, String title, Proposer by) {
        return begin(draft, person, title, by, () -> rooms.readAtHead(draft, DraftNow::of));
    }

    /**
     * Begins one on the draft as it was; the branch takes in the rest when it follows.
     *
     * @param at asked for once it is clear that the person may
     */
    Future<StreamId> begin(StreamId draft, Person person, String title, Proposer by, Supplier<Future<DraftNow>> at) {
        return draft(draft, person).compose(stream -> {
            DraftSummary summary = DraftSummary.of(stream);
            if (!Voices.of(person, summary).contains(by)) {
                return Future.failedFuture(new ProposalException(
                        ProposalException.Reason.NOT_ALLOWED,
                        "You may not propose in this name. Delegates who may comment on the draft propose for their"
                                + " delegation and its groups, and the chair and the secretariat for the chair."));
            }
            return at.get()
                    .compose(now -> vertx.executeBlocking(() -> BranchSeed.of(stream, person, title, by, now)))
                    .compose(seed -> store.begin(draft, seed)
                            .compose(begun -> begun
                                    ? begun(draft, by, seed.id())
                                    : Future.failedFuture(new ProposalException(
                                            ProposalException.Reason.CONFLICT,
                                            "A draft has at most " + BranchStore.MAX_OF_DRAFT
                                                    + " proposals, discarded ones among them."))));
        });
    }

    private Future<StreamId> begun(StreamId draft, Proposer by, StreamId branch) {
        watch.changed(draft, by, Set.of());
        return Future.succeededFuture(branch);
    }

    /** Tells those who may know of a proposal that is not tabled that it is another now. */
    private void changed(Seat seat, @Nullable String delegation) {
        Set<String> who = new LinkedHashSet<>(seat.branch().invited());
        if (delegation != null) {
            who.add(delegation);
        }
        watch.changed(seat.draft().id(), seat.branch().by(), who);
    }

    /**
     * Has a branch, or a draft, read otherwise, as an edit of a person who may write in it.
     *
     * @param wording what is made of its text; on a worker
     * @return whether anything reads otherwise now
     */
    public Future<Boolean> rewrite(StreamId text, Person person, UnaryOperator<Instrument> wording) {
        return rooms.put(text, person, Rewriting.prepare(wording, rooms.workers()));
    }

    /** Which text of a proposal is meant. */
    public enum Version {
        SUBMITTED,
        BRANCH
    }

    private static Version version(Seat seat, @Nullable Version asked) {
        Version version = asked == null ? (seat.tabled() == null ? Version.BRANCH : Version.SUBMITTED) : asked;
        if (version == Version.BRANCH ? !seat.rights().mayRead() : seat.tabled() == null) {
            throw new ProposalException(ProposalException.Reason.NO_SUCH_PROPOSAL);
        }
        return version;
    }

    /** The whole text that a draft has with a proposal. */
    public Future<Fields> text(StreamId proposal, Person person, @Nullable Version asked) {
        return require(proposal, person).compose(seat -> {
            boolean live = version(seat, asked) == Version.BRANCH;
            return look(seat, live, (look, now) -> look.text(seat, now));
        });
    }

    /** A clause three ways: as it was, as it is, as it is proposed. */
    public Future<Fields> clause(StreamId proposal, Person person, ClauseId clause, @Nullable Version asked) {
        return require(proposal, person).compose(seat -> {
            boolean live = version(seat, asked) == Version.BRANCH;
            return look(seat, live, (look, now) -> look.clause(seat, now, clause));
        });
    }

    /**
     * A proposal about a draft that somebody wants to talk of.
     *
     * @param by in whose name it is
     * @param revision that of its newest tabling; null while it is being drafted
     */
    public record TalkedOf(Proposer by, @Nullable Integer revision) {}

    /**
     * A proposal that a person wants to talk of, if they may know of it and it has what they name, as it is tabled, or
     * else as its branch is.
     *
     * @param clause one of its clauses, or null
     * @param quote words of that clause as it is proposed, or null
     */
    public Future<TalkedOf> talkedOf(
            StreamId draft, StreamId proposal, Person person, @Nullable ClauseId clause, @Nullable String quote) {
        return require(proposal, person).compose(seat -> {
            if (!seat.draft().id().equals(draft)) {
                throw new ProposalException(ProposalException.Reason.NO_SUCH_PROPOSAL);
            }
            Proposal tabled = seat.tabled();
            TalkedOf talkedOf =
                    new TalkedOf(seat.branch().by(), tabled == null ? null : Integer.valueOf(tabled.revision()));
            return clause == null
                    ? Future.succeededFuture(talkedOf)
                    : look(seat, tabled == null, (look, now) -> {
                        look.requireWords(seat, now, clause, quote);
                        return talkedOf;
                    });
        });
    }

    /**
     * Where the draft was changed under what a branch changes of it, for who may open the branch: since it was begun,
     * or tabled last.
     */
    public Future<Fields> moved(StreamId proposal, Person person) {
        return requireMember(proposal, person)
                .compose(seat -> now(seat)
                        .compose(branch ->
                                histories.ask(person, seat.draft(), history -> new Look(history).moved(seat, branch))));
    }

    /**
     * Tables a proposal as it is now.
     *
     * @param title what it is called from now on, null for what it was
     * @param rationale why, or null
     */
    public Future<Proposal> submit(
            StreamId proposal, Person person, @Nullable String title, @Nullable String rationale) {
        return require(proposal, person).compose(seat -> {
            requireVoice(seat);
            StreamId draft = seat.draft().id();
            return branches.follow(proposal, draft, person.process())
                    .compose(followed -> rooms.readAtHead(proposal, BranchNow::of)
                            .compose(branch -> Future.all(
                                            rooms.readAtHead(draft, DraftNow::of),
                                            own(proposal, branch),
                                            drafts.numberingOf(seat.draft()))
                                    .compose(all -> vertx.executeBlocking(() -> tabling(
                                            seat,
                                            branch,
                                            all.resultAt(0),
                                            all.resultAt(1),
                                            all.resultAt(2),
                                            title,
                                            rationale,
                                            followed)))))
                    .compose(tabling -> drafts.put(draft, person, tabling));
        });
    }

    private static void requireVoice(Seat seat) {
        if (!seat.speaks()) {
            throw new ProposalException(
                    ProposalException.Reason.NOT_ALLOWED,
                    "A proposal is submitted and withdrawn by those in whose name it is made. Ask one of them.");
        }
    }

    /**
     * A proposal as whoever may read it gets it to take out of the house.
     *
     * @param asked which wording, null for the one that was submitted, if it was
     */
    public Future<ProposedWording> wording(StreamId proposal, Person person, @Nullable Version asked) {
        return require(proposal, person).compose(seat -> {
            Proposal tabled = seat.tabled();
            if (version(seat, asked) == Version.BRANCH || tabled == null) {
                return branchWording(seat);
            }
            ProposedChanges changes =
                    new ProposedChanges(tabled.tabledSeq(), tabled.changes().update(), tabled.writers());
            return Future.succeededFuture(new ProposedWording(
                    seat.draft(), seat.stream(), seat.branch(), tabled, changes, tabled.tabledAtMillis()));
        });
    }

    private Future<ProposedWording> branchWording(Seat seat) {
        StreamId branch = seat.stream().id();
        StreamId draft = seat.draft().id();
        return branches.follow(branch, draft, seat.person().process())
                .compose(followed -> rooms.readAtHead(branch, BranchNow::of)
                        .compose(now -> Future.all(rooms.readAtHead(draft, DraftNow::of), own(branch, now))
                                .compose(both -> vertx.executeBlocking(() ->
                                        branchWording(seat, now, both.resultAt(0), both.resultAt(1), followed)))));
    }

    private static ProposedWording branchWording(
            Seat seat, BranchNow now, DraftNow draft, List<Entry> own, long followed) {
        IdSet deleted = BranchTexts.ofDraft(now.deleted()).difference(draft.deleted());
        return new ProposedWording(
                seat.draft(),
                seat.stream(),
                seat.branch(),
                null,
                new ProposedChanges(
                        followed,
                        BranchTexts.with(now.written(), deleted),
                        Tabling.writers(own, now.written(), deleted, now.participants())),
                own.isEmpty()
                        ? seat.stream().createdAtMillis()
                        : own.get(own.size() - 1).atMillis());
    }

    private static Tabling tabling(
            Seat seat,
            BranchNow branch,
            DraftNow draft,
            List<Entry> own,
            RevisionNumbering numbering,
            @Nullable String title,
            @Nullable String rationale,
            long followed) {
        IdSet deleted = BranchTexts.ofDraft(branch.deleted()).difference(draft.deleted());
        Update changes = BranchTexts.with(branch.written(), deleted);
        Doc together = Tabling.together(draft, changes);
        List<ProposedClause> clauses = BranchTexts.changed(BranchTexts.doc(draft.state(), 1), together);
        if (clauses.isEmpty()) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "The proposal changes nothing of the draft as it is now. Write into it what is to be changed, and"
                            + " then submit it.");
        }
        Proposal before = seat.tabled();
        if (before != null && Arrays.equals(before.changes().update().bytes(), changes.bytes())) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT,
                    "The proposal is as it was submitted last. Change it, and then submit it again.");
        }
        try {
            return new Tabling(
                    new ProposalId(seat.stream().id().value()),
                    branch.branch(),
                    title != null
                            ? title
                            : before != null ? before.title() : branch.branch().title(),
                    rationale != null ? rationale : before != null ? before.rationale() : null,
                    followed,
                    clauses,
                    Tabling.writers(own, branch.written(), deleted, branch.participants()),
                    ProposedEdits.of(changes),
                    numbering);
        } catch (IllegalArgumentException e) {
            throw new ProposalException(
                    ProposalException.Reason.CONFLICT, "This cannot be submitted: " + e.getMessage() + ".");
        }
    }

    /** The entries by which its own people changed the text of a branch. */
    private Future<List<Entry>> own(StreamId branch, BranchNow now) {
        return own(branch, 0, now.head().seq(), new ArrayList<>());
    }

    private Future<List<Entry>> own(StreamId branch, long after, long upTo, List<Entry> found) {
        if (after >= upTo) {
            return Future.succeededFuture(found);
        }
        return journal.read(branch, after, PAGE_ENTRIES, PAGE_BYTES).compose(page -> {
            page.stream()
                    .filter(entry ->
                            entry.kind().isText() && !entry.person().equals(Branch.SERVER) && entry.seq() <= upTo)
                    .forEach(found::add);
            return page.isEmpty()
                    ? Future.succeededFuture(found)
                    : own(branch, page.get(page.size() - 1).seq(), upTo, found);
        });
    }

    /** A delegation sponsors a proposal, or does no longer: one that is tabled, or one to which it was invited. */
    public Future<Fields> sponsor(StreamId proposal, Person person, @Nullable String delegation, boolean joins) {
        return require(proposal, person).compose(seat -> {
            String code = delegation != null ? delegation : person.delegationCode();
            if (code == null) {
                throw new ProposalException(
                        ProposalException.Reason.CONFLICT,
                        "Say which delegation sponsors the proposal: you are of none.");
            }
            Future<?> done = seat.tabled() != null
                    ? decide(seat, new SponsorProposal(new ProposalId(proposal.value()), code, joins))
                    : drafts.decide(proposal, person, new JoinBranch(code, joins))
                            .onSuccess(decided -> changed(seat, null));
            return done.compose(decided -> get(proposal, person));
        });
    }

    /** A delegation may read a branch, or no longer. */
    public Future<Fields> invite(StreamId proposal, Person person, String delegation, boolean invited) {
        return requireOwn(proposal, person)
                .compose(seat -> drafts.decide(proposal, person, new InviteDelegation(delegation, invited))
                        .onSuccess(decided -> changed(seat, delegation)))
                .compose(decided -> get(proposal, person));
    }

    private Future<Seat> requireOwn(StreamId proposal, Person person) {
        return require(proposal, person).map(seat -> {
            requireVoice(seat);
            return seat;
        });
    }

    /** Withdraws a proposal; one that was never tabled is gone, and nothing is told of it. */
    public Future<Optional<Fields>> withdraw(StreamId proposal, Person person, @Nullable String reason) {
        return requireOwn(proposal, person)
                .compose(seat -> seat.tabled() == null
                        ? discard(proposal)
                                .onSuccess(gone -> changed(seat, null))
                                .map(gone -> Optional.empty())
                        : decide(seat, new WithdrawProposal(new ProposalId(proposal.value()), reason))
                                .compose(decided -> get(proposal, person))
                                .map(Optional::of));
    }

    /** A branch of which nobody has heard is gone. */
    Future<Void> discard(StreamId branch) {
        return store.discard(branch)
                .compose(gone -> rooms.enter(branch))
                .compose(room -> room.close(CloseCode.NOT_ALLOWED, "this proposal was discarded by its own people"));
    }

    /** Whoever leads the draft does not take a proposal. */
    public Future<Fields> decline(StreamId proposal, Person person, @Nullable String reason) {
        return require(proposal, person)
                .compose(seat -> decide(seat, new DeclineProposal(new ProposalId(proposal.value()), reason)))
                .compose(decided -> get(proposal, person));
    }

    private Future<?> decide(Seat seat, Decision decision) {
        return drafts.decide(seat.draft().id(), seat.person(), decision);
    }

    /** Takes clauses of a proposal into its draft. */
    public Future<Fields> incorporate(StreamId draft, Person person, TakeRequest request) {
        return require(request.proposal(), person).compose(seat -> {
            Proposal tabled = seat.tabled();
            if (tabled == null || !seat.draft().id().equals(draft)) {
                throw new ProposalException(ProposalException.Reason.NO_SUCH_PROPOSAL);
            }
            return histories
                    .ask(person, seat.draft(), history -> new Look(history).asTabled(tabled))
                    .compose(wordings ->
                            rooms.put(draft, person, Incorporating.prepare(tabled, request, wordings, rooms.workers())))
                    .compose(seq -> get(request.proposal(), person)
                            .map(told -> new Fields().put("proposal", told).put("seq", seq)));
        });
    }
}
