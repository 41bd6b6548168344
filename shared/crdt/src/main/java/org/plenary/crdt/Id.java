package org.plenary.crdt;

/**
 * The name of one unit (a UTF-16 unit of text, a value, a type): who made it, and how many that client had made before.
 *
 * @param client the client id, 53 bits
 * @param clock the number of units that this client made before, 53 bits
 */
public record Id(long client, long clock) {}
