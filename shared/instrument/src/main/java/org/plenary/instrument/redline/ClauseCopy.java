package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlFragment;

/**
 * Lets the attribution know that the words of one clause are those of another, which stay where they are: text by text,
 * as far as the two read alike. Takes time in their length.
 */
final class ClauseCopy {
    private final Attribution attribution;

    ClauseCopy(Attribution attribution) {
        this.attribution = attribution;
    }

    void link(SharedType source, SharedType copy) {
        List<YText> from = texts(source);
        List<YText> to = texts(copy);
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            link(from.get(i).pieces(), to.get(i).pieces());
        }
    }

    /** Texts of a clause that have words, in order, those of footnotes too. */
    private static List<YText> texts(SharedType clause) {
        List<YText> texts = new ArrayList<>();
        collect(clause, texts);
        return texts;
    }

    private static void collect(SharedType type, List<YText> texts) {
        // A copy has no text where nothing is left of one.
        if (type instanceof YText text) {
            if (text.length() > 0) {
                texts.add(text);
            }
        } else if (type instanceof YXmlFragment fragment) {
            fragment.children().forEach(child -> collect(child, texts));
        }
    }

    private void link(List<TextPiece> source, List<TextPiece> copy) {
        if (!words(source).equals(words(copy))) {
            return;
        }
        int at = 0;
        long done = 0;
        for (TextPiece piece : copy) {
            IdRange to = piece.ids();
            for (long linked = 0; linked < to.length(); ) {
                IdRange from = source.get(at).ids();
                long length = Math.min(from.length() - done, to.length() - linked);
                link(
                        new IdRange(from.client(), from.clock() + done, length),
                        new IdRange(to.client(), to.clock() + linked, length));
                linked += length;
                done += length;
                if (done == from.length()) {
                    at++;
                    done = 0;
                }
            }
        }
    }

    /** What is known already to be a copy of something stays that. */
    private void link(IdRange source, IdRange copy) {
        List<IdRange> known = new ArrayList<>();
        attribution.origins().forEachIn(copy, (range, client, clock) -> known.add(range));
        long from = copy.clock();
        for (IdRange range : known) {
            link(source, copy, from, range.clock());
            from = range.end();
        }
        link(source, copy, from, copy.end());
    }

    private void link(IdRange source, IdRange copy, long from, long to) {
        if (from < to) {
            attribution.doubled(
                    new IdRange(source.client(), source.clock() + from - copy.clock(), to - from),
                    new Id(copy.client(), from));
        }
    }

    private static String words(List<TextPiece> pieces) {
        return pieces.stream().map(TextPiece::text).collect(Collectors.joining());
    }
}
