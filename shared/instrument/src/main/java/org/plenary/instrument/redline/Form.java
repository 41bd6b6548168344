package org.plenary.instrument.redline;

import org.plenary.instrument.ClauseKind;

/**
 * What a clause is at a moment.
 *
 * @param kind its kind
 * @param number its number, {@code ""} for a title or heading
 */
public record Form(ClauseKind kind, String number) {}
