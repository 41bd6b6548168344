package org.plenary.server.sql;

/**
 * What the database has done since it was opened.
 *
 * @param commits transactions committed
 * @param committedUnits units of work that these transactions held
 * @param waitingWrites units of work that wait for the writer now
 * @param waitingReads units of work that wait for a reader now
 */
public record DatabaseStatistics(long commits, long committedUnits, int waitingWrites, int waitingReads) {}
