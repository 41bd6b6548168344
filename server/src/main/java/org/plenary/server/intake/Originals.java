package org.plenary.server.intake;

import io.vertx.core.Future;
import java.util.Optional;
import org.plenary.server.journal.StreamId;

/** Keeps the files that drafts were started from, at most one of each, for ever. Safe from any thread. */
public interface Originals {
    /** Keeps the file of a draft. Fails if the draft is unknown or has one. */
    Future<Void> keep(StreamId draft, Original original, byte[] file);

    /** What is known of a draft's file; empty if it has none. */
    Future<Optional<Original>> find(StreamId draft);

    /** The bytes of a draft's file; empty if it has none. */
    Future<Optional<byte[]>> file(StreamId draft);
}
