package org.plenary.server.proposal;

import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Transplant;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.Alternatives;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.Proposal;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.ProposedChange;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;
import org.plenary.server.room.Preparation;

/**
 * That clauses of a proposal be taken into the draft. The words come under new client ids, each writer's as an edit of
 * theirs; so what of the proposal is not taken stays what it was. It is worked out on a worker.
 *
 * @param decision what is decided
 * @param edits the edits, in order
 * @param brackets what of it is put in brackets
 * @param alternatives the clauses that compete with others from now on
 */
record Incorporating(Incorporate decision, List<Edit> edits, Bracketing brackets, List<OfferAlternative> alternatives)
        implements Motion<Long> {
    /** An edit in somebody's name. */
    record Edit(PersonId by, Participant as, Update update) {}

    /**
     * What it is worked out from, in values that a worker may take.
     *
     * @param state what the draft's document encodes as
     * @param clients ids under which nobody has written, one for each writer and one more
     * @param person who takes it
     * @param proposal what is taken
     * @param request what of it, and how
     * @param tabled the text that was tabled
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    private record Task(
            byte[] state,
            List<Long> clients,
            Person person,
            Proposal proposal,
            TakeRequest request,
            Instrument tabled) {
        Set<ClauseId> clauses() {
            return new HashSet<>(request.clauses());
        }

        long ownClient() {
            return clients.get(clients.size() - 1);
        }

        Incorporate decision(List<Edit> edits) {
            return Incorporating.decision(
                    proposal, request, edits.stream().map(Edit::by).toList());
        }
    }

    /**
     * Prepares it.
     *
     * @param looked the proposal as it was when somebody looked at it
     * @param tabled the text that was tabled
     */
    static Preparation<Long> prepare(Proposal looked, TakeRequest request, Instrument tabled, WorkerExecutor workers) {
        return (person, draft, head) -> {
            Proposal proposal = draft.standing().proposals().find(looked.id()).orElse(looked);
            if (proposal.revision() != looked.revision()) {
                throw new DecisionException(
                        DecisionException.Reason.CONFLICT,
                        "The proposal was submitted again just now. Look at it as it is now, and then take it.");
            }
            Ruling.on(decision(proposal, request, List.of(person.id())), person, draft.situation(head.seq() + 1));
            List<Long> clients = new ArrayList<>();
            while (clients.size() <= proposal.writers().size()) {
                long client = draft.clientIds().unused();
                if (!clients.contains(client)) {
                    clients.add(client);
                }
            }
            Task task = new Task(draft.doc().encodeStateAsUpdate(), clients, person, proposal, request, tabled);
            return workers.executeBlocking(() -> worked(task));
        };
    }

    private static Incorporating worked(Task task) {
        try {
            return task.request.as() == Taking.ALTERNATIVE ? beside(task) : into(task);
        } catch (IllegalArgumentException e) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT, "This cannot be taken at once: " + e.getMessage() + ".");
        }
    }

    private static void requireRoom(OfferAlternative alternative, Standing standing) {
        Alternatives there = standing.alternatives();
        if (there.all().size() >= Alternatives.MAX
                || there.of(there.firstOf(alternative.of())).size() >= Alternatives.MAX_OF_ONE) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "The clause, or the draft, has as many alternatives as there can be. Settle some first.");
        }
    }

    private static Incorporate decision(Proposal proposal, TakeRequest request, List<PersonId> edits) {
        return new Incorporate(proposal.id(), proposal.revision(), request.as(), request.clauses(), edits);
    }

    /** The words come into the clauses. */
    private static Incorporating into(Task task) {
        Proposal proposal = task.proposal;
        Doc source = BranchTexts.doc(task.state, task.ownClient());
        source.apply(proposal.changes().update(), null);
        Doc target = BranchTexts.doc(task.state, task.ownClient());
        Set<ClauseId> clauses = task.clauses();
        List<Edit> edits = new ArrayList<>();
        Made made = new Made(target);
        Transplant transplant = new Transplant(
                source, target, DraftSchema.ROOT, BranchTexts::isOfBranch, type -> isOneOf(clauses, type));
        boolean deletes = task.request.as() != Taking.BRACKETED;
        boolean wrote = true;
        while (wrote) {
            wrote = false;
            for (int i = 0; i < proposal.writers().size(); i++) {
                ProposalWriter writer = proposal.writers().get(i);
                wrote |= transplant.write(new Hand(writer, deletes), task.clients.get(i));
                edits.addAll(made.take(writer.person(), writer.participant()));
            }
        }
        if (task.request.as() == Taking.PROPOSED) {
            clauses.forEach(clause -> DraftEditor.become(target, task.tabled, clause));
            edits.addAll(made.take(task.person.id(), Participant.of(task.person)));
        }
        Bracketing brackets =
                deletes ? Bracketing.NOTHING : Bracketing.of(target, clauses, new HashSet<>(task.clients), proposal);
        return new Incorporating(task.decision(edits), List.copyOf(edits), brackets, List.of());
    }

    /** Each clause comes as another one that competes with that of the draft. */
    private static Incorporating beside(Task task) {
        Doc target = BranchTexts.doc(task.state, task.ownClient());
        Made made = new Made(target);
        List<Edit> edits = new ArrayList<>();
        List<OfferAlternative> alternatives = new ArrayList<>();
        ProposalWriter writer = task.proposal.writers().get(0);
        for (ClauseId of : task.request.clauses()) {
            if (task.proposal.changeOf(of).orElse(ProposedChange.CHANGED) != ProposedChange.CHANGED) {
                throw new DecisionException(
                        DecisionException.Reason.CONFLICT,
                        "Only a clause that the proposal words otherwise can be taken as an alternative. Take those that it"
                                + " adds or deletes as proposed.");
            }
            if (isOneLine(InstrumentReader.read(target), of)) {
                throw new DecisionException(
                        DecisionException.Reason.CONFLICT,
                        "Titles and headings have no alternatives. Take them as proposed, or in brackets.");
            }
            ClauseId id = new ClauseId(BranchSeed.newId());
            DraftEditor.become(target, withCopy(InstrumentReader.read(target), task.tabled, of, id), id);
            edits.addAll(made.take(writer.person(), writer.participant()));
            alternatives.add(new OfferAlternative(id, of, false));
        }
        return new Incorporating(task.decision(edits), List.copyOf(edits), Bracketing.NOTHING, alternatives);
    }

    private static boolean isOneLine(Instrument text, ClauseId id) {
        return text.clauses().stream()
                .anyMatch(clause -> clause.id().equals(id) && clause.kind().isOneLine());
    }

    /** A text with another one's wording of a clause right behind it. */
    private static Instrument withCopy(Instrument text, Instrument other, ClauseId of, ClauseId id) {
        List<Clause> clauses = new ArrayList<>();
        for (Clause clause : text.clauses()) {
            clauses.add(clause);
            if (clause.id().equals(of)) {
                other.clauses().stream()
                        .filter(each -> each.id().equals(of))
                        .findFirst()
                        .ifPresent(each -> clauses.add(new Clause(id, clause.kind(), each.blocks())));
            }
        }
        return new Instrument(clauses);
    }

    private static boolean isOneOf(Set<ClauseId> clauses, SharedType type) {
        String id = DraftClauses.idOf(type);
        return id != null && ClauseId.isValid(id) && clauses.contains(new ClauseId(id));
    }

    /** Gathers the changes of a document. */
    private static final class Made {
        private final List<byte[]> changes = new ArrayList<>();

        Made(Doc doc) {
            doc.onUpdate((bytes, origin) -> changes.add(bytes));
        }

        List<Edit> take(PersonId by, Participant as) {
            List<Edit> edits = changes.stream()
                    .map(bytes -> new Edit(by, as, Update.decode(bytes)))
                    .toList();
            changes.clear();
            return edits;
        }
    }

    /** What one writer has done. */
    private record Hand(ProposalWriter writer, boolean deletes) implements Transplant.Author {
        @Override
        public boolean wroteUnder(long client) {
            return writer.clients().contains(client);
        }

        @Override
        public boolean deleted(long client, long clock) {
            return deletes && writer.deletes().contains(client, clock);
        }
    }

    @Override
    public Supplier<Long> put(Floor floor) {
        if (edits.isEmpty() && brackets.isEmpty()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "Nothing of these clauses is left to be taken: the draft reads as proposed, or what the proposal"
                            + " changes was deleted. Look at them again.");
        }
        Standing standing = floor.draft().standing();
        brackets.requireRoom(standing);
        alternatives.forEach(each -> requireRoom(each, standing));
        floor.decide(decision);
        edits.forEach(edit -> floor.make(edit.by, edit.as, edit.update));
        alternatives.forEach(floor::decide);
        brackets.decide(floor);
        Supplier<Head> head = floor.head();
        return () -> head.get().seq();
    }
}
