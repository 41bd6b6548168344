package org.plenary.server.room;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.plenary.server.draft.Removal;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.Brackets;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.Rights;
import org.plenary.server.negotiation.TakenDecision;

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
            told.notice(Notice.STANDING, standing);
            told.notice(Notice.RIGHTS, own);
        });
        Brackets brackets = replica.draft().standing().brackets();
        if (!brackets.all().isEmpty()) {
            byte[] places = places(brackets.all().stream().map(Bracket::id).toList());
            members.tell(member, told -> told.notice(Notice.BRACKET_PLACES, places));
        }
    }

    /** Tells a member what it may do, if that is something else than it was told last. */
    void tellRights(Member member) {
        Rights rights = rights(member);
        if (members.setRights(member, rights)) {
            byte[] own = frame(rights);
            members.tell(member, told -> told.notice(Notice.RIGHTS, own));
        }
    }

    /** Tells everybody what the last decisions have changed. */
    void tellStanding() {
        byte[] change = replica.standingChange();
        boolean all = members.all().stream().allMatch(Member::hearsChanges);
        byte[] whole = all ? change : replica.standingNotice();
        members.tellAll(member -> {
            if (member.hearsChanges()) {
                member.notice(Notice.STANDING_CHANGE, change);
            } else {
                member.notice(Notice.STANDING, whole);
            }
        });
    }

    /** Tells everybody where the words of brackets are, of those of which that is otherwise than it was. */
    void tellPlaces() {
        Set<BracketId> moved = replica.draft().places().takeMoved();
        if (!moved.isEmpty()) {
            byte[] frame = places(moved);
            members.tellAll(member -> member.notice(Notice.BRACKET_PLACES, frame));
        }
    }

    private byte[] places(Collection<BracketId> brackets) {
        JsonArray places = new JsonArray();
        brackets.stream()
                .sorted()
                .forEach(bracket -> places.add(
                        new JsonObject(replica.draft().places().told(bracket).toMap())));
        return PlenaryFrames.notice(new JsonObject()
                .put("kind", "bracket-places")
                .put("seq", replica.head().seq())
                .put("places", places)
                .encode());
    }

    /**
     * Tells everybody of a decision that is told at all, and keeps it for a while.
     *
     * @param besides what is told besides its news
     */
    void tellDecision(TakenDecision taken, Fields besides) {
        DecisionNotice.of(taken, besides).ifPresent(this::tell);
    }

    private void tell(DecisionNotice decision) {
        if (decisions.size() == MAX_KEPT_DECISIONS) {
            decisions.removeFirst();
        }
        decisions.addLast(decision);
        byte[] frame = decision.frame();
        members.tellAll(member -> member.notice(Notice.DECISION, frame));
    }

    /** Tells a member of the last decisions once more: those that it has heard of it knows by their entries. */
    void tellDecisions(Member member) {
        List<DecisionNotice> last = List.copyOf(decisions);
        if (!last.isEmpty()) {
            members.tell(member, told -> last.forEach(decision -> told.notice(Notice.DECISION, decision.frame())));
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
        members.tellAll(member -> member.notice(Notice.REMOVAL, frame));
    }

    private Rights rights(Member member) {
        return replica.draft().standing().rights(member.person());
    }

    private static byte[] frame(Rights rights) {
        JsonObject notice = new JsonObject().put("kind", "rights");
        notice.getMap().putAll(rights.toFields().toMap());
        return PlenaryFrames.notice(notice.encode());
    }
}
