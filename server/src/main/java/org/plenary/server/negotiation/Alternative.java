package org.plenary.server.negotiation;

import org.plenary.instrument.ClauseId;

/**
 * A clause that competes with another.
 *
 * @param of the clause with which it competes, which is no alternative itself
 * @param offered that it was offered so: by whom and when
 */
public record Alternative(ClauseId clause, ClauseId of, Act offered) {
    /** As it is told to people: {@code clause, of, person, name, delegation, at, seq}. */
    public Fields toFields() {
        return new Fields()
                .put("clause", clause.value())
                .put("of", of.value())
                .put("person", offered.by().id().value())
                .put("name", offered.by().name())
                .put("delegation", offered.by().delegation())
                .put("at", offered.atMillis())
                .put("seq", offered.seq());
    }

    /** Whether somebody offered it, or somebody else of their delegation. */
    boolean isOfferedBy(Actor actor) {
        String delegation = offered.by().delegation();
        return offered.by().id().equals(actor.id()) || (delegation != null && delegation.equals(actor.delegation()));
    }
}
