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
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.StreamId;
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
    private final Checkpoints checkpoints;
    private final WorkerExecutor loaders;
    private final Room.Shared shared;
    private final Map<StreamId, Future<Room>> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    /** Rooms that are loaded from their whole records. */
    public Rooms(Vertx vertx, Journal journal, RoomConfig config) {
        this(vertx, journal, config, Checkpoints.none(vertx, journal));
    }

    public Rooms(Vertx vertx, Journal journal, RoomConfig config, Checkpoints checkpoints) {
        this(vertx, journal, config, checkpoints, RoomsWatch.NONE);
    }

    /**
     * Rooms of which others hear.
     *
     * @param watch who hears
     */
    public Rooms(Vertx vertx, Journal journal, RoomConfig config, Checkpoints checkpoints, RoomsWatch watch) {
        this.vertx = vertx;
        this.journal = journal;
        this.checkpoints = checkpoints;
        this.loaders = vertx.createSharedWorkerExecutor("room-loader", 2);
        this.shared = new Room.Shared(journal, config, new Culprits(), new Shares(config.messagesPerPerson()), watch);
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

    /**
     * A room says itself that it has ended; one that could not is found out here, so that nobody is sent into it for
     * ever.
     */
    private static boolean hasEnded(Future<Room> room) {
        return room.succeeded() && room.result().hasEnded();
    }

    /**
     * Reads a draft as it is on disk, in its room.
     *
     * @param reader takes out what it needs as a value, quickly, and changes nothing
     */
    public <T> Future<T> read(StreamId draft, Function<DraftState, T> reader) {
        return with(draft, room -> room.read(reader));
    }

    /** Reads a draft, as above; {@link Room#readAt} tells the rest. */
    public <T> Future<T> readAt(StreamId draft, BiFunction<DraftState, Long, T> reader) {
        return with(draft, room -> room.readAt(reader));
    }

    /**
     * Reads a draft, as above.
     *
     * @param reader gets the newest entry of the record, besides
     */
    public <T> Future<T> readAtHead(StreamId draft, BiFunction<DraftState, Head, T> reader) {
        return with(draft, room -> room.readAtHead(reader));
    }

    /** Whether a draft's room is open, or being opened. Returns at once. */
    public boolean isOpen(StreamId draft) {
        return open.containsKey(draft);
    }

    /** Puts a motion in the draft's room; {@link Room#put(Person, Motion)} tells the rest. */
    public <R extends @Nullable Object> Future<R> put(StreamId draft, Person person, Motion<R> motion) {
        return with(draft, room -> room.put(person, motion));
    }

    /** Puts a motion that has to be worked out first; {@link Room#put(Person, Preparation)} tells the rest. */
    public <R extends @Nullable Object> Future<R> put(StreamId draft, Person person, Preparation<R> preparation) {
        return with(draft, room -> room.put(person, preparation));
    }

    /** Where motions are worked out. */
    public WorkerExecutor workers() {
        return loaders;
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
