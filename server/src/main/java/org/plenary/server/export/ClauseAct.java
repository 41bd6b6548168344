package org.plenary.server.export;

import org.plenary.server.history.ClauseEvent;

/**
 * What somebody did about packages, alternatives, an agreement ad referendum or a proposal between the two moments of a
 * redline.
 *
 * @param event what was done
 * @param by who did it, and when
 */
public record ClauseAct(ClauseEvent event, Contribution by) {}
