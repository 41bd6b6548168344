package org.plenary.server.journal;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * That an entry was made, and by whom, without what it holds.
 *
 * @param seq its place in the stream
 * @param person who made it
 * @param delegation code of the delegation the person spoke for, or null
 */
public record Trace(long seq, PersonId person, @Nullable String delegation, EntryKind kind) {}
