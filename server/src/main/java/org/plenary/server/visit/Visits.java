package org.plenary.server.visit;

import io.vertx.core.Future;
import java.util.List;
import org.plenary.server.identity.PersonId;

/** Keeps how far each person has seen each draft, across their devices. Safe from any thread. */
public interface Visits {
    /** Keeps a visit of a person; what they saw before is never taken back by an earlier one that comes late. */
    Future<Void> keep(PersonId person, Visit visit);

    /** The visits of a person, one for each draft that they ever had before them. */
    Future<List<Visit>> of(PersonId person);
}
