package org.plenary.server.http;

import java.util.HashMap;
import java.util.Map;
import org.plenary.server.identity.PersonId;

/** So many at once of all people together, and so many of one. Safe from any thread. */
final class Seats {
    private final int all;
    private final int each;
    private final Map<PersonId, Integer> taken = new HashMap<>();
    private int count;

    Seats(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** Takes a seat, to be left again; false if there is none. */
    synchronized boolean take(PersonId person) {
        int theirs = taken.getOrDefault(person, 0);
        if (count >= all || theirs >= each) {
            return false;
        }
        taken.put(person, theirs + 1);
        count++;
        return true;
    }

    synchronized void leave(PersonId person) {
        taken.computeIfPresent(person, (id, theirs) -> theirs == 1 ? null : theirs - 1);
        count--;
    }
}
