package org.plenary.server.desk;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Append;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.NewStream;
import org.plenary.server.journal.Ownership;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.StreamKind;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;

/**
 * The only writer of one desk. One thing is done after the other; what was said is told to those who listen once it is
 * on disk, and before whoever said it has their answer. After a failed append it starts afresh from the record.
 *
 * <p>Safe from any thread. Futures complete on the caller's context.
 */
final class DeskWriter {
    /** The kind of streams that are records of desks. */
    static final StreamKind KIND = new StreamKind("desk");

    private static final int MAX_WAITING = 1_000;
    private static final int PAGE = 1_000;
    private static final long PAGE_BYTES = 4L << 20;
    private static final int ID_BYTES = 9;
    private static final int LINEAGE_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final StreamId draft;
    private final Audience audience;
    private final Shared shared;
    private Future<?> last = Future.succeededFuture();
    private int waiting;

    /** What the record holds; null if that is not known now. Changed by one turn at a time. */
    private @Nullable Held held;

    private volatile long usedNanos;

    /** What all writers share. */
    record Shared(Vertx vertx, Journal journal, DeskStore store, DeskListeners listeners) {}

    /** A desk with the right to write it. */
    private record Held(long epoch, Head head, Desk desk) {
        /** @throws JournalException if they are no entries of this desk, behind those before */
        Held with(List<Entry> entries) {
            Desk after = desk;
            for (Entry entry : entries) {
                after = after.after(entry);
            }
            return new Held(epoch, HashChain.verify(head, entries), after);
        }
    }

    DeskWriter(StreamId draft, Audience audience, Shared shared) {
        this.draft = draft;
        this.audience = audience;
        this.shared = shared;
        use();
    }

    /** Somebody is about to use it. */
    void use() {
        usedNanos = System.nanoTime();
    }

    /** Whether nobody has used it for so long. */
    boolean isIdle(long nanos) {
        return System.nanoTime() - usedNanos > nanos;
    }

    /** The desk as it is on disk; empty if nothing was said on it yet. */
    Future<Optional<Desk>> read() {
        return next(this::load);
    }

    /**
     * Does something, in the name of a person who may. Fails with {@link DeskException} if it cannot be done.
     *
     * @return the desk after it
     */
    Future<Desk> act(Person person, DeskAct act) {
        return next(() -> act(person, act, 1));
    }

    /** Does one thing after all that was asked for before. */
    private <T> Future<T> next(Supplier<Future<T>> turn) {
        Context caller = shared.vertx.getOrCreateContext();
        Promise<T> answer = Promise.promise();
        synchronized (this) {
            if (waiting >= MAX_WAITING) {
                return Future.failedFuture(new JournalException(
                        JournalException.Reason.OVERLOADED, "too much waits for the writer of a desk already"));
            }
            waiting++;
            Future<T> mine = last.transform(before -> turn.get());
            last = mine;
            mine.onComplete(done -> {
                synchronized (this) {
                    waiting--;
                }
                caller.runOnContext(nothing -> answer.complete(done.result(), done.cause()));
            });
        }
        return answer.future();
    }

    private Future<Desk> act(Person person, DeskAct act, int triesLeft) {
        return load().compose(there -> there.isPresent() ? append(person, act) : begin(person, act))
                .recover(cause -> triesLeft > 0
                                && cause instanceof JournalException failure
                                && failure.reason() == JournalException.Reason.CONFLICT
                        // Nothing of it was written: somebody else wrote in between.
                        ? act(person, act, triesLeft - 1)
                        : Future.failedFuture(cause));
    }

    private Future<Desk> append(Person person, DeskAct act) {
        Held now = Objects.requireNonNull(held);
        Desk desk = now.desk;
        if (!act.changes(desk, person.id())) {
            return Future.succeededFuture(desk);
        }
        List<NewEntry> entries = entries(person, desk, List.of(act));
        Append append = new Append(desk.id(), now.epoch, now.head, HashChain.next(now.head, entries));
        Held next = now.with(append.entries());
        // Whatever becomes of it, nothing but its success tells what the record holds then.
        held = null;
        return shared.journal.append(append).map(written -> {
            held = next;
            return tell(next.desk, act);
        });
    }

    private Future<Desk> begin(Person person, DeskAct act) {
        Desk empty = Desk.empty(new StreamId(randomId(ID_BYTES)), draft, audience);
        act.changes(empty, person.id());
        NewStream stream = new NewStream(
                empty.id(),
                KIND,
                new Lineage(randomId(LINEAGE_BYTES)),
                person.process().id(),
                audience.toString(),
                entries(person, empty, List.of(new OpenDesk(draft, audience), act)),
                null);
        // What could not be read again is not written.
        Head genesis = HashChain.genesis(stream.id(), stream.lineage());
        Held begunHere = new Held(0, genesis, empty).with(HashChain.next(genesis, stream.entries()));
        return shared.store
                .begin(draft, audience, stream)
                .compose(begun -> load().compose(there -> {
                    if (!begun.equals(begunHere.desk.id())) {
                        return append(person, act);
                    }
                    return Future.succeededFuture(tell(there.orElseThrow(), act));
                }));
    }

    private Desk tell(Desk after, DeskAct act) {
        if (shared.listeners.isHeard(draft)) {
            shared.listeners.tell(DeskNews.of(after, act));
        }
        return after;
    }

    /** What is recorded: who it is, if the record does not say that yet, and what they do. */
    private static List<NewEntry> entries(Person person, Desk desk, List<DeskAct> acts) {
        long now = System.currentTimeMillis();
        String delegation = person.delegationCode();
        List<NewEntry> entries = new ArrayList<>();
        Participant participant = Participant.of(person);
        if (!participant.equals(desk.participant(person.id()))) {
            entries.add(
                    new NewEntry(now, person.id(), delegation, EntryKind.PERSON, ParticipantCodec.encode(participant)));
        }
        for (DeskAct act : acts) {
            entries.add(new NewEntry(now, person.id(), delegation, act.kind().entry(), DeskActs.encode(act)));
        }
        return entries;
    }

    private Future<Optional<Desk>> load() {
        Held now = held;
        if (now != null) {
            return Future.succeededFuture(Optional.of(now.desk));
        }
        return shared.store
                .find(draft, audience)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : load(found.get()).map(Optional::of));
    }

    private Future<Desk> load(StreamId desk) {
        return shared.journal.own(desk).compose(ownership -> {
            Head genesis = HashChain.genesis(desk, ownership.lineage());
            return replay(ownership, new Held(ownership.epoch(), genesis, Desk.empty(desk, draft, audience)));
        });
    }

    private Future<Desk> replay(Ownership ownership, Held until) {
        if (until.head.equals(ownership.head())) {
            held = until;
            return Future.succeededFuture(until.desk);
        }
        return shared.journal
                .read(until.desk.id(), until.head.seq(), PAGE, PAGE_BYTES)
                .compose(page ->
                        page.isEmpty() || until.head.seq() >= ownership.head().seq()
                                ? Future.failedFuture(new JournalException(
                                        JournalException.Reason.CORRUPT,
                                        "a desk does not end where it should: " + until.desk.id()))
                                : shared.vertx
                                        .executeBlocking(() -> until.with(page))
                                        .compose(next -> replay(ownership, next)));
    }

    private static String randomId(int bytes) {
        byte[] id = new byte[bytes];
        RANDOM.nextBytes(id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
    }
}
