package org.plenary.server.intake;

import org.plenary.instrument.ClauseId;

/**
 * A clause that a file calls an alternative to another.
 *
 * @param clause which
 * @param of the other, which is an alternative to none
 */
public record TypedAlternative(ClauseId clause, ClauseId of) {}
