package org.plenary.server.draft;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Participant;

/**
 * What a draft's record last said of each person that is in it, so that it says more only when something changed. To
 * ask again about the same value of somebody costs a comparison or two. Single-threaded, like the room that owns it.
 */
final class Introductions {
    private final Map<PersonId, Participant> said = new HashMap<>();
    private final Map<PersonId, Person> current = new HashMap<>();
    private @Nullable Person last;

    /** The record says this of the person from here on. */
    void said(PersonId person, Participant participant) {
        said.put(person, participant);
        current.remove(person);
        last = null;
    }

    /** What the record last said of somebody, null if nothing. */
    @Nullable
    Participant lastOf(PersonId person) {
        return said.get(person);
    }

    /** What the record last said of each. */
    Map<PersonId, Participant> all() {
        return Collections.unmodifiableMap(said);
    }

    /**
     * What the record is to say before the person's next entry, which it is taken to say from now on; null if nothing.
     */
    @Nullable
    Participant dueFor(Person person) {
        if (isCurrent(person)) {
            return null;
        }
        Participant now = Participant.of(person);
        Participant before = said.put(person.id(), now);
        current.put(person.id(), person);
        last = person;
        return now.equals(before) ? null : now;
    }

    /**
     * Whether the record is to say this of the person before an entry in their name; it is taken to say so from now
     * on.
     */
    boolean isDue(PersonId person, Participant as) {
        if (as.equals(said.get(person))) {
            return false;
        }
        said(person, as);
        return true;
    }

    // A person is the same value until it is replaced as a whole; two equal ones merely cost a closer look.
    @SuppressWarnings("ReferenceEquality")
    private boolean isCurrent(Person person) {
        if (person == last) {
            return true;
        }
        if (current.get(person.id()) == person) {
            last = person;
            return true;
        }
        return false;
    }
}
