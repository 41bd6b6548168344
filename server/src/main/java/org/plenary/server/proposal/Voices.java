package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.List;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.Branch;
import org.plenary.server.negotiation.DraftSummary;
import org.plenary.server.negotiation.Proposer;

/** In whose names somebody may propose. Stateless. */
final class Voices {
    private Voices() {}

    /** The delegation first, then its groups, then the chair. */
    static List<Proposer> of(Person person, DraftSummary draft) {
        if (draft.archived()) {
            return List.of();
        }
        List<Proposer> all = new ArrayList<>();
        String delegation = person.delegationCode();
        if (delegation != null) {
            all.add(Proposer.delegation(delegation));
        }
        person.groups().stream().sorted().forEach(group -> all.add(Proposer.group(group)));
        all.add(Proposer.CHAIR);
        all.removeIf(each -> !Branch.speaks(each, person, draft.access()));
        return all;
    }
}
