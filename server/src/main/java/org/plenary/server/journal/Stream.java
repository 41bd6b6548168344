package org.plenary.server.journal;

import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.ProcessId;

/**
 * A stream of the record as it stood at one moment.
 *
 * @param id its identifier
 * @param kind what it is the record of
 * @param lineage the history it descends from
 * @param process the process it belongs to
 * @param place its place among the streams of its process and kind, from 1; it never changes
 * @param title its title when it was created
 * @param createdAtMillis time of its first entry, milliseconds since 1970 UTC
 * @param updatedAtMillis time of its newest entry, milliseconds since 1970 UTC
 * @param head its end
 * @param summary what its writer last said of it for lists, so that nobody reads the entries for that; JSON of the
 *     writer's own, no part of the record; null if nothing was said yet
 */
public record Stream(
        StreamId id,
        StreamKind kind,
        Lineage lineage,
        ProcessId process,
        int place,
        String title,
        long createdAtMillis,
        long updatedAtMillis,
        Head head,
        @Nullable String summary) {}
