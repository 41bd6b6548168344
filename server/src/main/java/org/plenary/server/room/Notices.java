package org.plenary.server.room;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.List;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.IssuedRevision;
import org.plenary.server.standing.Rights;
import org.plenary.server.standing.StandingJson;

/**
 * Tells members what stands and what they may do. Only used while the room is at rest, so that what is told is on disk.
 * Single-threaded, like the room that owns it.
 */
final class Notices {
    /** So many decisions at most are told again to somebody whose connection was away. */
    static final int MAX_KEPT_DECISIONS = 32;

    /** So many clauses of a removal are named; there may be thousands. */
    private static final int MOST_NAMED = 200;

    private final Members members;
    private final Replica replica;
    private final ArrayDeque<DecisionNotice> decisions = new ArrayDeque<>();

    Notices(Members members, Replica replica) {
        this.members = members;
        this.replica = replica;
    }

    /** Whether the member may be here at all. */
    boolean mayStay(Member member) {
        return rights(member).mayRead();
    }

    /** Tells one member everything. */
    void tell(Member member) {
        Rights rights = rights(member);
        members.setRights(member, rights);
        byte[] standing = replica.standingNotice();
        byte[] own = frame(rights);
        members.tell(member, told -> {
            told.standing(standing);
            told.rights(own);
        });
    }

    /** Tells a member what it may do, if that is something else than it was told last. */
    void tellRights(Member member) {
        Rights rights = rights(member);
        if (members.setRights(member, rights)) {
            byte[] own = frame(rights);
            members.tell(member, told -> told.rights(own));
        }
    }

    /** Tells everybody what stands. */
    void tellStanding() {
        byte[] standing = replica.standingNotice();
        members.tellAll(member -> member.standing(standing));
    }

    /** Tells everybody of a decision, and keeps it for a while. */
    void tellDecision(DecisionNotice decision) {
        if (decisions.size() == MAX_KEPT_DECISIONS) {
            decisions.removeFirst();
        }
        decisions.addLast(decision);
        byte[] frame = decision.frame();
        members.tellAll(member -> member.decided(frame));
    }

    /** Tells a member of the last decisions once more: those that it has heard of it knows by their entries. */
    void tellDecisions(Member member) {
        List<DecisionNotice> last = List.copyOf(decisions);
        if (!last.isEmpty()) {
            members.tell(member, told -> last.forEach(decision -> told.decided(decision.frame())));
        }
    }

    /** Tells everybody of a revision that was issued. */
    void tellRevision(IssuedRevision issued) {
        byte[] frame = frame(issued);
        members.tellAll(member -> member.revision(frame));
    }

    /** Tells a member of the last revision, if it was issued after entry {@code seq}. */
    void tellRevisionSince(long seq, Member member) {
        IssuedRevision last = replica.standing().lastRevision();
        if (last != null && last.seq() > seq) {
            byte[] frame = frame(last);
            members.tell(member, told -> told.revision(frame));
        }
    }

    /** Tells everybody that somebody has removed many clauses at once. */
    void tellRemoval(Removal removal, Person person, long seq) {
        JsonArray clauses = new JsonArray();
        removal.clauses().stream().limit(MOST_NAMED).forEach(clauses::add);
        byte[] frame = PlenaryFrames.notice(new JsonObject()
                .put("kind", "removal")
                .put("seq", seq)
                .put("person", person.id().value())
                .put("name", person.name())
                .put("delegation", person.delegationCode())
                .put("count", removal.clauses().size())
                .put("clauses", clauses)
                .encode());
        members.tellAll(member -> member.removal(frame));
    }

    private static byte[] frame(IssuedRevision issued) {
        return PlenaryFrames.notice(new JsonObject()
                .put("kind", "revision")
                .put("number", issued.number())
                .put("symbol", issued.symbol())
                .put("seq", issued.seq())
                .encode());
    }

    private Rights rights(Member member) {
        return replica.standing().rights(member.person());
    }

    private static byte[] frame(Rights rights) {
        return PlenaryFrames.notice(StandingJson.rights(rights, new JsonObject().put("kind", "rights"))
                .encode());
    }
}
