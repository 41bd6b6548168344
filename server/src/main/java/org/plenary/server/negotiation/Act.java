package org.plenary.server.negotiation;

/**
 * That a decision was taken: by whom, when, and where in the record it stands.
 *
 * @param atMillis milliseconds since 1970 UTC
 * @param seq the decision's entry in the record
 */
public record Act(Author by, long atMillis, long seq) {}
