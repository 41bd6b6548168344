package org.plenary.crdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ids whose parent is deleted and collected: nothing else is known of them any more. */
final class Gc extends Struct {
    private @Nullable Long longLength;

    Gc(ClientStructs client, long clock, long length) {
        super(client, clock);
        setLength(length);
    }

    @Override
    long longLength() {
        return Objects.requireNonNull(longLength);
    }

    @Override
    void keepLongLength(@Nullable Long length) {
        longLength = length;
    }

    @Override
    boolean isDeleted() {
        return true;
    }
}
