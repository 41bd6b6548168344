package org.plenary.server.room;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who may come into a room now. On the room's loop. */
final class Doorkeeper {
    private static final int PLACES_FOR_LEADS = 16;

    private final RoomConfig config;
    private final Members members;
    private final Culprits culprits;
    private final Shares shares;
    private final Predicate<Member> remove;

    /** @param remove takes a member out of the room; whether it was in it */
    Doorkeeper(RoomConfig config, Members members, Culprits culprits, Shares shares, Predicate<Member> remove) {
        this.config = config;
        this.members = members;
        this.culprits = culprits;
        this.shares = shares;
        this.remove = remove;
    }

    /** What to say to somebody who may not come in now; null if they may, and then there is a place for them. */
    @Nullable
    String refusal(Member newcomer) {
        long now = System.nanoTime();
        long wait = culprits.secondsToWait(newcomer.person().id(), now);
        if (wait > 0) {
            return Culprits.stayAway(wait);
        }
        long rest = shares.of(newcomer.person().id()).secondsToRest(now);
        if (rest > 0) {
            return Submission.comeBack(rest);
        }
        return hasPlaceFor(newcomer) ? null : "this draft has as many connections as it takes; try again later";
    }

    /**
     * Whether there is a place for a newcomer. In a full draft whoever has most connections gives one up for somebody
     * with fewer, so that nobody keeps others out; and for those who lead some places are kept.
     */
    private boolean hasPlaceFor(Member newcomer) {
        if (members.size() < config.maxMembers()) {
            return true;
        }
        Member surplus = members.surplusFor(newcomer.person().id());
        if (surplus != null && remove.test(surplus)) {
            members.tell(
                    surplus,
                    told -> told.close(
                            CloseCode.TRY_AGAIN,
                            "this draft is full, and you have more connections here than others; close some of them"));
            return true;
        }
        return newcomer.person().role().decides() && members.size() < config.maxMembers() + PLACES_FOR_LEADS;
    }
}
