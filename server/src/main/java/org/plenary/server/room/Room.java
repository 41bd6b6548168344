package org.plenary.server.room;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.plenary.crdt.Doc;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Update;
import org.plenary.crdt.protocol.CloseCode;
import org.plenary.crdt.protocol.Frames;
import org.plenary.crdt.protocol.Message.Awareness;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.StreamId;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;
import org.plenary.server.standing.DecisionException;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Revision;
import org.plenary.server.standing.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The room of one draft: the only writer of it.
 *
 * <p>It works in turns. What arrives while a batch is being written waits in the inbox, so that whenever nothing is
 * being written the replica holds exactly what is on disk:
 *
 * <pre>
 *            inbox not empty                      on disk
 *   AT REST ─────────────────► judge, apply ──────────────► show, acknowledge ──► AT REST
 *                              all that waits   failed
 *                                             └─────────────► close everybody: CLOSED
 * </pre>
 *
 * Questions about the text (a joiner's, a reader's) are answered only when the room is at rest, hence from what is on
 * disk. A room that failed is thrown away, and the next one starts from the record.
 *
 * <p>All public methods may be called from any thread; the work is done on the room's own loop, in the order of the
 * calls of each thread.
 */
public final class Room {
    private static final Logger log = LoggerFactory.getLogger(Room.class);
    private static final int MAX_STEPS_PER_TURN = 1024;

    private final StreamId id;
    private final Loop loop;
    private final Journal journal;
    private final RoomConfig config;
    private final Replica replica;
    private final CheckpointPace checkpoints;
    private final WorkerExecutor workers;
    private final Runnable onClosed;
    private final Pace pace;
    private final Members members = new Members();
    private final Notices notices;
    private final AwarenessTable awareness;
    private final ArrayDeque<Step> inbox = new ArrayDeque<>();
    private final Promise<Void> end = Promise.promise();

    /** Whether the next turn has to wait: a batch is being written, or a restoration worked out. */
    private boolean busy;

    private boolean turnPlanned;
    private boolean awarenessPlanned;
    private boolean closed;
    private long emptySinceNanos = System.nanoTime();

    Room(
            StreamId id,
            Loop loop,
            Journal journal,
            RoomConfig config,
            Replica replica,
            CheckpointPace checkpoints,
            WorkerExecutor workers,
            Runnable onClosed) {
        this.id = id;
        this.loop = loop;
        this.journal = journal;
        this.config = config;
        this.replica = replica;
        this.checkpoints = checkpoints;
        this.workers = workers;
        this.onClosed = onClosed;
        this.pace = new Pace(config.maxTick());
        this.notices = new Notices(members, replica);
        this.awareness = new AwarenessTable(replica.clientIds());
        loop.after(config.idleClose().toMillis(), this::closeIfIdle);
    }

    /** Lets a connection in and asks it what it has that the room lacks. */
    public void join(Member member) {
        loop.run(() -> {
            if (closed) {
                turnAway(member, "the draft was just closed; connect again");
            } else if (members.size() >= config.maxMembers()) {
                turnAway(member, "this draft has as many connections as it takes; try again later");
            } else {
                members.add(member);
                whenAtRest(() -> {
                    if (!notices.mayStay(member)) {
                        evict(member);
                        return;
                    }
                    byte[] step1 = replica.syncStep1();
                    byte[] everybody = Frames.awareness(awareness.all());
                    long seq = replica.head().seq();
                    member.lane().run(() -> {
                        member.inStep(step1, seq);
                        member.answer(everybody);
                    });
                    notices.tell(member);
                    notices.tellDecisions(member);
                });
            }
        });
    }

    /** The connection has ended. Unknown members are passed over. */
    public void leave(Member member) {
        loop.run(() -> remove(member));
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
            loop.after(config.idleClose().toMillis(), this::closeIfIdle);
        }
        return true;
    }

    /** The member's {@link Member#person()} is another value than before: it is told what it may do now, or has to go. */
    public void renewed(Member member) {
        loop.run(() -> whenAtRest(() -> {
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
            member.lane().run(() -> member.close(CloseCode.NOT_ALLOWED, "this draft is not open to you"));
        }
    }

    /** Sends a member what it lacks, given what it has. */
    public void sync(Member member, StateVector have) {
        loop.run(() -> whenAtRest(() -> {
            byte[] frame = replica.syncStep2(have);
            member.lane().run(() -> member.synced(frame));
        }));
    }

    /**
     * Hands in a document message; it is taken even if the member leaves right after. The member hears
     * {@link Member#committed} or {@link Member#refused} of it. When it builds on something unknown the member is asked
     * for everything instead, and the answer to that counts for it and for all that came in between.
     *
     * @param count the message's number on this connection, from 1
     * @param answersStep1 whether it answers the room's question for everything
     */
    public void submit(Member member, long count, Update update, boolean answersStep1) {
        loop.run(() -> {
            if (members.contains(member)) {
                enqueue(new Submission(member, count, update, answersStep1));
            }
        });
    }

    /** Brings a member that could not take every change in step again. */
    public void catchUp(Member member, long lastSeq) {
        loop.run(() -> whenAtRest(() -> {
            byte[] changes = replica.changesSince(lastSeq);
            byte[] everybody = Frames.awareness(awareness.all());
            long seq = replica.head().seq();
            member.lane().run(() -> {
                member.inStep(changes, seq);
                member.awareness(everybody);
            });
            notices.tell(member);
            notices.tellRevisionSince(lastSeq, member);
            notices.tellDecisions(member);
        }));
    }

    /** Takes what a member says of itself; the others see it with the next tick. */
    public void announce(Member member, Awareness message) {
        loop.run(() -> {
            List<Awareness.Entry> own = members.contains(member) ? awareness.announce(member, message) : List.of();
            if (!own.isEmpty()) {
                planAwareness();
                member.announced(own);
            }
        });
    }

    /** Sends a member everybody's awareness. */
    public void tellEverybody(Member member) {
        loop.run(() -> {
            byte[] frame = Frames.awareness(awareness.all());
            member.lane().run(() -> member.awareness(frame));
        });
    }

    /**
     * Reads the committed text. {@code reader} runs on the room's loop: it takes out what it needs as a value, quickly,
     * and changes nothing. Fails with {@link RoomClosedException} if the room has gone; open it again then.
     */
    public <T> Future<T> read(Function<Doc, T> reader) {
        return readStanding((doc, standing) -> reader.apply(doc));
    }

    /** Reads the committed text and what stands, as {@link #read(Function)} does. */
    public <T> Future<T> readStanding(BiFunction<Doc, Standing, T> reader) {
        Promise<T> promise = Promise.promise();
        loop.run(() -> enqueue(new Step() {
            @Override
            public void take(Batch batch) {
                batch.otherwise(this::abandon);
                batch.afterwards(() -> {
                    try {
                        promise.complete(reader.apply(replica.doc(), replica.standing()));
                    } catch (RuntimeException e) {
                        promise.fail(e);
                    }
                });
            }

            @Override
            public void abandon() {
                promise.tryFail(new RoomClosedException(id));
            }
        }));
        return promise.future();
    }

    /**
     * Takes a decision, in one order with the changes of the text; completes once it is on disk and shown. One that changes
     * nothing is not recorded. Fails with {@link DecisionException} if it cannot be taken, and with
     * {@link RoomClosedException} if the room has gone.
     */
    public Future<Void> decide(Person person, Decision decision) {
        Promise<Void> promise = Promise.promise();
        loop.run(() -> enqueue(new Step() {
            @Override
            public void take(Batch batch) {
                batch.otherwise(this::abandon);
                try {
                    if (Ruling.on(decision, person, replica.doc(), replica.standing())) {
                        record(batch);
                    }
                } catch (DecisionException e) {
                    promise.fail(e);
                    return;
                }
                batch.afterwards(promise::tryComplete);
            }

            private void record(Batch batch) {
                ClauseDecision.Author by =
                        new ClauseDecision.Author(person.id(), person.name(), person.delegationCode());
                replica.introduce(person, batch);
                decided(decision, by, batch);
                batch.add(person, decision);
            }

            @Override
            public void abandon() {
                promise.tryFail(new RoomClosedException(id));
            }
        }));
        return promise.future();
    }

    /**
     * Issues the draft as it stands then, in one order with the changes of the text; completes once that is on disk. Fails
     * as {@link #decide} does.
     */
    Future<Issued> issue(Person person, IssueRequest request, Numbering numbering) {
        Promise<Issued> promise = Promise.promise();
        loop.run(() -> enqueue(new Step() {
            @Override
            public void take(Batch batch) {
                batch.otherwise(this::abandon);
                try {
                    Ruling.requireRight(person, replica.standing());
                    record(numbering.revision(request, replica.doc(), replica.standing(), batch.atMillis()), batch);
                } catch (DecisionException e) {
                    promise.fail(e);
                }
            }

            private void record(Revision revision, Batch batch) {
                ClauseDecision.Author by =
                        new ClauseDecision.Author(person.id(), person.name(), person.delegationCode());
                Decision.Issue decision = new Decision.Issue(revision);
                replica.introduce(person, batch);
                IssuedRevision issued = new IssuedRevision(revision, by, batch.atMillis(), replica.nextSeq(batch));
                decided(decision, by, batch);
                int index = batch.entries().size();
                batch.add(person, decision);
                batch.afterwards(() -> {
                    promise.tryComplete(new Issued(issued, batch.headAfter(index)));
                    notices.tellRevision(issued);
                });
            }

            @Override
            public void abandon() {
                promise.tryFail(new RoomClosedException(id));
            }
        }));
        return promise.future();
    }

    /**
     * Makes the draft, or a clause of it, read again as it did, as an edit of the person, in one order with everybody's;
     * completes once it is on disk and shown. It is worked out on a worker, and until then the room takes nothing else. One
     * that changes nothing is not recorded. Fails with {@link DecisionException} if the person does not decide in the draft,
     * unless the request is for what anybody may do by hand, or may not change what would be changed, such as a clause that is
     * agreed: then nothing is restored.
     */
    Future<Restored> restore(Person person, RestoreRequest request) {
        Restoring restoring = new Restoring(person, request);
        loop.run(() -> enqueue(restoring));
        return restoring.promise.future();
    }

    /** Ends everybody's connection with {@code code} once all that was handed in is on disk; completes when all are told. */
    public Future<Void> close(CloseCode code, String reason) {
        loop.run(() -> whenAtRest(() -> shut(code, reason)));
        return end.future();
    }

    /** Something that waits for its turn. */
    private interface Step {
        /** Does its work within the turn of {@code batch}. */
        void take(Batch batch);

        /** The room has closed before the step's turn came. */
        void abandon();
    }

    private final class Restoring implements Step {
        private final Person person;
        private final RestoreRequest request;
        private final Promise<Restored> promise = Promise.promise();

        Restoring(Person person, RestoreRequest request) {
            this.person = person;
            this.request = request;
        }

        @Override
        public void take(Batch batch) {
            batch.otherwise(this::abandon);
            if (request.decision() != null) {
                try {
                    Ruling.requireRight(person, replica.standing());
                } catch (DecisionException e) {
                    promise.fail(e);
                    return;
                }
            }
            batch.afterwards(this::workOut);
        }

        private void workOut() {
            if (busy) {
                // Another one of the same turn is being worked out.
                inbox.addFirst(this);
                return;
            }
            busy = true;
            byte[] state = replica.doc().encodeStateAsUpdate();
            long client = replica.clientIds().unused();
            request.target()
                    .at(replica.head().seq())
                    .compose(target -> workers.executeBlocking(() -> Restoration.of(state, client, target, request)))
                    .onComplete(done -> loop.run(() -> {
                        busy = false;
                        if (closed) {
                            abandon();
                        } else if (done.failed()) {
                            promise.fail(done.cause());
                        } else {
                            judge(done.result());
                        }
                        planTurn();
                    }));
        }

        private void judge(Restoration restoration) {
            if (restoration.update().isEmpty()) {
                promise.complete(new Restored(replica.head().seq(), List.of()));
                return;
            }
            Authority author = Authority.of(person, replica);
            try {
                Gate.judge(author, restoration.update(), replica, config.maxDraftBytes())
                        .settle(new RestorationOutcome(this, restoration));
            } catch (RuntimeException e) {
                promise.tryFail(e);
                fail("a restoration could not be applied", e);
            }
        }

        @Override
        public void abandon() {
            promise.tryFail(new RoomClosedException(id));
        }
    }

    private final class RestorationOutcome implements Gate.Settlement {
        private final Restoring restoring;
        private final Restoration restoration;

        RestorationOutcome(Restoring restoring, Restoration restoration) {
            this.restoring = restoring;
            this.restoration = restoration;
        }

        @Override
        public void accepted(Update novelty, boolean outline) {
            Person person = restoring.person;
            Batch batch = new Batch(System.currentTimeMillis());
            batch.otherwise(restoring::abandon);
            replica.introduce(person, batch);
            Decision decision = restoring.request.decision();
            if (decision != null) {
                decided(
                        decision,
                        new ClauseDecision.Author(person.id(), person.name(), person.delegationCode()),
                        batch);
                batch.add(person, decision);
            }
            int index = batch.entries().size();
            batch.add(person, novelty, replica.apply(novelty, person.id(), outline));
            batch.afterwards(() -> restoring.promise.tryComplete(
                    new Restored(batch.headAfter(index).seq(), restoration.clauses())));
            write(batch);
        }

        @Override
        public void incomplete() {
            restoring.promise.fail(new IllegalStateException("expected an edit of the draft as it is"));
        }

        @Override
        public void refused(Refusal refusal) {
            restoring.promise.fail(restoration.refused(refusal));
        }
    }

    private final class Submission implements Step {
        private final Member member;
        private final long count;
        private final Update update;
        private final boolean answersStep1;

        Submission(Member member, long count, Update update, boolean answersStep1) {
            this.member = member;
            this.count = count;
            this.update = update;
            this.answersStep1 = answersStep1;
        }

        @Override
        public void take(Batch batch) {
            if (answersStep1) {
                members.answered(member);
            }
            if (members.isBehind(member)) {
                new Outcome(this, batch).deferred();
            } else {
                judge(batch);
            }
        }

        private void judge(Batch batch) {
            Gate.Verdict verdict;
            try {
                verdict = Gate.judge(members.authority(member, replica), update, replica, config.maxDraftBytes());
            } catch (RuntimeException e) {
                blame(this, e);
                return;
            }
            verdict.settle(new Outcome(this, batch));
        }

        @Override
        public void abandon() {
            turnAway(member, "the draft was just closed; connect again");
        }
    }

    /** What a verdict means for the submission, within the turn of {@code batch}. */
    private final class Outcome implements Gate.Settlement {
        private final Submission submission;
        private final Batch batch;

        Outcome(Submission submission, Batch batch) {
            this.submission = submission;
            this.batch = batch;
        }

        @Override
        public void accepted(Update novelty, boolean outline) {
            if (!novelty.isEmpty()) {
                try {
                    Person person = submission.member.person();
                    List<String> before = outline ? Removal.clauses(replica) : List.of();
                    replica.introduce(person, batch);
                    int index = batch.entries().size();
                    batch.add(submission.member, novelty, replica.apply(novelty, person.id(), outline));
                    Removal removal = Removal.of(before, outline ? Removal.clauses(replica) : List.of());
                    if (removal != null) {
                        batch.afterwards(() -> notices.tellRemoval(
                                removal, person, batch.headAfter(index).seq()));
                    }
                } catch (RuntimeException e) {
                    blame(submission, e);
                    throw e;
                }
            }
            batch.committed(submission.member, submission.count);
        }

        @Override
        public void incomplete() {
            if (submission.answersStep1 || !members.mayBeAsked(submission.member)) {
                refused(new Refusal(
                        Refusal.Reason.INCOMPLETE,
                        "What this change builds on is missing here and was not sent. Start afresh from the server.",
                        null));
            } else {
                if (members.fellBehind(submission.member)) {
                    batch.afterwards(() -> {
                        byte[] step1 = replica.syncStep1();
                        submission.member.lane().run(() -> submission.member.answer(step1));
                    });
                }
                deferred();
            }
        }

        void deferred() {
            Member member = submission.member;
            member.lane().run(() -> member.deferred(submission.count));
        }

        @Override
        public void refused(Refusal refusal) {
            Member member = submission.member;
            log.atInfo()
                    .addKeyValue("draft", id)
                    .addKeyValue("person", member.person().id())
                    .addKeyValue("reason", refusal.reason().wireName())
                    .log("change.refused");
            batch.afterwards(() -> member.lane().run(() -> {
                member.refused(submission.count, refusal);
                if (refusal.reason() == Refusal.Reason.TOO_MUCH_WORK) {
                    // Finding that out was work, too: nobody does it to the room over and over on one connection.
                    member.close(CloseCode.NOT_ALLOWED, refusal.message());
                }
            }));
        }
    }

    /** Ends the connection whose change broke something, for good: it would hand the same in again. */
    private void blame(Submission submission, RuntimeException fault) {
        log.atError()
                .addKeyValue("draft", id)
                .addKeyValue("person", submission.member.person().id())
                .addKeyValue("bytes", submission.update.size())
                .setCause(fault)
                .log("change.broke");
        submission
                .member
                .lane()
                .run(() -> submission.member.close(
                        CloseCode.MALFORMED, "this change cannot be applied; the fault was logged"));
    }

    /** A decision was taken, which will be the batch's next entry: from here on it holds, and is told once it is on disk. */
    private void decided(Decision decision, ClauseDecision.Author by, Batch batch) {
        long seq = replica.nextSeq(batch);
        replica.decide(decision, by, batch.atMillis(), seq);
        batch.afterwards(
                () -> DecisionNotice.of(decision, by, batch.atMillis(), seq).ifPresent(notices::tellDecision));
    }

    private void whenAtRest(Runnable task) {
        enqueue(new Step() {
            @Override
            public void take(Batch batch) {
                batch.afterwards(task);
            }

            @Override
            public void abandon() {}
        });
    }

    private void enqueue(Step step) {
        if (closed) {
            step.abandon();
        } else {
            inbox.addLast(step);
            planTurn();
        }
    }

    private void planTurn() {
        if (busy || turnPlanned || closed || inbox.isEmpty()) {
            return;
        }
        turnPlanned = true;
        loop.after(pace.millisToWait(members.size(), System.nanoTime()), () -> {
            turnPlanned = false;
            turn();
        });
    }

    private void turn() {
        if (busy || closed) {
            return;
        }
        pace.turn(System.nanoTime());
        Batch batch = new Batch(System.currentTimeMillis());
        try {
            for (int taken = 0; taken < MAX_STEPS_PER_TURN && !inbox.isEmpty(); taken++) {
                inbox.removeFirst().take(batch);
            }
        } catch (RuntimeException e) {
            fail("a change could not be applied", e);
            batch.abandon();
            return;
        }
        if (batch.isEmpty()) {
            atRest(batch);
        } else {
            write(batch);
        }
    }

    private void write(Batch batch) {
        busy = true;
        journal.append(replica.append(batch))
                .onComplete(written -> loop.run(() -> {
                    busy = false;
                    if (closed) {
                        batch.abandon();
                    } else if (written.failed()) {
                        fail("the record could not be written", written.cause());
                        batch.abandon();
                    } else {
                        atRest(batch);
                    }
                }));
    }

    /** All of the batch is on disk: shows it, answers what waited for it, and goes on. */
    private void atRest(Batch batch) {
        try {
            if (!batch.isEmpty()) {
                byte[] frame = replica.committed(batch);
                if (frame != null) {
                    members.show(frame, replica.head().seq(), batch.onlyAuthor());
                }
                if (batch.hasDecisions()) {
                    notices.tellStanding();
                }
                if (batch.changesRights()) {
                    members.all().forEach(this::renewRights);
                }
            }
            batch.finish(replica.head().seq());
            checkpoints.reached(replica.head().seq());
        } catch (RuntimeException e) {
            fail("what is on disk could not be shown", e);
        }
        planTurn();
    }

    private void planAwareness() {
        if (!awarenessPlanned) {
            awarenessPlanned = true;
            loop.after(config.awarenessTick().toMillis(), () -> {
                awarenessPlanned = false;
                byte[] frame = Frames.awareness(awareness.takeChanges());
                members.forEachOnItsLane(member -> member.awareness(frame));
            });
        }
    }

    private void closeIfIdle() {
        long idleNanos = System.nanoTime() - emptySinceNanos;
        if (!closed && members.isEmpty() && idleNanos >= config.idleClose().toNanos()) {
            whenAtRest(() -> {
                if (members.isEmpty()) {
                    shut(CloseCode.RESTART, "");
                }
            });
        }
    }

    private void fail(String what, Throwable cause) {
        log.atError()
                .addKeyValue("draft", id)
                .setCause(cause)
                .addKeyValue("what", what)
                .log("room.failed");
        shut(CloseCode.TRY_AGAIN, "the server could not save the last changes; connect again");
    }

    private void shut(CloseCode code, String reason) {
        if (closed) {
            return;
        }
        closed = true;
        onClosed.run();
        members.forEachOnItsLane(member -> member.close(code, reason), end::complete);
        inbox.forEach(Step::abandon);
        inbox.clear();
        log.atInfo().addKeyValue("draft", id).log("room.closed");
    }

    private static void turnAway(Member member, String reason) {
        member.lane().run(() -> member.close(CloseCode.TRY_AGAIN, reason));
    }
}
