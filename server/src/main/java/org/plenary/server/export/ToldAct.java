package org.plenary.server.export;

/**
 * What somebody did between the two moments of a redline, in words.
 *
 * @param clauses what the clauses are called that it is about
 * @param step what was done
 * @param by who did it, and when
 * @param reason what was said of it, {@code ""} for nothing
 */
public record ToldAct(String clauses, String step, Contribution by, String reason) {}
