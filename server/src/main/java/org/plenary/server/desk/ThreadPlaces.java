package org.plenary.server.desk;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.server.draft.BracketPlaces;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.room.Drafts;

/**
 * Where the words that threads are about are now, for whoever may read the threads. Computed on workers when it is
 * asked for, from the draft's record and the desk's: rooms know nothing of desks, and what one desk costs the others do
 * not. A few desks that were asked about are kept where they are, so that the next question costs what was written
 * since. Safe from any thread.
 */
public final class ThreadPlaces {
    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final long SWEEP_MILLIS = 60_000;
    /** Each holds a document. */
    private static final int MAX_KEPT = 24;

    private static final int MAX_WAITING = 100;
    private static final int THREADS = 2;
    private static final int PAGE = 1_000;
    private static final long PAGE_BYTES = 4L << 20;

    private final Journal journal;
    private final Drafts drafts;
    private final Histories histories;
    private final Desks desks;
    private final WorkerExecutor workers;

    /** The desks that are followed, the one asked about longest ago first. Guarded by itself. */
    private final Map<StreamId, Place> places = new LinkedHashMap<>(16, 0.75f, true);

    /** One desk's: one question after the other. Guarded by the map, but for the follower, which has one user. */
    private static final class Place {
        private Future<?> last = Future.succeededFuture();
        private int waiting;
        private long usedNanos = System.nanoTime();
        private @Nullable ThreadFollower follower;
    }

    /** Where a desk's threads are. */
    private record Found(Desk desk, Map<ThreadId, List<AnchorNow>> now) {}

    public ThreadPlaces(Vertx vertx, Journal journal, Drafts drafts, Histories histories, Desks desks) {
        this.journal = journal;
        this.drafts = drafts;
        this.histories = histories;
        this.desks = desks;
        this.workers = vertx.createSharedWorkerExecutor("thread-places", THREADS);
        vertx.setPeriodic(SWEEP_MILLIS, timer -> forget(IDLE.toNanos(), 0));
    }

    /**
     * Where the words of all threads are that a person may read: {@code seq, threads: [{id, now: [{clause, from, to,
     * state, words, seq, at, by}]}]}, those about the whole draft left out. Fails as {@link Desks} says.
     */
    public Future<Fields> read(StreamId draft, Person person) {
        return drafts.find(draft, person)
                .compose(found -> found.map(stream -> read(stream, person))
                        .orElseGet(() -> Future.failedFuture(
                                new JournalException(JournalException.Reason.NOT_FOUND, "no draft " + draft))));
    }

    private Future<Fields> read(Stream draft, Person person) {
        return desks.of(draft.id(), person)
                .compose(there -> Future.all(there.stream()
                        .filter(desk -> ThreadFollower.start(desk) > 0)
                        .map(desk -> follow(desk, draft, person))
                        .toList()))
                .compose(all -> told(draft, person, all.list()));
    }

    /**
     * The threads that everybody hears who may read the draft, in the order in which they were begun, as they are now
     * and no earlier than at the newest entry of {@code draft}; those about proposals left out. Nothing else is looked
     * at.
     */
    public Future<List<ThreadForAll>> shared(Stream draft, Person person) {
        return desks.shared(draft.id()).compose(there -> {
            if (there.isEmpty()) {
                return Future.succeededFuture(List.of());
            }
            Desk desk = there.get();
            Future<Found> found = ThreadFollower.start(desk) == 0
                    ? Future.succeededFuture(new Found(desk, Map.of()))
                    : follow(desk, draft, person);
            return found.map(places -> places.desk.threads().values().stream()
                    .filter(thread -> thread.proposal() == null)
                    .map(thread -> ThreadForAll.of(thread, places.now.getOrDefault(thread.id(), List.of())))
                    .toList());
        });
    }

    /** Of those desks alone that are still for the person, now that all is known. */
    private Future<Fields> told(Stream draft, Person person, List<Found> found) {
        return histories
                .ask(
                        person,
                        draft,
                        history -> found.stream()
                                .collect(Collectors.toMap(each -> each.desk.id(), each -> told(each, history))))
                .compose(told -> desks.of(draft.id(), person).map(still -> {
                    Set<StreamId> ids = still.stream().map(Desk::id).collect(Collectors.toSet());
                    List<Fields> threads = found.stream()
                            .filter(each -> ids.contains(each.desk.id()))
                            .flatMap(each -> told.getOrDefault(each.desk.id(), List.of()).stream())
                            .toList();
                    return new Fields().put("seq", draft.head().seq()).putAll("threads", threads);
                }));
    }

    private static List<Fields> told(Found found, History history) {
        List<Fields> told = new ArrayList<>();
        found.now.forEach((thread, now) -> told.add(new Fields()
                .put("id", found.desk.nameOf(thread))
                .putAll("now", now.stream().map(part -> told(part, history)).toList())));
        return told;
    }

    private static Fields told(AnchorNow now, History history) {
        Fields told = BracketPlaces.told(now);
        if (now.seq() == 0) {
            return told;
        }
        Author by = history.author(now.seq());
        return told.put("at", history.atMillis(now.seq()))
                .put(
                        "by",
                        new Fields()
                                .put("person", by.id().value())
                                .put("name", by.name())
                                .put("delegation", by.delegation()));
    }

    private Future<Found> follow(Desk desk, Stream draft, Person person) {
        Promise<Found> answer = Promise.promise();
        synchronized (places) {
            Place place = places.computeIfAbsent(desk.id(), id -> new Place());
            if (place.waiting >= MAX_WAITING) {
                return Future.failedFuture(new JournalException(
                        JournalException.Reason.OVERLOADED, "too many ask where the words of comments are"));
            }
            place.waiting++;
            place.usedNanos = System.nanoTime();
            Future<Found> mine = place.last.transform(before -> follow(place, desk, draft, person));
            place.last = mine;
            mine.onComplete(done -> {
                synchronized (places) {
                    place.waiting--;
                }
                answer.complete(done.result(), done.cause());
            });
        }
        forget(Long.MAX_VALUE, MAX_KEPT);
        return answer.future();
    }

    private Future<Found> follow(Place place, Desk desk, Stream draft, Person person) {
        return begin(place, desk, draft, person)
                .compose(follower -> catchUp(follower, desk, draft))
                .onFailure(cause -> place.follower = null);
    }

    /** Goes on from where it is, unless a thread that is new is about an earlier moment. */
    private Future<ThreadFollower> begin(Place place, Desk desk, Stream draft, Person person) {
        ThreadFollower kept = place.follower;
        if (kept != null && kept.isInTimeFor(desk)) {
            return Future.succeededFuture(kept);
        }
        return histories
                .ask(person, draft, history -> {
                    long start = Math.max(history.first(), Math.min(ThreadFollower.start(desk), history.last()));
                    return new ThreadFollower(history.doc(start), start);
                })
                .onSuccess(follower -> place.follower = follower);
    }

    private Future<Found> catchUp(ThreadFollower follower, Desk desk, Stream draft) {
        long head = draft.head().seq();
        Future<List<Entry>> page = follower.seq() < head
                ? journal.read(draft.id(), follower.seq(), PAGE, PAGE_BYTES)
                : Future.succeededFuture(List.of());
        return page.compose(entries -> workers.executeBlocking(
                        () -> {
                            follower.take(desk, entries);
                            return follower.seq() < head ? null : found(follower, desk);
                        },
                        false)
                .compose(found -> {
                    if (found != null) {
                        return Future.succeededFuture(found);
                    }
                    return entries.isEmpty()
                            ? Future.failedFuture(new JournalException(
                                    JournalException.Reason.CORRUPT,
                                    "a draft does not end where it should: " + draft.id()))
                            : catchUp(follower, desk, draft);
                }));
    }

    private static Found found(ThreadFollower follower, Desk desk) {
        Map<ThreadId, List<AnchorNow>> now = new LinkedHashMap<>();
        for (ThreadId thread : desk.threads().keySet()) {
            List<AnchorNow> parts = follower.of(thread);
            if (!parts.isEmpty()) {
                now.put(thread, parts);
            }
        }
        return new Found(desk, now);
    }

    /** Forgets what nobody has asked about for so long, and of the others all but the newest, if nobody waits. */
    private void forget(long idleNanos, int keep) {
        long now = System.nanoTime();
        synchronized (places) {
            int tooMany = keep == 0 ? 0 : places.size() - keep;
            for (Iterator<Place> all = places.values().iterator(); all.hasNext(); ) {
                Place place = all.next();
                if (place.waiting == 0 && (tooMany > 0 || now - place.usedNanos > idleNanos)) {
                    all.remove();
                    tooMany--;
                }
            }
        }
    }
}
