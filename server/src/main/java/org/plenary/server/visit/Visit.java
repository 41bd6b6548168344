package org.plenary.server.visit;

import org.plenary.server.journal.StreamId;

/**
 * How far a person has seen a draft.
 *
 * @param seq the entry of the record that was the newest then
 * @param atMillis when the person last had the draft before them, milliseconds since 1970 UTC
 */
public record Visit(StreamId draft, long seq, long atMillis) {}
