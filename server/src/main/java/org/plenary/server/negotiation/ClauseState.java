package org.plenary.server.negotiation;

import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/** A clause and how far it had come. */
public record ClauseState(ClauseId clause, ClauseStatus status) {}
