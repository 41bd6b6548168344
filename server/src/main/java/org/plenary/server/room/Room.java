package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room of one draft: the only writer of it.
 *
 * <p>It works in {@link Turns}. What arrives while a batch is being written waits, so that whenever nothing is being
 * written the replica holds exactly what is on disk. Questions about the text (a joiner's, a reader's) are answered
 * only then, hence from what is on disk. A room that failed is thrown away, and the next one starts from the record.
 *
 * <p>All public methods may be called from any thread; the work is done on the room's own loop, in the order of the
 * calls of each thread.
 */
public final class Room {
    private static final Logger log = LoggerFactory.getLogger(Room.class);

    private final StreamId id;
    private final Loop loop;
    private final Journal journal;
    private final RoomConfig config;
    private final Replica replica;
    private final CheckpointPace checkpoints;
    private final Doorkeeper doorkeeper;
    private final Shares shares;
    private final RoomsWatch watch;
    private final Runnable onClosed;
    private final Turns turns;
    private final Members members = new Members(this::putOut);
    private final Notices notices;
    private final AwarenessTable awareness;
    private final Interior interior;
    private final Promise<Void> end = Promise.promise();

    /** Read from anywhere; set on the room's loop. */
    private volatile long size;

    private boolean awarenessPlanned;
    private long emptySinceNanos = System.nanoTime();

    /**
     * What all rooms of a node share.
     *
     * @param watch who hears of what happens here
     */
    record Shared(Journal journal, RoomConfig config, Culprits culprits, Shares shares, RoomsWatch watch) {}

    /** @param onClosed told once, as soon as nobody is to come into this room any more */
    Room(StreamId id, Loop loop, Shared shared, Replica replica, CheckpointPace checkpoints, Runnable onClosed) {
        this.id = id;
        this.loop = loop;
        this.journal = shared.journal();
        this.config = shared.config();
        this.replica = replica;
        this.size = replica.draft().sizeBound();
        this.checkpoints = checkpoints;
        this.onClosed = onClosed;
        this.turns = new Turns(loop, new Pace(config.maxTick()), new Stage());
        this.notices = new Notices(members, replica);
        this.awareness = new AwarenessTable(replica.draft().clientIds());
        this.shares = shared.shares();
        this.watch = shared.watch();
        this.doorkeeper = new Doorkeeper(config, members, shared.culprits(), shares, this::remove);
        this.interior = new Interior(id, replica, members, notices, turns, config, shared.culprits(), shares);
        turns.after(config.idleClose().toMillis(), this::closeIfIdle);
    }

    /** Whether nothing more comes from this room: whoever is in it has to connect again. Returns at once. */
    public boolean hasEnded() {
        return turns.areOver();
    }

    /** What each person may use of this node, for the connections to count against. */
    public Shares shares() {
        return shares;
    }

    /** What the draft takes at most when it is sent whole, in bytes. Returns at once. */
    public long size() {
        return size;
    }

    /** Lets a connection in and asks it what it has that the room lacks. */
    public void join(Member member) {
        turns.run(() -> letIn(member), () -> interior.turnAway(member, "the draft was just closed; connect again"));
    }

    private void letIn(Member member) {
        String refusal = doorkeeper.refusal(member);
        if (refusal != null) {
            interior.turnAway(member, refusal);
        } else {
            members.add(member);
            whenAtRest(member, () -> {
                if (!notices.mayStay(member)) {
                    evict(member);
                    return;
                }
                byte[] step1 = replica.syncStep1();
                byte[] everybody = Frames.awareness(awareness.all());
                long seq = replica.head().seq();
                members.tell(member, told -> {
                    told.inStep(step1, seq);
                    told.answer(everybody);
                });
                notices.tell(member);
                notices.tellDecisions(member);
            });
        }
    }

    /** The connection has ended. Unknown members are passed over. */
    public void leave(Member member) {
        turns.run(() -> remove(member));
    }

    private void putOut(Member member) {
        turns.run(() -> remove(member));
    }

    private boolean remove(Member member) {
        if (!members.remove(member)) {
            return false;
        }
        if (awareness.leave(member)) {
            planAwareness();
        }
        if (members.isEmpty()) {
            emptySinceNanos = System.nanoTime();
            turns.after(config.idleClose().toMillis(), this::closeIfIdle);
        }
        return true;
    }

    /**
     * The member's {@link Member#person()} is another value than before: it is told what it may do now, or has to go.
     */
    public void renewed(Member member) {
        turns.run(() -> whenAtRest(member, () -> {
            if (members.contains(member)) {
                renewRights(member);
            }
        }));
    }

    private void renewRights(Member member) {
        if (notices.mayStay(member)) {
            notices.tellRights(member);
        } else {
            evict(member);
        }
    }

    private void evict(Member member) {
        if (remove(member)) {
            members.tell(member, told -> told.close(CloseCode.NOT_ALLOWED, "this draft is not open to you"));
        }
    }

    /** Sends a member what it lacks, given what it has. */
    public void sync(Member member, StateVector have) {
        turns.run(() -> whenAtRest(member, () -> {
            byte[] frame = replica.syncStep2(have);
            shares.answered(member.person().id(), frame.length);
            members.tell(member, told -> told.synced(frame));
        }));
    }

    /**
     * Hands in a document message; it is taken even if the member leaves right after. The member hears
     * {@link Member#committed} or {@link Member#refused} of it. When it builds on something unknown the member is asked
     * for everything instead, and the answer to that counts for it and for all that came in between.
     *
     * @param count the message's number on this connection, from 1: a member of whose messages one is missing is turned
     *     away
     * @param answersStep1 whether it answers the room's question for everything
     */
    public void submit(Member member, long count, Update update, boolean answersStep1) {
        Submission submission = new Submission(interior, member, count, update, answersStep1);
        turns.run(
                () -> {
                    if (members.contains(member)) {
                        turns.enqueue(submission);
                    }
                },
                () -> submission.abandon(false));
    }

    /** Brings a member that could not take every change in step again. */
    public void catchUp(Member member, long lastSeq) {
        turns.run(() -> whenAtRest(member, () -> {
            byte[] changes = replica.changesSince(lastSeq);
            byte[] everybody = Frames.awareness(awareness.all());
            long seq = replica.head().seq();
            members.tell(member, told -> {
                told.inStep(changes, seq);
                told.awareness(everybody);
            });
            notices.tell(member);
            notices.tellDecisions(member);
        }));
    }

    /** Takes what a member says of itself; the others see it with the next tick. */
    public void announce(Member member, Awareness message) {
        turns.run(() -> {
            List<Awareness.Entry> own = members.contains(member) ? awareness.announce(member, message) : List.of();
            if (!own.isEmpty()) {
                planAwareness();
                members.tell(member, told -> told.announced(own));
            }
        });
    }

    /** Sends a member everybody's awareness. */
    public void tellEverybody(Member member) {
        turns.run(() -> {
            byte[] frame = Frames.awareness(awareness.all());
            shares.answered(member.person().id(), frame.length);
            members.tell(member, told -> told.awareness(frame));
        });
    }

    /**
     * Reads the draft as it is on disk. {@code reader} runs on the room's loop: it takes out what it needs as a value,
     * quickly, and changes nothing. Fails with {@link RoomClosedException} if the room has gone; open it again then.
     */
    public <T> Future<T> read(Function<DraftState, T> reader) {
        ReadStep<T> reading = new ReadStep<>(replica.draft(), reader, answer());
        turns.add(reading);
        return reading.future();
    }

    /**
     * Reads the draft, as above.
     *
     * @param reader gets the number of the newest entry of the record, besides
     */
    public <T> Future<T> readAt(BiFunction<DraftState, Long, T> reader) {
        return read(draft -> reader.apply(draft, replica.head().seq()));
    }

    /**
     * Reads the draft, as above.
     *
     * @param reader gets the newest entry of the record, besides
     */
    public <T> Future<T> readAtHead(BiFunction<DraftState, Head, T> reader) {
        return read(draft -> reader.apply(draft, replica.head()));
    }

    /**
     * Puts a motion, in one order with the changes of the text; completes once all that it did is on disk and shown.
     * Fails with {@link org.plenary.server.negotiation.DecisionException} if it cannot be done, and with {@link
     * RoomClosedException} if the room has gone, which tells whether what it did may be in the record all the same.
     */
    public <R extends @Nullable Object> Future<R> put(Person person, Motion<R> motion) {
        return put(Putting.of(interior, person, motion, answer()));
    }

    /** Puts a motion that has to be worked out first, as above. */
    public <R extends @Nullable Object> Future<R> put(Person person, Preparation<R> preparation) {
        return put(Putting.of(interior, person, preparation, answer()));
    }

    private <R extends @Nullable Object> Future<R> put(Putting<R> putting) {
        turns.add(putting);
        return putting.future();
    }

    private <T extends @Nullable Object> Answer<T> answer() {
        return new Answer<>(id, loop.ofCaller());
    }

    /**
     * Ends everybody's connection with {@code code} once all that was handed in is on disk; completes when all are
     * told.
     */
    public Future<Void> close(CloseCode code, String reason) {
        turns.run(() -> whenAtRest(null, () -> turns.close(code, reason)));
        return end.future();
    }

    /** @param member who wants it, null if nobody does */
    private void whenAtRest(@Nullable Member member, Runnable task) {
        turns.enqueue(new Step() {
            @Override
            public void take(Batch batch) {
                batch.afterwards(task);
            }

            @Override
            public void abandon(boolean begun) {}

            @Override
            public void broke(Throwable thrown) {
                if (member != null) {
                    interior.blame(member, 0, thrown);
                }
            }
        });
    }

    private final class Stage implements Turns.Stage {
        @Override
        public int crowd() {
            return members.size();
        }

        @Override
        public Future<Void> write(Batch batch) {
            return journal.append(replica.append(batch));
        }

        @Override
        public void show(Batch batch) {
            size = replica.draft().sizeBound();
            if (!batch.isEmpty()) {
                members.show(replica.committed(batch), batch.onlyAuthor(), batch.hasText() ? takeAwareness() : null);
                if (batch.hasDecisions()) {
                    notices.tellStanding();
                }
                notices.tellPlaces();
                if (batch.changesRights()) {
                    members.all().forEach(Room.this::renewRights);
                    watch.rightsChanged(id);
                }
                watch.changed(id);
            }
            members.acknowledge(batch.receipts(), replica.head().seq());
            checkpoints.reached(replica.head().seq());
        }

        @Override
        public void closed(CloseCode code, String reason, @Nullable Throwable thrown) {
            loop.attempt(onClosed);
            loop.attempt(() -> members.closeAll(code, reason, end::tryComplete));
            if (thrown == null) {
                log.atInfo().addKeyValue("draft", id).log("room.closed");
            } else {
                log.atError()
                        .addKeyValue("draft", id)
                        .addKeyValue("seq", replica.head().seq())
                        .setCause(thrown)
                        .log("room.failed");
            }
        }
    }

    private void planAwareness() {
        if (!awarenessPlanned) {
            awarenessPlanned = true;
            turns.after(config.awarenessTick().toMillis(), () -> {
                awarenessPlanned = false;
                byte[] frame = takeAwareness();
                if (frame != null) {
                    members.tellAll(member -> member.awareness(frame));
                }
            });
        }
    }

    /** Where people are now of whom that was not told yet; a busy room tells it with the changes. Null if of none. */
    private byte @Nullable [] takeAwareness() {
        return awareness.hasChanges() ? Frames.awareness(awareness.takeChanges()) : null;
    }

    private void closeIfIdle() {
        long idleNanos = System.nanoTime() - emptySinceNanos;
        if (members.isEmpty() && idleNanos >= config.idleClose().toNanos()) {
            whenAtRest(null, () -> {
                if (members.isEmpty()) {
                    turns.close(CloseCode.RESTART, "");
                }
            });
        }
    }
}
