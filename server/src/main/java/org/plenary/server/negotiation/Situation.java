package org.plenary.server.negotiation;

/**
 * How things stand when a decision is to be taken.
 *
 * @param standing what was decided before
 * @param text the text
 * @param seq the entry of the record that the decision is to be, or one before it
 */
public record Situation(Standing standing, DraftText text, long seq) {}
