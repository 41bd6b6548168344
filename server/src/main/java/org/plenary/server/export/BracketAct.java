package org.plenary.server.export;

import org.plenary.server.history.BracketEvent;

/**
 * What somebody did about a bracket between the two moments of a redline.
 *
 * @param event what was done
 * @param by who did it, and when
 */
public record BracketAct(BracketEvent event, Contribution by) {}
