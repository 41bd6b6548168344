package org.plenary.server.identity;

import java.util.List;

/** What makes a process up at one moment, beside its people: delegations and groups, by code. */
public record Register(
        Negotiation process,
        SymbolPattern symbols,
        Masthead masthead,
        List<Delegation> delegations,
        List<Group> groups) {
    public Register {
        delegations = List.copyOf(delegations);
        groups = List.copyOf(groups);
    }
}
