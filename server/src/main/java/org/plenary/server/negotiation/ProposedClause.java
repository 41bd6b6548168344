package org.plenary.server.negotiation;

import org.plenary.instrument.ClauseId;

/** A clause of the draft that a proposal changes, and how. */
public record ProposedClause(ClauseId clause, ProposedChange change) {}
