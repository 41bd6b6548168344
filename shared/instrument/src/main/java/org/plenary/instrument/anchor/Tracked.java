package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/** An anchor, with what became of it. */
final class Tracked {
    /** In the order of their codes in checkpoints. */
    private static final List<AnchorState> STATES = List.of(AnchorState.HELD, AnchorState.CHANGED, AnchorState.GONE);

    final String owner;
    final Anchor placed;

    /** In the order of the document; none of a whole clause, and of what is gone. */
    private List<Piece> pieces = List.of();

    private AnchorState state = AnchorState.HELD;

    /** The entry that made it what it is; 0 while it is held. */
    private long seq;

    /** Where it is, or was last. */
    private ClauseId clause;

    /** Units that it held, and that can still come back. */
    private IdSet lost = IdSet.EMPTY;

    Tracked(String owner, Anchor placed) {
        this.owner = owner;
        this.placed = placed;
        this.clause = placed.clause();
    }

    List<Piece> pieces() {
        return pieces;
    }

    void setPieces(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
        if (!pieces.isEmpty()) {
            clause = pieces.get(0).clause();
        }
    }

    AnchorState state() {
        return state;
    }

    /** Sets what it is since an entry. */
    void setState(AnchorState state, long since) {
        this.state = state;
        this.seq = state == AnchorState.HELD ? 0 : since;
    }

    long seq() {
        return seq;
    }

    ClauseId clause() {
        return clause;
    }

    IdSet lost() {
        return lost;
    }

    void setLost(IdSet lost) {
        this.lost = lost;
    }

    void encode(Encoder encoder) {
        encoder.varString(placed.clause().value());
        encode(encoder, placed.from());
        encode(encoder, placed.to());
        encoder.varString(placed.quote());
        encoder.varUint(pieces.size());
        for (Piece piece : pieces) {
            encode(encoder, piece.element());
            encoder.varString(piece.clause().value());
            encode(encoder, piece.from());
            encode(encoder, piece.to());
        }
        encoder.uint8(STATES.indexOf(state));
        encoder.varUint(seq);
        encoder.varString(clause.value());
        lost.encode(encoder);
    }

    static Tracked decode(Decoder decoder, String owner) {
        ClauseId placedIn = new ClauseId(decoder.varString());
        Id from = decodeId(decoder);
        Id to = decodeId(decoder);
        Tracked anchor = new Tracked(owner, new Anchor(placedIn, from, to, decoder.varString()));
        List<Piece> pieces = new ArrayList<>();
        for (int rest = decoder.count(6); rest > 0; rest--) {
            Id element = requireId(decoder);
            ClauseId clause = new ClauseId(decoder.varString());
            pieces.add(new Piece(element, clause, requireId(decoder), requireId(decoder)));
        }
        anchor.pieces = List.copyOf(pieces);
        int at = decoder.uint8();
        if (at >= STATES.size()) {
            throw new IllegalArgumentException("an anchor is in no such state: " + at);
        }
        anchor.state = STATES.get(at);
        anchor.seq = decoder.varUint();
        anchor.clause = new ClauseId(decoder.varString());
        anchor.lost = IdSet.decode(decoder);
        return anchor;
    }

    static void encode(Encoder encoder, @Nullable Id id) {
        encoder.uint8(id == null ? 0 : 1);
        if (id != null) {
            encoder.varUint(id.client());
            encoder.varUint(id.clock());
        }
    }

    static @Nullable Id decodeId(Decoder decoder) {
        return decoder.uint8() == 0 ? null : new Id(decoder.varUint(), decoder.varUint());
    }

    private static Id requireId(Decoder decoder) {
        return Objects.requireNonNull(decodeId(decoder), "a piece has ends");
    }
}
