package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.plenary.crdt.Doc;
import org.plenary.crdt.protocol.CloseCode;
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
    private final RoomConfig config;
    private final WorkerExecutor loaders;
    private final Map<StreamId, Future<Room>> open = new ConcurrentHashMap<>();
    private volatile boolean closing;

    public Rooms(Vertx vertx, Journal journal, RoomConfig config) {
        this.vertx = vertx;
        this.journal = journal;
        this.config = config;
        this.loaders = vertx.createSharedWorkerExecutor("room-loader", 2);
    }

    /**
     * The room of a draft; it is loaded from the record if it is not open. Fails with {@link JournalException} if the
     * draft is unknown or cannot be read.
     */
    public Future<Room> enter(StreamId draft) {
        if (closing) {
            return Future.failedFuture(new RoomClosedException(draft));
        }
        Future<Room> room = open.computeIfAbsent(draft, this::load);
        return room.onFailure(cause -> open.remove(draft, room));
    }

    /**
     * Reads the committed text of a draft, in its room if that is open.
     *
     * @param reader takes out what it needs as a value and changes nothing
     */
    public <T> Future<T> read(StreamId draft, Function<Doc, T> reader) {
        return enter(draft)
                .compose(room -> room.read(reader))
                .recover(cause -> cause instanceof RoomClosedException && !closing
                        ? enter(draft).compose(room -> room.read(reader))
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
                .compose(ownership -> new Replay(journal, loaders, draft, ownership).run())
                .map(replica -> {
                    log.atInfo()
                            .addKeyValue("draft", draft)
                            .addKeyValue("seq", replica.head().seq())
                            .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
                            .log("room.opened");
                    return new Room(draft, loop, journal, config, replica, () -> open.remove(draft));
                });
    }
}
