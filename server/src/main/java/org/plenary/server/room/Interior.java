package org.plenary.server.room;

import io.vertx.core.WorkerExecutor;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.standing.ClauseDecision;
import org.plenary.server.standing.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is in a room, for the steps that are taken in it. Single-threaded, like the room that owns it. */
record Interior(
        StreamId id,
        Replica replica,
        Members members,
        Notices notices,
        Turns turns,
        RoomConfig config,
        WorkerExecutor workers,
        Culprits culprits,
        Shares shares) {
    private static final Logger log = LoggerFactory.getLogger(Interior.class);

    /** Records a decision: from here on it holds, and is told once it is on disk. */
    void decide(Decision decision, Person person, Batch batch) {
        ClauseDecision.Author by = new ClauseDecision.Author(person.id(), person.name(), person.delegationCode());
        replica.introduce(person, batch);
        long seq = replica.nextSeq(batch);
        replica.decide(decision, by, batch.atMillis(), seq);
        batch.add(person, decision);
        batch.afterwards(
                () -> DecisionNotice.of(decision, by, batch.atMillis(), seq).ifPresent(notices::tellDecision));
    }

    /** Ends a connection that need not be in the room. */
    void turnAway(Member member, String reason) {
        members.tell(member, told -> told.close(CloseCode.TRY_AGAIN, reason));
    }

    /**
     * What a member asked for broke the room. If that has happened before, the member is closed for good: its client would hand
     * the same in again. A process without memory is nobody's fault.
     */
    void blame(Member member, int bytes, Throwable fault) {
        if (fault instanceof OutOfMemoryError) {
            return;
        }
        Person person = member.person();
        boolean again = culprits.broke(person.id(), System.nanoTime());
        log.atError()
                .addKeyValue("draft", id)
                .addKeyValue("person", person.id())
                .addKeyValue("bytes", bytes)
                .addKeyValue("again", again)
                .setCause(fault)
                .log("change.broke");
        if (again) {
            members.tell(
                    member,
                    told -> told.close(CloseCode.MALFORMED, "this change cannot be applied; the fault was logged"));
        }
    }
}
