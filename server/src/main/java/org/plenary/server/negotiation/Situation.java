package org.plenary.server.negotiation;

/**
 * How things stand when a decision is to be taken.
 *
 * @param standing what was decided before
 * @param text the text
 * @param seq the entry of the record that the decision is to be, or one before it
 * @param atMillis when the decision is taken, milliseconds since 1970 UTC
 */
public record Situation(Standing standing, DraftText text, long seq, long atMillis) {}
