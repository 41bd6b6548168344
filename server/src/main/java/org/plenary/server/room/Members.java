package org.plenary.server.room;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.standing.Rights;
import org.plenary.server.standing.Standing;

/**
 * Who is in a room, by lane: what all hear costs one task a lane and not one a member. Single-threaded.
 */
final class Members {
    private final Map<Member, Seat> seats = new HashMap<>();
    private final IdentityHashMap<Lane, List<Member>> lanes = new IdentityHashMap<>();

    /** Nobody needs to be asked more often on one connection; who does is making the room ask. */
    static final int MAX_QUESTIONS = 64;

    private static final class Seat {
        /** Whether a question for everything is on its way; the greeting is one. */
        private boolean asked = true;
        /** Whether it sent a change that builds on something unknown here, and has not answered since. */
        private boolean behind;
        /** How often it was asked for everything since it came. */
        private int questions;

        /** What the member was told last that it may do. */
        private @Nullable Rights rights;

        private @Nullable Known known;
    }

    void add(Member member) {
        seats.put(member, new Seat());
        lanes.merge(member.lane(), List.of(member), Members::join);
    }

    /** True if the member was here. */
    boolean remove(Member member) {
        if (seats.remove(member) == null) {
            return false;
        }
        lanes.computeIfPresent(member.lane(), (lane, there) -> {
            List<Member> rest = there.stream().filter(other -> other != member).toList();
            return rest.isEmpty() ? null : rest;
        });
        return true;
    }

    boolean contains(Member member) {
        return seats.containsKey(member);
    }

    int size() {
        return seats.size();
    }

    boolean isEmpty() {
        return seats.isEmpty();
    }

    /**
     * The member's change builds on something unknown. Returns whether to ask it for everything: not while an earlier
     * question is unanswered, for the answer to that will hold the change and what it builds on.
     */
    boolean fellBehind(Member member) {
        Seat seat = seats.get(member);
        if (seat == null) {
            return false;
        }
        boolean ask = !seat.asked;
        seat.questions += ask ? 1 : 0;
        seat.asked = true;
        seat.behind = true;
        return ask;
    }

    /** Whether the member may be asked for everything once more. */
    boolean mayBeAsked(Member member) {
        Seat seat = seats.get(member);
        return seat == null || seat.questions < MAX_QUESTIONS;
    }

    /** Notes what the member may do; true if it was something else before. */
    boolean setRights(Member member, Rights rights) {
        Seat seat = seats.get(member);
        if (seat == null || rights.equals(seat.rights)) {
            return false;
        }
        seat.rights = rights;
        return true;
    }

    /** What the member may change now. Worked out anew only when its person or what stands has become another one. */
    Authority authority(Member member, Replica replica) {
        Person person = member.person();
        Standing standing = replica.standing();
        Seat seat = seats.get(member);
        if (seat == null) {
            return Authority.of(person, replica);
        }
        Known known = seat.known;
        if (known == null || !known.isOf(person, standing)) {
            known = new Known(person, Authority.of(person, replica));
            seat.known = known;
        }
        return known.authority;
    }

    /** What somebody may change, as it was worked out once. */
    private record Known(Person person, Authority authority) {
        @SuppressWarnings("ReferenceEquality") // another object means at most that it is worked out once more
        boolean isOf(Person now, Standing standing) {
            return person == now && authority.standing() == standing;
        }
    }

    /** All who are here. */
    List<Member> all() {
        return List.copyOf(seats.keySet());
    }

    /** Whether the member has yet to send what an earlier change of its builds on. */
    boolean isBehind(Member member) {
        Seat seat = seats.get(member);
        return seat != null && seat.behind;
    }

    /** The member has answered a question for everything. */
    void answered(Member member) {
        Seat seat = seats.get(member);
        if (seat != null) {
            seat.asked = false;
            seat.behind = false;
        }
    }

    /** Shows a change to all but {@code except}. */
    void show(byte[] frame, long seq, @Nullable Member except) {
        forEachOnItsLane(member -> {
            if (member != except) {
                member.changed(frame, seq);
            }
        });
    }

    /** Does something with each member, on its own lane. */
    void forEachOnItsLane(Consumer<Member> action) {
        lanes.forEach((lane, there) -> lane.run(() -> there.forEach(action)));
    }

    /** Does something with each member, on its own lane; {@code afterwards} runs on the lane that is done last. */
    void forEachOnItsLane(Consumer<Member> action, Runnable afterwards) {
        if (lanes.isEmpty()) {
            afterwards.run();
            return;
        }
        AtomicInteger left = new AtomicInteger(lanes.size());
        lanes.forEach((lane, there) -> lane.run(() -> {
            there.forEach(action);
            if (left.decrementAndGet() == 0) {
                afterwards.run();
            }
        }));
    }

    private static List<Member> join(List<Member> there, List<Member> newcomers) {
        List<Member> all = new ArrayList<>(there);
        all.addAll(newcomers);
        return List.copyOf(all);
    }
}
