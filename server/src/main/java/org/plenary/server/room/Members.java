package org.plenary.server.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.draft.Authority;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Rights;
import org.plenary.server.negotiation.Standing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is in a room, by lane: what all hear costs one task a lane and not one a member. Single-threaded.
 *
 * <p>Everything that a member is told goes through here. What it throws on its own lane says nothing about the room:
 * that member is put out, because it has missed something, and the others of its lane hear what they are to hear. What
 * is thrown while something is brought to a lane is thrown to the room.
 */
final class Members {
    private static final Logger log = LoggerFactory.getLogger(Members.class);

    private final Map<Member, Seat> seats = new HashMap<>();
    private final IdentityHashMap<Lane, List<Seat>> lanes = new IdentityHashMap<>();
    private final Consumer<Member> onPutOut;

    /** @param onPutOut told, on a member's lane, that it failed to take something, is closed, and has to be removed */
    Members(Consumer<Member> onPutOut) {
        this.onPutOut = onPutOut;
    }

    /** Nobody needs to be asked more often on one connection; who does is making the room ask. */
    static final int MAX_QUESTIONS = 64;

    private static final class Seat {
        private final Member member;
        /** It failed to take something and is told nothing more. Known on its lane only. */
        private boolean deaf;
        /** The last of its document messages that had its turn. */
        private long taken;
        /** The last of them of which the turn has ended well. */
        private long settled;
        /** Whether a question for everything is on its way; the greeting is one. */
        private boolean asked = true;
        /** Whether it sent a change that builds on something unknown here, and has not answered since. */
        private boolean behind;
        /** How often it was asked for everything since it came. */
        private int questions;

        /** What the member was told last that it may do. */
        private @Nullable Rights rights;

        private @Nullable Known known;

        Seat(Member member) {
            this.member = member;
        }
    }

    void add(Member member) {
        Seat seat = new Seat(member);
        Lane lane = member.lane();
        seats.put(member, seat);
        lanes.merge(lane, List.of(seat), Members::join);
    }

    /** True if the member was here. */
    boolean remove(Member member) {
        if (seats.remove(member) == null) {
            return false;
        }
        lanes.computeIfPresent(member.lane(), (lane, there) -> {
            List<Seat> rest =
                    there.stream().filter(other -> other.member != member).toList();
            return rest.isEmpty() ? null : rest;
        });
        return true;
    }

    /**
     * A connection that its person can spare for a newcomer: one of the person who has most of them here, if that is at
     * least two more than the newcomer's person has; null if there is none.
     */
    @Nullable
    Member surplusFor(PersonId newcomer) {
        Map<PersonId, List<Member>> byPerson = new HashMap<>();
        for (Member member : seats.keySet()) {
            byPerson.computeIfAbsent(member.person().id(), person -> new ArrayList<>())
                    .add(member);
        }
        int own = byPerson.getOrDefault(newcomer, List.of()).size();
        return byPerson.values().stream()
                .max(Comparator.comparingInt(List::size))
                .filter(most -> most.size() >= own + 2)
                .map(most -> most.get(0))
                .orElse(null);
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
    Authority authority(Member member, DraftState draft) {
        Person person = member.person();
        Standing standing = draft.standing();
        Seat seat = seats.get(member);
        if (seat == null) {
            return Authority.of(person, draft);
        }
        Known known = seat.known;
        if (known == null || !known.isOf(person, standing)) {
            known = new Known(person, Authority.of(person, draft));
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

    /**
     * A document message of the member has its turn. Returns whether it is the one that comes next: if it is not, one
     * was lost on the way here, and no acknowledgement of this connection could be trusted any more.
     */
    boolean takesNext(Member member, long count, Receipts receipts) {
        Seat seat = seats.get(member);
        if (seat != null) {
            if (count != seat.taken + 1) {
                return false;
            }
            seat.taken = count;
        }
        receipts.taken(member, count);
        return true;
    }

    /**
     * Tells each member which of the messages that a batch answers for are saved.
     *
     * @param seq the newest entry of the record
     * @throws IllegalStateException if a turn that took earlier messages has not ended well: they would be counted as
     *     saved
     */
    void acknowledge(Receipts receipts, long seq) {
        receipts.forEach((member, receipt) -> {
            Seat seat = seats.get(member);
            if (seat != null) {
                if (receipt.first() != seat.settled + 1) {
                    throw new IllegalStateException("expected to answer for message " + (seat.settled + 1)
                            + " of a connection next, got message " + receipt.first());
                }
                seat.settled = receipt.last();
            }
            long saved = receipt.saved();
            if (saved > 0) {
                tell(member, told -> told.committed(saved, seq));
            }
        });
    }

    /**
     * Shows changes to all but {@code except}, and to all where people are.
     *
     * @param awareness a frame; null if nobody has moved
     */
    void show(List<Replica.Shown> changes, @Nullable Member except, byte @Nullable [] awareness) {
        if (changes.isEmpty() && awareness == null) {
            return;
        }
        tellAll(member -> {
            if (member != except) {
                changes.forEach(change -> member.changed(change.frame(), change.seq()));
            }
            if (awareness != null) {
                member.awareness(awareness);
            }
        });
    }

    /** Tells one member something, on its lane. It need not be here. */
    void tell(Member member, Consumer<Member> what) {
        Seat seat = seats.get(member);
        Seat hearer = seat == null ? new Seat(member) : seat;
        member.lane().run(() -> rethrow(hand(hearer, what, null)));
    }

    /** Tells every member something, each on its own lane. */
    void tellAll(Consumer<Member> what) {
        lanes.forEach((lane, there) -> lane.run(() -> rethrow(hand(there, what))));
    }

    /** Ends everybody's connection, as far as that can be done; {@code told} runs on the lane that is done last. */
    void closeAll(CloseCode code, String reason, Runnable told) {
        if (lanes.isEmpty()) {
            told.run();
            return;
        }
        AtomicInteger left = new AtomicInteger(lanes.size());
        Runnable done = () -> {
            if (left.decrementAndGet() == 0) {
                told.run();
            }
        };
        lanes.forEach((lane, there) -> {
            try {
                lane.run(() -> {
                    @Nullable Error error = hand(there, member -> member.close(code, reason));
                    done.run();
                    rethrow(error);
                });
            } catch (RuntimeException | Error e) {
                // Whoever cannot be reached finds out by itself, see Room.hasEnded.
                log.atError().setCause(e).log("room.laneNotReached");
                done.run();
            }
        });
    }

    private @Nullable Error hand(List<Seat> there, Consumer<Member> what) {
        Error first = null;
        for (Seat seat : there) {
            first = hand(seat, what, first);
        }
        return first;
    }

    /** Returns the first error that was thrown. */
    private @Nullable Error hand(Seat seat, Consumer<Member> what, @Nullable Error before) {
        if (seat.deaf) {
            return before;
        }
        try {
            what.accept(seat.member);
            return before;
        } catch (Throwable thrown) {
            seat.deaf = true;
            putOut(seat.member, thrown);
            return before == null && thrown instanceof Error error ? error : before;
        }
    }

    private void putOut(Member member, Throwable thrown) {
        try {
            member.close(CloseCode.TRY_AGAIN, "the server could not tell you what has changed; connect again");
        } catch (Throwable again) {
            thrown.addSuppressed(again);
        }
        try {
            onPutOut.accept(member);
        } finally {
            log.atError().setCause(thrown).log("member.putOut");
        }
    }

    /** Whoever watches over the process hears of it, once everybody else is told. */
    private static void rethrow(@Nullable Error error) {
        if (error != null) {
            throw error;
        }
    }

    private static List<Seat> join(List<Seat> there, List<Seat> newcomers) {
        List<Seat> all = new ArrayList<>(there);
        all.addAll(newcomers);
        return List.copyOf(all);
    }
}
