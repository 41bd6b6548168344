package org.plenary.server.negotiation;

import java.util.List;
import org.plenary.instrument.ClauseId;

/** A decision about a package, by those alone of whom the record has said who they are. */
interface PackageDecision extends Decision {
    @Override
    default boolean isByTheIntroduced() {
        return true;
    }

    /** The ids of clauses, as they are recorded and told. */
    static List<String> ids(List<ClauseId> clauses) {
        return clauses.stream().map(ClauseId::value).toList();
    }

    /** Reads what {@link #ids} writes. */
    static List<ClauseId> clauses(Fields from) {
        return from.texts("clauses").stream().map(ClauseId::new).toList();
    }
}
