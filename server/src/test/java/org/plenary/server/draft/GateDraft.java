package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Act;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.TakenDecision;

/** A draft with its gate and its record, without a room around it. */
final class GateDraft {
    static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    static final Person CHAIR = person("chair", Role.CHAIR, null);
    static final Person SECRETARY = person("sofia", Role.SECRETARIAT, null);
    static final Person CLAIRE = person("claire", Role.DELEGATE, state("FRA"));
    static final Person DANIEL = person("daniel", Role.DELEGATE, state("DEU"));
    static final Person WATCHER = person("rafael", Role.OBSERVER, null);

    private static final StreamId STREAM = new StreamId("d");
    private static final long SEED_CLIENT = 1;
    private static final long MAX_BYTES = 64 << 20;

    final DraftState draft = new DraftState();
    final List<Entry> record = new ArrayList<>();
    private Head head;
    private long now = 1_700_000_000_000L;

    GateDraft(Instrument instrument) {
        this(seed(instrument));
    }

    GateDraft(byte[] seed) {
        Lineage lineage = new Lineage("l");
        head = HashChain.genesis(STREAM, lineage);
        add(new NewEntry(now, SECRETARY.id(), null, EntryKind.TEXT, seed));
        draft.take(record.get(0));
    }

    private static byte[] seed(Instrument instrument) {
        Doc doc = new Doc(new DocOptions().withClientId(SEED_CLIENT));
        InstrumentWriter.write(instrument, doc);
        return doc.encodeStateAsUpdate();
    }

    static Person person(String id, Role role, @Nullable Delegation delegation) {
        return new Person(new PersonId(id), id, role, delegation, PROCESS);
    }

    static Delegation state(String code) {
        return new Delegation(code, code, DelegationKind.STATE, Capacity.PARTICIPANT);
    }

    /** What became of an update: "accepted", "incomplete", or the reason of the refusal. */
    record Outcome(String word, @Nullable Refusal refusal) {
        boolean isAccepted() {
            return word.equals("accepted");
        }
    }

    Outcome submit(Person person, byte[] update) {
        return submit(person, Update.decode(update));
    }

    Outcome submit(Person person, Update update) {
        byte[] before = draft.doc().encodeStateAsUpdate();
        List<Outcome> outcome = new ArrayList<>();
        Gate.judge(Authority.of(person, draft), update, draft, MAX_BYTES).settle(new Gate.Settlement() {
            @Override
            public void accepted(Update novelty, boolean outline) {
                if (!novelty.isEmpty()) {
                    draft.change(novelty, person.id(), record.size() + 1);
                    add(new NewEntry(++now, person.id(), person.delegationCode(), EntryKind.TEXT, novelty.bytes()));
                }
                outcome.add(new Outcome("accepted", null));
            }

            @Override
            public void incomplete() {
                outcome.add(new Outcome("incomplete", null));
            }

            @Override
            public void refused(Refusal refusal) {
                assertThat(refusal.message()).isNotBlank();
                outcome.add(new Outcome(refusal.reason().wireName(), refusal));
            }
        });
        if (!outcome.get(0).isAccepted()) {
            assertThat(draft.doc().encodeStateAsUpdate()).isEqualTo(before);
        }
        return outcome.get(0);
    }

    private void add(NewEntry entry) {
        Entry placed = HashChain.next(head, entry);
        record.add(placed);
        head = placed.head();
    }

    /** Takes a decision without asking whether it may be taken. */
    void decide(Person person, Decision decision) {
        Author by = new Author(person.id(), person.name(), person.delegationCode());
        draft.decide(new TakenDecision(decision, new Act(by, ++now, head.seq() + 1)));
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        add(new NewEntry(now, person.id(), person.delegationCode(), recorded.kind(), recorded.payload()));
    }

    void decide(String clause, ClauseStatus status) {
        decide(CHAIR, new SetStatus(new ClauseId(clause), status, null));
    }

    /** A copy as a client has it, that makes changes under a client id. */
    Doc copy(long clientId) {
        Doc copy = new Doc(new DocOptions(clientId, true, true));
        copy.apply(Update.decode(draft.doc().encodeStateAsUpdate()), null);
        return copy;
    }

    /** The one update that a change makes in a fresh copy. */
    Update change(long clientId, Consumer<Doc> change) {
        Doc copy = copy(clientId);
        List<byte[]> updates = new ArrayList<>();
        copy.onUpdate((update, origin) -> updates.add(update));
        copy.transact(null, () -> change.accept(copy));
        return Update.decode(updates.get(0));
    }

    /** What replaying the record gives. */
    DraftState replayed() {
        DraftState state = new DraftState();
        record.forEach(state::take);
        return state;
    }

    static YXmlFragment root(Doc doc) {
        return doc.getXmlFragment("text");
    }

    static YXmlElement clause(Doc doc, String id) {
        return find(doc, id).orElseThrow(() -> new AssertionError("no clause " + id));
    }

    static int index(Doc doc, String id) {
        return root(doc).children().indexOf(clause(doc, id));
    }

    static Optional<YXmlElement> find(Doc doc, String id) {
        return root(doc).children().stream()
                .map(YXmlElement.class::cast)
                .filter(clause -> id.equals(clause.getAttribute("id")))
                .findFirst();
    }

    /** The first text of a clause. */
    static YXmlText text(Doc doc, String id) {
        return (YXmlText) clause(doc, id).descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** The form and text of each clause, by id. */
    static Map<String, String> clauses(Doc doc) {
        Map<String, String> texts = new LinkedHashMap<>();
        root(doc).children().forEach(clause -> {
            YXmlElement element = (YXmlElement) clause;
            texts.put(String.valueOf(element.getAttribute("id")), element.toString());
        });
        return texts;
    }

    Map<String, String> clauses() {
        return clauses(draft.doc());
    }

    /** The id of the unit at a place of a clause's first text, which must be as the seed wrote it. */
    Id unit(String clause, int at) {
        Id text = java.util.Objects.requireNonNull(text(draft.doc(), clause).id());
        return new Id(text.client(), text.clock() + 1 + at);
    }
}
