package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of this node: at most one for each draft, opened when somebody comes, closed when it has been empty for a
 * while. Safe from any thread.
 */
public final class Rooms {
    private static final Logger log = LoggerFactory.getLogger(Rooms.class);

    private final Vertx vertx;
    private final Journal journal;
    private final Issuing issuing;
    private final Checkpoints checkpoints;
    private final WorkerExecutor loaders;
    private final Room.Shared shared;
    private final Map<StreamId, Future<Room>> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** Rooms whose revisions have usual symbols, and which are loaded from their whole records. */
    public Rooms(Vertx vertx, Journal journal, RoomConfig config) {
        this(vertx, journal, config, Issuing.USUAL, Checkpoints.none(vertx, journal));
    }

    public Rooms(Vertx vertx, Journal journal, RoomConfig config, Issuing issuing, Checkpoints checkpoints) {
        this.vertx = vertx;
        this.journal = journal;
        this.issuing = issuing;
        this.checkpoints = checkpoints;
        this.loaders = vertx.createSharedWorkerExecutor("room-loader", 2);
        this.shared = new Room.Shared(journal, config, loaders, new Culprits(), new Shares(config.messagesPerPerson()));
    }

    /**
     * The room of a draft; it is loaded from the record if it is not open. Fails with {@link JournalException} if the
     * draft is unknown or cannot be read.
     */
    public Future<Room> enter(StreamId draft) {
        if (closing) {
            return Future.failedFuture(new RoomClosedException(draft));
        }
        Future<Room> room = open.compute(draft, (id, there) -> there == null || hasEnded(there) ? load(draft) : there);
        return room.onFailure(cause -> open.remove(draft, room));
    }

    /** A room says itself that it has ended; one that could not is found out here, so that nobody is sent into it for ever. */
    private static boolean hasEnded(Future<Room> room) {
        return room.succeeded() && room.result().hasEnded();
    }

    /**
     * Reads the committed text of a draft, in its room if that is open.
     *
     * @param reader takes out what it needs as a value and changes nothing
     */
    public <T> Future<T> read(StreamId draft, Function<Doc, T> reader) {
        return with(draft, room -> room.read(reader));
    }

    /** Reads the committed text and what stands, as {@link #read(StreamId, Function)} does. */
    public <T> Future<T> readStanding(StreamId draft, BiFunction<Doc, Standing, T> reader) {
        return with(draft, room -> room.readStanding(reader));
    }

    /** Takes a decision in the draft's room; {@link Room#decide} tells the rest. */
    public Future<Void> decide(StreamId draft, Person person, Decision decision) {
        return with(draft, room -> room.decide(person, decision));
    }

    /**
     * Issues a revision of a draft as it is then. Fails with {@link org.plenary.server.standing.DecisionException} if the
     * person does not decide in it, or what is to be corrected was never issued.
     */
    public Future<Issued> issue(StreamId draft, Person person, IssueRequest request) {
        return stream(draft)
                .compose(stream -> numbering(stream)
                        .compose(numbering -> with(draft, room -> room.issue(person, request, numbering)))
                        .onSuccess(issued -> issuing.issued(draft)));
    }

    /**
     * Makes a draft, or a clause of it, read again as it did; {@link Room#restore} tells the rest. Fails with {@link
     * org.plenary.server.standing.DecisionException} if the person does not decide in the draft, or may not change what would
     * be changed.
     */
    public Future<Restored> restore(StreamId draft, Person person, RestoreRequest request) {
        return with(draft, room -> room.restore(person, request));
    }

    /** A draft came with revisions that were issued elsewhere. */
    void cameWithRevisions(StreamId draft) {
        issuing.issued(draft);
    }

    /** What the next revision of a draft would be called. */
    public Future<NextRevision> nextRevision(StreamId draft) {
        return stream(draft)
                .compose(this::numbering)
                .compose(numbering ->
                        readStanding(draft, (doc, standing) -> numbering.next(standing, System.currentTimeMillis())));
    }

    private Future<Numbering> numbering(Stream stream) {
        return numbering(stream.process(), stream.place());
    }

    /** How the revisions of the draft at a place of a process are numbered. */
    Future<Numbering> numbering(ProcessId process, int place) {
        return issuing.pattern(process).map(pattern -> new Numbering(pattern, place));
    }

    private Future<Stream> stream(StreamId draft) {
        return journal.find(draft)
                .compose(found -> found.map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    /** Does something in a draft's room, in a new one if that one closes before it has begun with it. */
    private <T extends @Nullable Object> Future<T> with(StreamId draft, Function<Room, Future<T>> action) {
        return enter(draft)
                .compose(action)
                .recover(cause -> cause instanceof RoomClosedException closed && !closed.begun() && !closing
                        ? enter(draft).compose(action)
                        : Future.failedFuture(cause));
    }

    /** How many rooms are open, or being opened. */
    public int count() {
        return open.size();
    }

    /** Closes every room once all that was handed in is on disk; no room opens any more. */
    public Future<Void> close(String reason) {
        closing = true;
        List<Future<Void>> all = open.values().stream()
                .map(room ->
                        room.compose(r -> r.close(CloseCode.RESTART, reason)).otherwiseEmpty())
                .toList();
        return Future.join(all).mapEmpty();
    }

    private Future<Room> load(StreamId draft) {
        long startNanos = System.nanoTime();
        Loop loop = new Loop(vertx, vertx.getOrCreateContext());
        return journal.own(draft)
                .compose(ownership -> new Replay(journal, checkpoints, loaders, draft, ownership).run())
                .map(replica -> {
                    log.atInfo()
                            .addKeyValue("draft", draft)
                            .addKeyValue("seq", replica.head().seq())
                            .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
                            .log("room.opened");
                    CheckpointPace pace = new CheckpointPace(
                            checkpoints, draft, replica.head().seq());
                    return new Room(draft, loop, shared, replica, pace, () -> forgetEnded(draft));
                });
    }

    private void forgetEnded(StreamId draft) {
        open.computeIfPresent(draft, (id, room) -> hasEnded(room) ? null : room);
    }
}
