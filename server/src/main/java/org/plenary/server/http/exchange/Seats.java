package org.plenary.server.http.exchange;

import java.util.HashMap;
import java.util.Map;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;

/** So many at once of all people together, and so many of one. Safe from any thread. */
public final class Seats {
    /** So many more for those who lead, whom others do not keep out. */
    private static final int KEPT_FOR_LEADS = 4;

    private final int all;
    private final int each;
    private final Map<PersonId, Integer> taken = new HashMap<>();
    private int count;

    public Seats(int all, int each) {
        this.all = all;
        this.each = each;
    }

    /** Takes a seat, to be left again; false if there is none. */
    public synchronized boolean take(Person somebody) {
        PersonId person = somebody.id();
        int theirs = taken.getOrDefault(person, 0);
        if (count >= all + (somebody.role().decides() ? KEPT_FOR_LEADS : 0) || theirs >= each) {
            return false;
        }
        taken.put(person, theirs + 1);
        count++;
        return true;
    }

    public synchronized void leave(PersonId person) {
        taken.computeIfPresent(person, (id, theirs) -> theirs == 1 ? null : theirs - 1);
        count--;
    }
}
