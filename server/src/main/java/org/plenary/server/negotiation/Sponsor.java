package org.plenary.server.negotiation;

/**
 * A delegation that sponsors a proposal of another.
 *
 * @param delegation its code
 * @param since the entry of the record by which it joined
 */
public record Sponsor(String delegation, long since) {}
