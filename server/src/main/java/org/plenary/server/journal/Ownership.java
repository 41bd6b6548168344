package org.plenary.server.journal;

/**
 * The right to write a stream, until somebody else takes it.
 *
 * @param epoch number of this ownership, from 1; every append carries it
 * @param head the stream's end when it was taken
 * @param lineage the stream's lineage
 */
public record Ownership(long epoch, Head head, Lineage lineage) {}
