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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.history.HistoryException.Reason;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The past of drafts, loaded when somebody asks and forgotten when nobody has for a while, or when others need the memory.
 *
 * <p>Questions about one draft are answered one after the other, each on a worker and never on an event loop, by what the
 * record held when it was asked or something newer. Who asks while a draft is being loaded waits for the same loading. Waiting
 * questions are bounded; beyond, {@link HistoryException} says {@link Reason#BUSY}. Safe from any thread.
 */
public final class Histories {
    private static final Logger log = LoggerFactory.getLogger(Histories.class);
    private static final long LONGEST_CHECK_MILLIS = 30_000;

    /** Questions of one person that may wait: more than all tabs of a browser ask at once. */
    public static final int MAX_WAITING_EACH = 16;

    /** So many more may wait of those who lead. */
    private static final int PLACES_FOR_LEADS = 16;

    private final Vertx vertx;
    private final HistoryLoader loader;
    private final HistoryConfig config;
    private final WorkerExecutor workers;

    /** Guards all of what follows; never held for long. */
    private final Object lock = new Object();

    private final Map<StreamId, Slot> slots = new HashMap<>();
    private final Map<PersonId, Integer> waitingOf = new HashMap<>();
    private int waiting;

    /** The place of one draft. What it holds is used by whoever's turn it is. */
    private static final class Slot {
        /** Done when the last of the questions so far has been answered. */
        private Future<?> turn = Future.succeededFuture();

        private @Nullable History history;
        private long bytes;
        private int questions;
        private long lastUsedNanos;
    }

    public Histories(Vertx vertx, Journal journal, Checkpoints checkpoints, HistoryConfig config) {
        this.vertx = vertx;
        this.config = config;
        this.workers = vertx.createSharedWorkerExecutor("history", config.threads());
        this.loader = new HistoryLoader(journal, checkpoints, workers);
        vertx.setPeriodic(
                Math.max(1, Math.min(LONGEST_CHECK_MILLIS, config.idle().toMillis())), timer -> forgetIdle());
    }

    /**
     * Answers a question about a draft's past, up to {@code stream}'s head at least. The future completes on the caller's
     * context.
     *
     * @param stream the draft as it was found just now
     * @param question runs on a worker, which it may keep for a while; it must not keep the history
     */
    public <T> Future<T> ask(Stream stream, Function<History, T> question) {
        return ask(stream, question, config.maxWaiting());
    }

    /**
     * Answers a question of somebody, as {@link #ask(Stream, Function)} does. Of one person {@value #MAX_WAITING_EACH} wait at
     * most, so that nobody keeps others out, and for those who lead some places are kept.
     */
    public <T> Future<T> ask(Person asker, Stream stream, Function<History, T> question) {
        PersonId person = asker.id();
        synchronized (lock) {
            if (waitingOf.getOrDefault(person, 0) >= MAX_WAITING_EACH) {
                return Future.failedFuture(new HistoryException(
                        Reason.BUSY,
                        "You look into the past of drafts " + MAX_WAITING_EACH
                                + " times at once already. Try again when some of that is answered."));
            }
            waitingOf.merge(person, 1, Integer::sum);
        }
        int most = config.maxWaiting() + (asker.role().decides() ? PLACES_FOR_LEADS : 0);
        return ask(stream, question, most).onComplete(done -> answered(person));
    }

    private void answered(PersonId person) {
        synchronized (lock) {
            waitingOf.computeIfPresent(person, (id, theirs) -> theirs == 1 ? null : theirs - 1);
        }
    }

    private <T> Future<T> ask(Stream stream, Function<History, T> question, int most) {
        Context caller = vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        synchronized (lock) {
            if (waiting >= most) {
                return Future.failedFuture(new HistoryException(
                        Reason.BUSY, "Too many look into the past of drafts at once. Try again in some seconds."));
            }
            waiting++;
            Slot slot = slots.computeIfAbsent(stream.id(), id -> new Slot());
            slot.questions++;
            slot.lastUsedNanos = System.nanoTime();
            slot.turn = slot.turn
                    .transform(before -> turn(slot, stream, question))
                    .onComplete(done -> caller.runOnContext(nothing -> {
                        if (done.succeeded()) {
                            answer.complete(done.result());
                        } else {
                            answer.fail(done.cause());
                        }
                    }));
        }
        return answer.future();
    }

    private <T> Future<T> turn(Slot slot, Stream stream, Function<History, T> question) {
        return current(slot, stream)
                .compose(history -> workers.executeBlocking(() -> question.apply(history), false))
                .onComplete(done -> finish(slot, stream.id()));
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

    private void finish(Slot slot, StreamId draft) {
        synchronized (lock) {
            waiting--;
            slot.questions--;
            slot.lastUsedNanos = System.nanoTime();
            slot.bytes = slot.history == null ? 0 : slot.history.bytes();
            if (slot.history == null && slot.questions == 0) {
                slots.remove(draft, slot);
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
