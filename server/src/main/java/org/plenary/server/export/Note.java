package org.plenary.server.export;

import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;

/**
 * What was said of a clause to everybody who may read the draft: a decision of the chair about its status, with the
 * reason.
 *
 * @param clause the clause, which is in the text
 * @param by who decided, and when
 * @param status what the clause became
 * @param reason why, {@code ""} where nothing was said
 */
public record Note(ClauseId clause, Contribution by, ClauseStatus status, String reason) {}
