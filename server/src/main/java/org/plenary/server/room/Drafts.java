package org.plenary.server.room;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.standing.ClauseView;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DraftSummary;
import org.plenary.server.standing.Participant;
import org.plenary.server.standing.ParticipantCodec;
import org.plenary.server.standing.Standing;

/** The drafts of this server: started once, with their seed, by the server alone; listed; read. Safe from any thread. */
public final class Drafts {
    /** The version of the document schema that a draft's text follows. */
    public static final int SCHEMA = DraftSchema.VERSION;

    private static final int ID_BYTES = 9;
    private static final int LINEAGE_BYTES = 12;

    private final Journal journal;
    private final Rooms rooms;
    private final SecureRandom random = new SecureRandom();

    public Drafts(Journal journal, Rooms rooms) {
        this.journal = journal;
        this.rooms = rooms;
    }

    /** The drafts of a process, the one that changed last first. */
    public Future<List<Stream>> of(ProcessId process) {
        return journal.streams(process);
    }

    /** The drafts that a person may read, the one that changed last first. */
    public Future<List<Stream>> of(Person person) {
        return journal.streams(person.process().id())
                .map(streams -> streams.stream()
                        .filter(stream -> mayRead(stream, person))
                        .toList());
    }

    /** A draft, if there is one of that id in the person's process that the person may read. */
    public Future<Optional<Stream>> find(StreamId draft, Person person) {
        return journal.find(draft).map(found -> found.filter(stream -> mayRead(stream, person)));
    }

    /** Of each draft of the person's process that this node holds, whether the person may read it. */
    public Future<Map<StreamId, Boolean>> readable(Person person) {
        return journal.streams(person.process().id())
                .map(streams -> streams.stream().collect(Collectors.toMap(Stream::id, s -> mayRead(s, person))));
    }

    /** The drafts of a process that this node holds and everybody of the process may read. */
    public Future<Set<StreamId>> open(ProcessId process) {
        return journal.streams(process)
                .map(streams -> streams.stream()
                        .filter(stream -> DraftSummary.of(stream).access().isOpen())
                        .map(Stream::id)
                        .collect(Collectors.toSet()));
    }

    private static boolean mayRead(Stream stream, Person person) {
        return stream.process().equals(person.process().id())
                && DraftSummary.of(stream).rights(person).mayRead();
    }

    /** Starts a draft that holds one clause, its title. */
    public Future<Stream> create(Person person, String title) {
        ClauseId id = new ClauseId(randomId(ID_BYTES));
        return create(person, title, new Instrument(List.of(Clause.of(id, ClauseKind.TITLE, title))));
    }

    /** Starts a draft that holds {@code instrument}. */
    public Future<Stream> create(Person person, String title, Instrument instrument) {
        Doc seed = new Doc();
        InstrumentWriter.write(instrument, seed);
        long now = System.currentTimeMillis();
        String delegation = person.delegationCode();
        byte[] who = ParticipantCodec.encode(Participant.of(person));
        NewEntry author = new NewEntry(now, person.id(), delegation, EntryKind.PERSON, who);
        NewEntry first = new NewEntry(now, person.id(), delegation, EntryKind.TEXT, seed.encodeStateAsUpdate());
        return journal.create(new NewStream(
                new StreamId(randomId(ID_BYTES)),
                new Lineage(randomId(LINEAGE_BYTES)),
                person.process().id(),
                title,
                List.of(author, first),
                DraftSummaries.of(seed, Standing.INITIAL).encode()));
    }

    /** Begins the story of a draft, to be told and then started; for one at a time in a process. */
    public Future<DraftStory> story(Person person, String title) {
        ProcessId process = person.process().id();
        return journal.streams(process)
                .compose(others -> rooms.numbering(process, others.size() + 1))
                .map(numbering -> new DraftStory(
                        new StreamId(randomId(ID_BYTES)),
                        new Lineage(randomId(LINEAGE_BYTES)),
                        person,
                        title,
                        numbering));
    }

    /** Starts a draft that has lived before. */
    public Future<Stream> create(DraftStory story) {
        return journal.create(story.toStream()).onSuccess(stream -> rooms.cameWithRevisions(stream.id()));
    }

    /** The text of a draft as it is on disk. */
    public Future<Instrument> text(StreamId draft) {
        return rooms.read(draft, InstrumentReader::read);
    }

    /** The clauses of a draft as they are on disk. */
    public Future<List<ClauseView>> clauses(StreamId draft) {
        return rooms.readStanding(draft, (doc, standing) -> ClauseView.of(InstrumentReader.read(doc), standing));
    }

    /** What was decided about a draft. */
    public Future<Standing> standing(StreamId draft) {
        return rooms.readStanding(draft, (doc, standing) -> standing);
    }

    /** Takes a decision about a draft; {@link Room#decide} tells the rest. */
    public Future<Void> decide(StreamId draft, Person person, Decision decision) {
        return rooms.decide(draft, person, decision);
    }

    /** Issues a revision of a draft; {@link Rooms#issue} tells the rest. */
    public Future<Issued> issue(StreamId draft, Person person, IssueRequest request) {
        return rooms.issue(draft, person, request);
    }

    /** Makes a draft, or a clause of it, read again as it did; {@link Rooms#restore} tells the rest. */
    public Future<Restored> restore(StreamId draft, Person person, RestoreRequest request) {
        return rooms.restore(draft, person, request);
    }

    /** What the next revision of a draft would be called. */
    public Future<NextRevision> nextRevision(StreamId draft) {
        return rooms.nextRevision(draft);
    }

    private String randomId(int bytes) {
        byte[] id = new byte[bytes];
        random.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
