package org.plenary.server.history;

import org.jspecify.annotations.Nullable;

/**
 * A moment in the life of a draft: after an entry of its record.
 *
 * @param seq the entry
 * @param atMillis when it was made, milliseconds since 1970 UTC
 * @param revision the symbol of the revision that the entry is, or null
 */
public record Moment(long seq, long atMillis, @Nullable String revision) {}
