package org.plenary.server.room;

import org.plenary.server.journal.Head;
import org.plenary.server.negotiation.IssuedRevision;

/**
 * A revision that has been issued and is on disk.
 *
 * @param head its entry in the record, by whose hash the revision is quoted
 */
public record Issued(IssuedRevision revision, Head head) {}
