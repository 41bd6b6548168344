package org.plenary.server.export;

import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * A decision about the status of a clause, taken between the two moments of a redline.
 *
 * @param clause the clause, which is in the text at one of the two moments
 * @param before what it was
 * @param after what it became
 * @param by who decided, and when
 * @param reason why, {@code ""} where nothing was said
 */
public record Decided(ClauseId clause, ClauseStatus before, ClauseStatus after, Contribution by, String reason) {}
