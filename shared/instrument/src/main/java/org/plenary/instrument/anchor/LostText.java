package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.instrument.ClauseId;

/**
 * Text that stood together, of which an anchor held something, and that was deleted.
 *
 * @param clause the clause that it stood in
 * @param text its units
 * @param ids their ids, in the order of the text
 * @param wholeNode whether its text node was deleted with it
 * @param whole whether it is all that was deleted there, and not a part
 * @param left the unit that stood before it, null if it began its text
 * @param right the unit that stood behind it, null if it ended its text
 */
record LostText(
        ClauseId clause,
        String text,
        List<IdRange> ids,
        boolean wholeNode,
        boolean whole,
        @Nullable Id left,
        @Nullable Id right) {
    LostText {
        ids = List.copyOf(ids);
    }

    IdSet units() {
        return IdSet.of(ids);
    }

    List<TextPiece> pieces() {
        List<TextPiece> pieces = new ArrayList<>();
        int at = 0;
        for (IdRange range : ids) {
            int end = at + (int) range.length();
            pieces.add(new TextPiece(range, text.substring(at, end), true, false));
            at = end;
        }
        return pieces;
    }

    /** The same with neighbours that were written anew. */
    LostText following(Links links) {
        Id before = links.follow(left);
        Id behind = links.follow(right);
        return Objects.equals(before, left) && Objects.equals(behind, right)
                ? this
                : new LostText(clause, text, ids, wholeNode, whole, before, behind);
    }

    void encode(Encoder encoder) {
        encoder.varString(clause.value());
        encoder.varUint(ids.size());
        for (IdRange range : ids) {
            encoder.varUint(range.client());
            encoder.varUint(range.clock());
            encoder.varUint(range.length());
        }
        // Unit by unit: half of a pair is no character.
        text.chars().forEach(encoder::varUint);
        encoder.uint8((wholeNode ? 1 : 0) + (whole ? 2 : 0));
        Tracked.encode(encoder, left);
        Tracked.encode(encoder, right);
    }

    static LostText decode(Decoder decoder) {
        ClauseId clause = new ClauseId(decoder.varString());
        List<IdRange> ids = new ArrayList<>();
        long length = 0;
        for (int rest = decoder.count(3); rest > 0; rest--) {
            IdRange range = new IdRange(decoder.varUint(), decoder.varUint(), decoder.varUint());
            ids.add(range);
            length += range.length();
        }
        StringBuilder text = new StringBuilder();
        for (; length > 0; length--) {
            text.append((char) decoder.varUint());
        }
        int flags = decoder.uint8();
        return new LostText(
                clause,
                text.toString(),
                ids,
                (flags & 1) != 0,
                (flags & 2) != 0,
                Tracked.decodeId(decoder),
                Tracked.decodeId(decoder));
    }
}
