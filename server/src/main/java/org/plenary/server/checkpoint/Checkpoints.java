package org.plenary.server.checkpoint;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.plenary.crdt.Doc;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.DraftState;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the newest checkpoint of a draft, if it fits the record, and makes new ones in the background. Whatever is
 * wrong with a checkpoint, or with the making of one, costs time and nothing else. Safe from any thread.
 */
public final class Checkpoints {
    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);

    private static final int LONG_RECORD_PART = 20;

    private final Journal journal;
    private final CheckpointStore store;
    private final CheckpointConfig config;
    private final CheckpointKey key;
    private final WorkerExecutor readers;
    private final WorkerExecutor maker;
    private final Set<StreamId> making = ConcurrentHashMap.newKeySet();

    /** @param key asked for each time, since another may take its place */
    public Checkpoints(
            Vertx vertx, Journal journal, CheckpointStore store, CheckpointConfig config, CheckpointKey key) {
        this.key = key;
        this.journal = journal;
        this.store = store;
        this.config = config;
        this.readers = vertx.createSharedWorkerExecutor("checkpoint-reader", 2);
        this.maker = vertx.createSharedWorkerExecutor("checkpoint-maker", 1);
    }

    /** Without any checkpoint. */
    public static Checkpoints none(Vertx vertx, Journal journal) {
        return new Checkpoints(
                vertx,
                journal,
                CheckpointStore.NONE,
                new CheckpointConfig(Integer.MAX_VALUE, 1),
                () -> Future.failedFuture("nothing is kept"));
    }

    /**
     * The newest checkpoint of a draft whose entry is in the record, up to {@code head}. Never fails: what is missing
     * is not there, and what is damaged, foreign or not made here is dropped, so that it is made anew.
     */
    public Future<Optional<Checkpoint>> newest(StreamId stream, Lineage lineage, Head head) {
        return store.find(stream)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.<Checkpoint>empty())
                        : key.get().compose(secret -> read(stream, lineage, head, found.get(), secret)))
                .recover(cause -> {
                    passedOver(stream, cause);
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<Optional<Checkpoint>> read(
            StreamId stream, Lineage lineage, Head head, byte[] bytes, byte[] secret) {
        return readers.executeBlocking(() -> Checkpoint.decode(stream, lineage, bytes, secret), false)
                .transform(decoded -> decoded.failed()
                        ? drop(stream, bytes, String.valueOf(decoded.cause()))
                        : checked(stream, head, decoded.result()));
    }

    private Future<Optional<Checkpoint>> checked(StreamId stream, Head head, Checkpoint checkpoint) {
        long seq = checkpoint.head().seq();
        if (seq > head.seq()) {
            // It may have been made since the caller looked at the record.
            passedOver(stream, "it is of entry " + seq + ", and the record ends with " + head.seq());
            return Future.succeededFuture(Optional.empty());
        }
        return journal.read(stream, seq - 1, 1, 1)
                .compose(entries -> entries.isEmpty() || !entries.get(0).head().equals(checkpoint.head())
                        ? drop(stream, checkpoint.bytes(), "its hash is not that of entry " + seq)
                        : Future.succeededFuture(Optional.of(checkpoint)));
    }

    private Future<Optional<Checkpoint>> drop(StreamId stream, byte[] bytes, String why) {
        return store.drop(stream, bytes)
                .onSuccess(dropped -> log.atWarn()
                        .addKeyValue("draft", stream)
                        .addKeyValue("why", why)
                        .log("checkpoint.dropped"))
                .map(dropped -> Optional.empty());
    }

    /** A checkpoint was no use: says so, and the record is read from its beginning. */
    public static void passedOver(StreamId stream, Throwable why) {
        passedOver(stream, why.toString());
    }

    private static void passedOver(StreamId stream, String why) {
        log.atWarn().addKeyValue("draft", stream).addKeyValue("why", why).log("checkpoint.passedOver");
    }

    /**
     * Whether a draft that has come to entry {@code seq} is due for another checkpoint. Making one takes time in the
     * length of the record, so that a long one is due less often.
     *
     * @param last the entry of the newest checkpoint, 0 if there is none
     */
    public boolean isDue(long last, long seq) {
        return seq - last >= Math.max(config.everyEntries(), seq / LONG_RECORD_PART);
    }

    /** A draft was loaded: has a checkpoint made in the background if that took many entries. */
    public void loaded(StreamId draft, Head from, Head to) {
        if (isDue(from.seq(), to.seq())) {
            make(draft);
        }
    }

    /** Has a checkpoint of the draft as it is now made in the background, unless that is being done. */
    public Future<Void> make(StreamId draft) {
        if (!making.add(draft)) {
            return Future.succeededFuture();
        }
        long startNanos = System.nanoTime();
        return journal.find(draft)
                .compose(found -> found.map(this::make).orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .compose(made -> made.isEmpty()
                        ? Future.succeededFuture()
                        : store.put(draft, made.get())
                                .onSuccess(nothing -> log.atInfo()
                                        .addKeyValue("draft", draft)
                                        .addKeyValue("seq", made.get().head().seq())
                                        .addKeyValue("bytes", made.get().bytes().length)
                                        .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
                                        .log("checkpoint.made")))
                .<Void>mapEmpty()
                .onFailure(cause ->
                        log.atWarn().addKeyValue("draft", draft).setCause(cause).log("checkpoint.notMade"))
                .onComplete(done -> making.remove(draft));
    }

    private Future<Optional<Checkpoint>> make(Stream stream) {
        return newest(stream.id(), stream.lineage(), stream.head())
                .compose(newest -> begin(stream, newest))
                .compose(making -> new RecordPages(journal, maker, stream.id())
                        .read(making.past.head(), stream.head(), making::take)
                        .compose(nothing -> key.get())
                        .compose(secret -> maker.executeBlocking(() -> making.finish(stream, secret), false)))
                .map(checkpoint -> {
                    int size = checkpoint.bytes().length;
                    if (size > config.maxBytes()) {
                        log.atWarn()
                                .addKeyValue("draft", stream.id())
                                .addKeyValue("bytes", size)
                                .log("checkpoint.tooLarge");
                        return Optional.empty();
                    }
                    return Optional.of(checkpoint);
                });
    }

    private Future<Making> begin(Stream stream, Optional<Checkpoint> newest) {
        Making afresh = new Making(new DraftState(), new Past(HashChain.genesis(stream.id(), stream.lineage())));
        if (newest.isEmpty()) {
            return Future.succeededFuture(afresh);
        }
        Checkpoint last = newest.get();
        return maker.executeBlocking(() -> new Making(last.state(), last.past()), false)
                .compose(making -> new RecordPages(journal, maker, stream.id())
                        .readDecisions(last.head(), making::takeEarlier)
                        .map(nothing -> making))
                .recover(cause -> {
                    passedOver(stream.id(), cause);
                    return Future.succeededFuture(afresh);
                });
    }

    /** The draft and its past while a checkpoint is being made. */
    private record Making(DraftState live, Past past) {
        void take(Entry entry) {
            past.take(entry);
            live.take(entry);
        }

        void takeEarlier(Entry entry) {
            past.takeEarlier(entry);
            live.takeEarlier(entry);
        }

        /**
         * The checkpoint.
         *
         * @param secret what it is summed under
         * @throws IllegalStateException if it would tell another text. An item that stands beside one unit on both
         *     sides, as Yjs can make them by undoing, has no place that follows from the encoded state: it depends on
         *     how items were cut when it came
         */
        Checkpoint finish(Stream stream, byte[] secret) {
            Checkpoint checkpoint = Checkpoint.decode(
                    stream.id(),
                    stream.lineage(),
                    Checkpoint.encode(stream.id(), stream.lineage(), live, past, secret),
                    secret);
            requireSameText(live.doc(), checkpoint.live());
            requireSameText(past.doc(), checkpoint.past().doc());
            return checkpoint;
        }

        private static void requireSameText(Doc made, Doc restored) {
            if (!DraftClauses.root(made)
                    .toTree()
                    .equals(DraftClauses.root(restored).toTree())) {
                throw new IllegalStateException("the text depends on the order in which the edits came");
            }
        }
    }
}
