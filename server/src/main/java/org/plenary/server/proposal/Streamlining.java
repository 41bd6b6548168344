package org.plenary.server.proposal;

import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.compose.ComposedLines;
import org.plenary.instrument.compose.Composition;
import org.plenary.instrument.compose.Wording;
import org.plenary.instrument.crdt.DraftEditor;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Incorporate;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.Streamline;
import org.plenary.server.room.Floor;
import org.plenary.server.room.Motion;
import org.plenary.server.room.Preparation;

/**
 * That several proposals become one wording. The lines of the clause, and what nobody proposed, come as an edit of who
 * decides; then the words of each writer as one of theirs, each under a client id of its own. It is worked out on a
 * worker.
 *
 * @param decision what is decided
 * @param edits the edits, in order
 */
record Streamlining(Streamline decision, List<Incorporating.Edit> edits) implements Motion<Long> {
    /**
     * What it is worked out from, in values that a worker may take.
     *
     * @param state what the draft's document encodes as
     * @param clients ids under which nobody has written: one for each writer there may be, and one more
     * @param clause the clause, be it a new one
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    private record Task(
            byte[] state,
            List<Long> clients,
            Person person,
            StreamlineRequest request,
            List<SourceWords> sources,
            ClauseId clause) {}

    /**
     * Prepares it.
     *
     * @param sources what the proposals say
     */
    static Preparation<Long> prepare(StreamlineRequest request, List<SourceWords> sources, WorkerExecutor workers) {
        return (person, draft, head) -> {
            ClauseId clause = Objects.requireNonNullElseGet(request.clause(), () -> new ClauseId(BranchSeed.newId()));
            Ruling.on(decision(request, clause, List.of(person.id())), person, draft.situation(head.seq() + 1));
            Set<PersonId> writers = new HashSet<>();
            sources.forEach(source -> source.writers().forEach(writer -> writers.add(writer.person())));
            List<Long> clients = new ArrayList<>();
            while (clients.size() <= writers.size()) {
                long client = draft.clientIds().unused();
                if (!clients.contains(client)) {
                    clients.add(client);
                }
            }
            Task task = new Task(draft.doc().encodeStateAsUpdate(), clients, person, request, sources, clause);
            return workers.executeBlocking(() -> worked(task));
        };
    }

    private static Streamline decision(StreamlineRequest request, ClauseId clause, List<PersonId> edits) {
        return new Streamline(clause, request.sources(), request.rationale(), edits);
    }

    private static Streamlining worked(Task task) {
        try {
            return made(task);
        } catch (IllegalArgumentException e) {
            throw conflict("This cannot become one wording: " + e.getMessage() + ".");
        }
    }

    static DecisionException conflict(String message) {
        return new DecisionException(DecisionException.Reason.CONFLICT, message);
    }

    /** The wording that is asked for, with where each piece is from. */
    static Composition composition(StreamlineRequest request, @Nullable Clause before, List<SourceWords> sources) {
        Wording wanted = Wording.ofText(request.wording());
        if (wanted.words().isEmpty()) {
            throw conflict("A clause says something: write the wording that these proposals become.");
        }
        return Composition.of(
                before == null ? Wording.NONE : SourceWords.wording(before),
                wanted,
                sources.stream().map(SourceWords::wording).toList());
    }

    /** What kind of clause it is afterwards. */
    static ClauseKind kind(StreamlineRequest request, @Nullable Clause before, List<SourceWords> sources) {
        ClauseKind asked = request.kind();
        return before != null
                ? before.kind()
                : asked != null ? asked : sources.get(0).clause().kind();
    }

    /** Checks that the clause is there, or the one behind which it is to stand, and reads as it did. */
    static void requireThere(StreamlineRequest request, Map<ClauseId, Clause> clauses) {
        ClauseId named = Objects.requireNonNullElse(request.clause(), request.after());
        Clause there = clauses.get(named);
        if (there == null) {
            throw new DecisionException(
                    DecisionException.Reason.NO_SUCH_CLAUSE,
                    "The draft has no clause " + named + " now. Look at it again.");
        }
        String was = request.was();
        if (request.clause() != null && was != null && !was.equals(ClauseText.withoutFootnotes(there))) {
            throw conflict(
                    "The clause reads otherwise now than when you began. Look at it as it is, and make the wording"
                            + " of that.");
        }
    }

    private static Streamlining made(Task task) {
        Doc doc = BranchTexts.doc(task.state, task.clients.get(task.clients.size() - 1));
        Instrument text = InstrumentReader.read(doc);
        requireThere(task.request, BranchTexts.byId(text));
        Clause before = BranchTexts.byId(text).get(task.clause);
        ClauseKind kind = kind(task.request, before, task.sources);
        Composition composition = composition(task.request, before, task.sources);
        Clause outline = new Clause(
                task.clause,
                kind,
                composition
                        .wording(part -> part.from() != Composition.From.SOURCE)
                        .blocks(kind));
        List<Incorporating.Edit> edits = new ArrayList<>();
        PersonId by = task.person.id();
        Participant as = Participant.of(task.person);
        doc.onUpdate((bytes, origin) -> edits.add(new Incorporating.Edit(by, as, Update.decode(bytes))));
        DraftEditor.become(doc, with(text, outline, task.request.after()), task.clause);
        Set<PersonId> written = new HashSet<>();
        int next = 0;
        for (ProposalWriter writer : writersOf(composition, task.sources).values()) {
            doc = BranchTexts.doc(doc.encodeStateAsUpdate(), task.clients.get(next++));
            doc.onUpdate((bytes, origin) ->
                    edits.add(new Incorporating.Edit(writer.person(), writer.participant(), Update.decode(bytes))));
            ComposedLines.write(
                    doc,
                    task.clause,
                    composition,
                    part -> part.from() != Composition.From.SOURCE
                            || written.contains(writer(part, task.sources).person()),
                    part -> writer(part, task.sources).person().equals(writer.person()));
            written.add(writer.person());
        }
        requireMade(doc, task.clause, composition);
        if (edits.size() > Incorporate.MAX_EDITS) {
            throw conflict(
                    "More than " + Incorporate.MAX_EDITS + " people wrote these words. Take fewer sources at once.");
        }
        List<PersonId> people = edits.stream().map(Incorporating.Edit::by).toList();
        return new Streamlining(decision(task.request, task.clause, people), List.copyOf(edits));
    }

    /** Whose words there are, in the order of the wording. */
    static Map<PersonId, ProposalWriter> writersOf(Composition composition, List<SourceWords> sources) {
        Map<PersonId, ProposalWriter> writers = new LinkedHashMap<>();
        for (Composition.Part part : composition.parts()) {
            if (part.from() == Composition.From.SOURCE) {
                ProposalWriter writer = writer(part, sources);
                writers.putIfAbsent(writer.person(), writer);
            }
        }
        return writers;
    }

    /** Who wrote a piece that is from a source. */
    static ProposalWriter writer(Composition.Part part, List<SourceWords> sources) {
        return sources.get(part.source()).writers().get(part.at());
    }

    private static Instrument with(Instrument text, Clause clause, @Nullable ClauseId after) {
        List<Clause> clauses = new ArrayList<>();
        for (Clause each : text.clauses()) {
            clauses.add(each.id().equals(clause.id()) ? clause : each);
            if (each.id().equals(after)) {
                clauses.add(clause);
            }
        }
        return new Instrument(clauses);
    }

    private static void requireMade(Doc doc, ClauseId id, Composition composition) {
        Clause made = BranchTexts.byId(InstrumentReader.read(doc)).get(id);
        if (made == null || !keys(Wording.of(made)).equals(keys(composition.wording()))) {
            throw new IllegalArgumentException("expected a clause that can be written so, got one that reads otherwise"
                    + " afterwards: clause=" + id);
        }
    }

    private static List<String> keys(Wording wording) {
        return wording.pieces().stream()
                .map(piece -> piece.kind() + " " + piece.text())
                .toList();
    }

    @Override
    public Supplier<Long> put(Floor floor) {
        floor.decide(decision);
        edits.forEach(edit -> floor.make(edit.by(), edit.as(), edit.update()));
        Supplier<Head> head = floor.head();
        return () -> head.get().seq();
    }
}
