package org.plenary.server.room;

import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Act;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.negotiation.TakenDecision;
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
        Culprits culprits,
        Shares shares) {
    private static final Logger log = LoggerFactory.getLogger(Interior.class);

    /**
     * Records a decision: from here on it holds, and is told once it is on disk.
     *
     * @param besides what is told besides its news
     */
    TakenDecision decide(Decision decision, Fields besides, Person person, Batch batch) {
        replica.introduce(person, batch);
        Author by = new Author(person.id(), person.name(), person.delegationCode());
        TakenDecision taken = new TakenDecision(decision, new Act(by, batch.atMillis(), replica.nextSeq(batch)));
        Standing before = replica.draft().standing();
        Fields told = new Fields().putAll(decision.named(before)).putAll(besides);
        replica.decide(taken);
        int bytes = batch.add(person, decision, !replica.draft().standing().givesSameRightsAs(before));
        shares.of(person.id()).recorded(bytes, System.nanoTime());
        batch.afterwards(() -> notices.tellDecision(taken, told));
        return taken;
    }

    /** Ends a connection that need not be in the room. */
    void turnAway(Member member, String reason) {
        members.tell(member, told -> told.close(CloseCode.TRY_AGAIN, reason));
    }

    /**
     * What a member asked for broke the room. If that has happened before, the member is closed for good: its client
     * would hand the same in again. A process without memory is nobody's fault.
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
