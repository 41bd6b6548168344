package org.plenary.server.signing;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.StreamId;

/**
 * The server's key, and the heads that were signed.
 *
 * <p>Every issued revision's head is signed once, after it is on disk. One that was not, because the server ended in
 * between, is signed later. Of a record that was imported, nothing is signed that came with it: this server does not know
 * that it was so; its first signature is that under the first revision that is issued here. Safe from any thread; nothing blocks the caller. Futures complete on the caller's Vert.x
 * context.
 */
public interface Signing {
    /** The most heads that {@link #heads} returns. */
    int MAX_HEADS = 1_000;

    /** Makes the first key if there is none; returns the one that signs. */
    Future<KeyInfo> ready();

    /** Signs what is issued and not signed yet, of one draft or, for null, of all; returns how many that were. */
    Future<Integer> signMissing(@Nullable StreamId draft);

    /** The server's own keys, the first first. */
    Future<List<KeyInfo>> keys();

    /** The newest heads that the server's own keys signed, the newest first, at most {@value #MAX_HEADS}. */
    Future<List<SignedHead>> heads();

    /** The heads with this hash that the server's own keys signed. */
    Future<List<SignedHead>> heads(Hash head);

    /** All signatures under a draft's revisions up to an entry, in the order of the record, and the keys they need. */
    Future<Signatures> of(StreamId draft, long upToSeq);

    /** Keeps signatures and keys that came with an imported record, beside the server's own; what is there already stays. */
    Future<Void> adopt(Signatures signatures);

    /** Makes another key, endorsed by the one that signs now, which is retired and forgets its private half. */
    Future<KeyInfo> rotate();

    /** Makes another key, without the one that signs now, whose private half cannot be read any more: it endorses nothing. */
    Future<KeyInfo> replaceLost();

    /**
     * Signatures with the keys that made them and those by which these were endorsed.
     *
     * @param keys each behind the one that endorses it
     */
    record Signatures(List<KeyInfo> keys, List<SignedHead> heads) {
        public Signatures {
            keys = List.copyOf(keys);
            heads = List.copyOf(heads);
        }
    }
}
