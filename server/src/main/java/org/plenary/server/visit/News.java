package org.plenary.server.visit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Trace;

/**
 * What others did in a draft since a person last had it before them.
 *
 * @param since how far the person had seen it
 * @param changes how many changes of the text
 * @param decisions how many decisions
 * @param people how many people made them
 * @param delegations the codes of their delegations, whoever wrote or decided last first
 * @param more whether there is more than was counted
 */
public record News(Visit since, int changes, int decisions, int people, List<String> delegations, boolean more) {
    /** So many of the newest entries are looked at: enough to say who was there, and cheap for a list of drafts. */
    static final int MAX_TRACES = 500;

    /** Keeps a copy of the list. */
    public News {
        delegations = List.copyOf(delegations);
    }

    /**
     * What the newest entries tell.
     *
     * @param traces those after {@code since}, newest first, at most {@value #MAX_TRACES}
     */
    static News of(Visit since, List<Trace> traces, PersonId reader) {
        int changes = 0;
        int decisions = 0;
        Set<PersonId> people = new HashSet<>();
        Set<String> delegations = new LinkedHashSet<>();
        for (Trace trace : traces) {
            if (trace.person().equals(reader) || trace.kind().isPerson()) {
                continue;
            }
            if (trace.kind().isText()) {
                changes++;
            } else {
                decisions++;
            }
            people.add(trace.person());
            String delegation = trace.delegation();
            if (delegation != null) {
                delegations.add(delegation);
            }
        }
        boolean more = traces.size() == MAX_TRACES && traces.get(MAX_TRACES - 1).seq() > since.seq() + 1;
        return new News(since, changes, decisions, people.size(), new ArrayList<>(delegations), more);
    }
}
