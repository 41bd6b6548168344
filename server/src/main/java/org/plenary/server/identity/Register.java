package org.plenary.server.identity;

import java.util.List;

/** Everybody and everything in a process at one moment: delegations and groups by code, people by name. */
public record Register(
        Negotiation process,
        SymbolPattern symbols,
        Masthead masthead,
        List<Delegation> delegations,
        List<Group> groups,
        List<EnrolledPerson> members) {
    public Register {
        delegations = List.copyOf(delegations);
        groups = List.copyOf(groups);
        members = List.copyOf(members);
    }
}
