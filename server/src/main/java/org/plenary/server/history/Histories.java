package org.plenary.server.history;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.history.QuestionQueue.Asker;
import org.plenary.server.history.QuestionQueue.Question;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past of drafts, loaded when somebody asks and forgotten when nobody has for a while, or when others need the
 * memory.
 *
 * <p>Questions about one draft are answered one after the other, each on a worker and never on an event loop, by what
 * the record held when it was asked or something newer. Who asks while a draft is being loaded waits for the same
 * loading. Askers take turns, and nobody takes all threads. Open questions are bounded, of one person at {@value
 * #MAX_WAITING_EACH}; beyond, {@link HistoryException} says {@link Reason#BUSY}. Safe from any thread.
 */
public final class Histories {
    private static final Logger log = LoggerFactory.getLogger(Histories.class);
    private static final long LONGEST_CHECK_MILLIS = 30_000;

    /** Questions of one person that may be open: more than all tabs of a browser ask at once. */
    public static final int MAX_WAITING_EACH = 16;

    private final Vertx vertx;
    private final HistoryLoader loader;
    private final HistoryConfig config;
    private final WorkerExecutor workers;

    /** Guards all of what follows; never held for long. */
    private final Object lock = new Object();

    private final Map<StreamId, Slot> slots = new HashMap<>();
    private final QuestionQueue queue;

    /** The place of one draft. What it holds is used by whoever's turn it is. */
    private static final class Slot {
        private @Nullable History history;
        private long bytes;
        private int questions;
        private long lastUsedNanos;
    }

    public Histories(Vertx vertx, Journal journal, Checkpoints checkpoints, HistoryConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.queue = new QuestionQueue(config.threads(), config.maxWaiting());
        this.workers = vertx.createSharedWorkerExecutor("history", config.threads());
        this.loader = new HistoryLoader(journal, checkpoints, workers);
        vertx.setPeriodic(
                Math.max(1, Math.min(LONGEST_CHECK_MILLIS, config.idle().toMillis())), timer -> forgetIdle());
    }

    /**
     * Answers a question of somebody about a draft's past, up to {@code stream}'s head at least. The future completes
     * on the caller's context.
     *
     * @param stream the draft as it was found just now
     * @param question runs on a worker, which it may keep for a while; it must not keep the history
     */
    public <T> Future<T> ask(Person asker, Stream stream, Function<History, T> question) {
        return ask(Asker.of(asker), stream, question);
    }

    /**
     * Answers a question of whoever runs the server, as {@link #ask(Person, Stream, Function)} does those of people.
     * Not for what came by the network, which somebody has asked.
     */
    public <T> Future<T> ask(Stream stream, Function<History, T> question) {
        return ask(Asker.OPERATOR, stream, question);
    }

    private <T> Future<T> ask(Asker asker, Stream stream, Function<History, T> question) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> worked = Promise.promise();
        Promise<T> answer = Promise.promise();
        worked.future().onComplete(done -> caller.runOnContext(nothing -> answer.handle(done)));
        synchronized (lock) {
            String refused =
                    queue.enter(new Question(asker, stream.id(), itself -> answer(itself, stream, question, worked)));
            if (refused != null) {
                return Future.failedFuture(new HistoryException(Reason.BUSY, refused));
            }
            Slot slot = slots.computeIfAbsent(stream.id(), id -> new Slot());
            slot.questions++;
            slot.lastUsedNanos = System.nanoTime();
        }
        beginWhatMayBegin();
        return answer.future();
    }

    private void beginWhatMayBegin() {
        for (Question next = next(); next != null; next = next()) {
            next.begin();
        }
    }

    private @Nullable Question next() {
        synchronized (lock) {
            return queue.next();
        }
    }

    private <T> void answer(Question itself, Stream stream, Function<History, T> question, Promise<T> worked) {
        Slot slot = slot(stream.id());
        Future.succeededFuture()
                .compose(nothing -> current(slot, stream))
                .compose(history -> workers.executeBlocking(() -> question.apply(history), false))
                .onComplete(done -> {
                    finish(slot, itself);
                    worked.handle(done);
                    beginWhatMayBegin();
                });
    }

    private Slot slot(StreamId draft) {
        synchronized (lock) {
            return Objects.requireNonNull(slots.get(draft), "a draft that is asked about is not forgotten");
        }
    }

    /** The history that the slot holds, with all that the record held when it was asked. */
    private Future<History> current(Slot slot, Stream stream) {
        History history = slot.history;
        long startNanos = System.nanoTime();
        Future<History> current = history == null ? loader.load(stream) : loader.catchUp(history, stream);
        return current.onSuccess(loaded -> {
                    slot.history = loaded;
                    if (history == null) {
                        log.atInfo()
                                .addKeyValue("draft", stream.id())
                                .addKeyValue("seq", loaded.last())
                                .addKeyValue("ms", (System.nanoTime() - startNanos) / 1_000_000)
                                .log("history.loaded");
                    }
                })
                // What took a part only of what came is of no more use.
                .onFailure(cause -> slot.history = null);
    }

    private void finish(Slot slot, Question question) {
        synchronized (lock) {
            queue.done(question);
            slot.questions--;
            slot.lastUsedNanos = System.nanoTime();
            slot.bytes = slot.history == null ? 0 : slot.history.bytes();
            if (slot.history == null && slot.questions == 0) {
                slots.remove(question.draft(), slot);
            }
            makeRoom();
        }
    }

    /** Forgets those that nobody asks now, the ones longest unused first, until the others fit. */
    private void makeRoom() {
        long bytes = slots.values().stream().mapToLong(slot -> slot.bytes).sum();
        List<Map.Entry<StreamId, Slot>> unused = new ArrayList<>(slots.entrySet());
        unused.removeIf(entry -> entry.getValue().questions > 0);
        unused.sort(Comparator.comparingLong(entry -> entry.getValue().lastUsedNanos));
        // The newest one is let in, whatever its size: it would be loaded again for the next question.
        for (int i = 0; i < unused.size() - 1; i++) {
            if (slots.size() <= config.maxHistories() && bytes <= config.maxBytes()) {
                return;
            }
            bytes -= unused.get(i).getValue().bytes;
            slots.remove(unused.get(i).getKey());
        }
    }

    private void forgetIdle() {
        long now = System.nanoTime();
        synchronized (lock) {
            slots.values()
                    .removeIf(slot -> slot.questions == 0
                            && now - slot.lastUsedNanos >= config.idle().toNanos());
        }
    }

    /** How many drafts' past is in memory. */
    public int count() {
        synchronized (lock) {
            return slots.size();
        }
    }

    /** About how much memory it takes. */
    public long bytes() {
        synchronized (lock) {
            return slots.values().stream().mapToLong(slot -> slot.bytes).sum();
        }
    }
}
