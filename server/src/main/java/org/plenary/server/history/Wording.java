package org.plenary.server.history;

import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;

/**
 * What a clause said, and how far it had come, at one moment.
 *
 * @param kind its kind
 * @param number its number, empty if its kind has none
 * @param status its status
 * @param text its text, a line for each paragraph
 */
public record Wording(ClauseKind kind, String number, ClauseStatus status, String text) {}
