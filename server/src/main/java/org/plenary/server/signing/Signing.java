package org.plenary.server.signing;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;

/**
 * The server's key, and the heads that were signed.
 *
 * <p>Every issued revision's head is signed once, after it is on disk. One that was not, because the server ended in
 * between, is signed later. Of a record that was imported, no revision is signed that came with it: this server does
 * not know that it was so. It signs that the record was imported with this head, which is a statement of another kind.
 *
 * <p>Safe from any thread; nothing blocks the caller. Futures complete on the caller's Vert.x context.
 */
public interface Signing {
    /** The most heads that {@link #published} returns. */
    int MAX_HEADS = 1_000;

    /** Makes the first key if there is none; returns the one that signs. */
    Future<KeyInfo> ready();

    /**
     * Signs what is issued or imported and not signed yet, of one draft or, for null, of all; returns how many that
     * were. A record that was imported before the time of that was kept stays without such a signature.
     */
    Future<Integer> signMissing(@Nullable StreamId draft);

    /** The server's own keys, the first first. */
    Future<List<KeyInfo>> keys();

    /**
     * What the server's own keys signed, the newest first, at most {@value #MAX_HEADS}.
     *
     * @param head the hash that is asked for; null for the newest of all
     */
    Future<List<Published>> published(@Nullable Hash head);

    /**
     * Signs that this is the head of a draft's record now. Nothing of it is kept here.
     *
     * @param draft as it was found just now
     */
    Future<Receipt> receipt(Stream draft);

    /**
     * A secret of 32 bytes that only this server can make, the same as long as the same key signs.
     *
     * @param purpose another one has another secret
     */
    Future<byte[]> secret(String purpose);

    /** All signatures of a draft up to an entry, in the order of the record, and the keys they need. */
    Future<Signatures> of(StreamId draft, long upToSeq);

    /**
     * Keeps signatures and keys that came with an imported record, beside the server's own; what is there already
     * stays.
     */
    Future<Void> adopt(Signatures signatures);

    /** Makes another key, endorsed by the one that signs now, which is retired and forgets its private half. */
    Future<KeyInfo> rotate();

    /**
     * Makes another key, without the one that signs now, whose private half cannot be read any more: it endorses
     * nothing.
     */
    Future<KeyInfo> replaceLost();

    /**
     * Signatures with the keys that made them and those by which these were endorsed.
     *
     * @param keys each behind the one that endorses it
     * @param heads under revisions, in the order of the record
     * @param imports in the order of the record, and of the same entry in that of time and key
     */
    record Signatures(List<KeyInfo> keys, List<SignedHead> heads, List<Witness> imports) {
        public Signatures {
            keys = List.copyOf(keys);
            heads = List.copyOf(heads);
            imports = List.copyOf(imports);
        }

        /** Those of a record that was never imported. */
        public Signatures(List<KeyInfo> keys, List<SignedHead> heads) {
            this(keys, heads, List.of());
        }
    }
}
