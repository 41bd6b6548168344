package org.plenary.server.scale;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Fingerprint;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.ClauseCopy;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.ProposalWriter;
import org.plenary.server.negotiation.ProposedEdits;
import org.plenary.server.negotiation.Restore;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.negotiation.Standing;

/**
 * Makes a draft's record as a server would, of any length and the same for the same seed: delegations that come and go,
 * type, delete and mark words in sessions of their own, and a secretariat that decides and issues revisions. What it
 * makes is handed on entry by entry, so that a long one needs no more memory than the draft itself.
 */
public final class RecordMaker {
    /** The process that the draft is in. */
    public static final Negotiation PROCESS = new Negotiation(new ProcessId("process"), "A \"great\" process é");
    /** Who decides. */
    public static final Person SECRETARY = person("sofia", Role.SECRETARIAT, null);

    private static final String WORDS = "the parties shall promote trust and security in cyberspace by lawful means ";

    private final Random random;
    private final Consumer<Entry> sink;
    private final List<Person> delegates = new ArrayList<>();
    private final Doc replica = new Doc(new DocOptions().withFormatCleanup(false));
    private final Map<PersonId, Participant> introduced = new HashMap<>();
    private final StreamId stream = new StreamId("draft");
    private final Lineage lineage = new Lineage("lineage");
    private Head head = HashChain.genesis(stream, lineage);
    private Standing standing = Standing.INITIAL;
    private long now = 1_700_000_000_000L;
    private long clients = 1_000;

    private Person author = SECRETARY;
    private Doc session = replica;
    private final List<YXmlText> texts = new ArrayList<>();
    private final List<byte[]> made = new ArrayList<>();

    /** @param sink takes each entry */
    public RecordMaker(long seed, int delegations, Consumer<Entry> sink) {
        this.random = new Random(seed);
        this.sink = sink;
        for (int i = 0; i < delegations; i++) {
            String code = "D" + (100 + i);
            Delegation delegation =
                    new Delegation(code, "Delegation " + code, DelegationKind.STATE, Capacity.PARTICIPANT);
            delegates.add(person("delegate-" + i, Role.DELEGATE, delegation));
        }
    }

    private static Person person(String id, Role role, @Nullable Delegation delegation) {
        return new Person(new PersonId(id), "Name of " + id, role, delegation, PROCESS);
    }

    public StreamId stream() {
        return stream;
    }

    public Lineage lineage() {
        return lineage;
    }

    public Head head() {
        return head;
    }

    public Standing standing() {
        return standing;
    }

    /** The draft as it is now. */
    public Doc replica() {
        return replica;
    }

    /** Begins with a title and operative clauses of so many characters each. */
    public RecordMaker seed(int clauses, int characters) {
        List<Clause> all = new ArrayList<>();
        all.add(Clause.of(new ClauseId("title"), ClauseKind.TITLE, "Declaration"));
        String text = WORDS.repeat(characters / WORDS.length() + 1).substring(0, characters);
        for (int i = 1; i <= clauses; i++) {
            all.add(Clause.of(new ClauseId("c" + i), ClauseKind.OPERATIVE, text));
        }
        Doc seed = new Doc(new DocOptions().withClientId(clients++));
        InstrumentWriter.write(new Instrument(all), seed);
        text(SECRETARY, seed.encodeStateAsUpdate());
        nextSession();
        return this;
    }

    /** Somebody else comes, with all that there is. */
    public void nextSession() {
        author = delegates.get(random.nextInt(delegates.size()));
        session = new Doc(new DocOptions(clients++, true, false));
        session.apply(Update.decode(replica.encodeStateAsUpdate()), this);
        session.onUpdate((update, origin) -> made.add(update));
        texts.clear();
        for (YXmlElement clause : DraftClauses.of(session)) {
            texts.add(firstText(clause));
        }
    }

    private static YXmlText firstText(YXmlElement clause) {
        return (YXmlText) clause.descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    /** So many edits of whoever is there. */
    public RecordMaker edits(int count) {
        for (int i = 0; i < count; i++) {
            edit();
        }
        return this;
    }

    private void edit() {
        YXmlText text = texts.get(random.nextInt(texts.size()));
        int length = (int) text.length();
        int at = random.nextInt(length + 1);
        int more = Math.min(6, length - at);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> {
                if (more > 0) {
                    text.delete(at, more);
                    break;
                }
                text.insert(at, "x");
            }
            case 3 -> {
                if (more > 0) {
                    text.format(at, more, Map.of("bold", true));
                    break;
                }
                text.insert(at, "y");
            }
            default -> text.insert(at, WORDS.substring(0, 1 + random.nextInt(8)));
        }
        for (byte[] update : made) {
            text(author, update);
        }
        made.clear();
    }

    private void text(Person person, byte[] update) {
        replica.apply(Update.decode(update), this);
        add(person, EntryKind.TEXT, update);
    }

    /** A decision of the secretariat. */
    public RecordMaker decide(Decision decision) {
        return decide(SECRETARY, decision);
    }

    /** A decision of one of the delegates. */
    public RecordMaker decide(int delegate, Decision decision) {
        return decide(delegates.get(delegate), decision);
    }

    private RecordMaker decide(Person person, Decision decision) {
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        introduce(person);
        Entry entry = place(person, recorded.kind(), recorded.payload());
        standing = DecisionCodec.decode(entry).after(standing);
        return this;
    }

    /** A delegate brackets a whole clause, or all words of it. */
    public BracketId bracket(int delegate, String clause, boolean whole) {
        ClauseId id = new ClauseId(clause);
        Anchor all = Passages.clause(replica, id);
        Anchor on = whole ? all : Passages.find(replica, id, all.quote(), 1);
        String code = Objects.requireNonNull(delegates.get(delegate).delegationCode());
        decide(
                delegate,
                new PlaceBracket(
                        BracketKind.CONTESTED, List.of(on), new Holder(code), Stance.DELETE, "Not \"this\" é 😀"));
        return new BracketId(head.seq());
    }

    /** A clause gets a status. */
    public RecordMaker status(String clause, ClauseStatus status) {
        return decide(new SetStatus(new ClauseId(clause), status, "Because of \"this\""));
    }

    /** A revision, or a correction of one. */
    public RecordMaker issue(String title, @Nullable String corrects) {
        Instrument instrument = InstrumentReader.read(replica);
        IssuedRevision corrected =
                corrects == null ? null : standing.revisions().find(corrects).orElseThrow();
        int number = corrected == null ? standing.revisions().nextNumber() : corrected.number();
        Integer correction =
                corrected == null ? null : (Integer) standing.revisions().nextCorrection(number);
        String symbol = SymbolPattern.USUAL.symbol(1, number, 2026);
        return decide(new IssueRevision(new Revision(
                number,
                correction,
                correction == null ? symbol : SymbolPattern.correction(symbol, correction),
                title,
                "A note\nof two lines: é",
                corrects,
                Hash.of(Fingerprint.of(instrument)),
                standing.clauses().statuses(instrument),
                Revision.numbersOf(instrument.numberedBy(standing.plan())))));
    }

    /** The secretariat brings something back: here, a word. */
    public RecordMaker restore(long to) {
        return decide(new Restore(to, null, null, "It was better")).secretaryWrites();
    }

    /** The secretariat adds a word. */
    public RecordMaker secretaryWrites() {
        return secretaryEdits(own -> firstText(DraftClauses.of(own).get(0)).insert(0, "Restored "));
    }

    /** The secretariat puts a copy of a clause behind it. */
    public RecordMaker secretaryCopies(String clause, String copy) {
        return secretaryEdits(own -> ClauseCopy.write(own, new ClauseId(clause), new ClauseId(copy), Set.of()));
    }

    /** The secretariat removes a clause. */
    public RecordMaker secretaryRemoves(String clause) {
        return secretaryEdits(own ->
                DraftClauses.root(own).delete(Objects.requireNonNull(DraftClauses.find(own, new ClauseId(clause)))));
    }

    /** What a branch of the draft changes: a clause reads otherwise, and a copy of it stands behind it. */
    public ProposedEdits branch(String clause, String copy) {
        Doc branch = new Doc(new DocOptions(branchClient(), true, false));
        branch.apply(Update.decode(replica.encodeStateAsUpdate()), this);
        changes(branch, clause);
        copies(branch, clause, copy);
        return ProposedEdits.of(branch.encodeStateAsUpdate(replica.stateVector()));
    }

    /** The client id under which the next branch is written. */
    public long branchClient() {
        return ProposalWriter.FIRST_CLIENT + head.seq();
    }

    /** What a writer of a proposal is said to have deleted. */
    private static final IdSet DELETED =
            IdSet.of(List.of(new IdRange(9, 1, 2), new IdRange(7, 3, 2), new IdRange(7, 9, 1)));

    /** One of the delegates, as a writer of a proposal. */
    public ProposalWriter writer(int delegate, Long... under) {
        Person person = delegates.get(delegate);
        return new ProposalWriter(person.id(), Participant.of(person), List.of(under), DELETED);
    }

    /** A delegate changes a clause. */
    public RecordMaker delegateChanges(int delegate, String clause) {
        return edits(delegates.get(delegate), own -> changes(own, clause));
    }

    /** A delegate puts a copy of a clause behind it. */
    public RecordMaker delegateCopies(int delegate, String clause, String copy) {
        return edits(delegates.get(delegate), own -> copies(own, clause, copy));
    }

    private static void changes(Doc own, String clause) {
        firstText((YXmlElement) Objects.requireNonNull(DraftClauses.find(own, new ClauseId(clause))))
                .insert(0, "Proposed ");
    }

    private static void copies(Doc own, String clause, String copy) {
        ClauseCopy.write(own, new ClauseId(clause), new ClauseId(copy), Set.of());
    }

    private RecordMaker secretaryEdits(Consumer<Doc> edit) {
        return edits(SECRETARY, edit);
    }

    private RecordMaker edits(Person person, Consumer<Doc> edit) {
        Doc own = new Doc(new DocOptions(clients++, true, false));
        own.apply(Update.decode(replica.encodeStateAsUpdate()), this);
        List<byte[]> updates = new ArrayList<>();
        own.onUpdate((update, origin) -> updates.add(update));
        edit.accept(own);
        updates.forEach(update -> text(person, update));
        return this;
    }

    private void add(Person person, EntryKind kind, byte[] payload) {
        introduce(person);
        place(person, kind, payload);
    }

    private void introduce(Person person) {
        Participant participant = Participant.of(person);
        if (!participant.equals(introduced.put(person.id(), participant))) {
            place(person, EntryKind.PERSON, ParticipantCodec.encode(participant));
        }
    }

    private Entry place(Person person, EntryKind kind, byte[] payload) {
        now += random.nextInt(2_000);
        Entry entry = HashChain.next(head, new NewEntry(now, person.id(), person.delegationCode(), kind, payload));
        head = entry.head();
        sink.accept(entry);
        return entry;
    }
}
