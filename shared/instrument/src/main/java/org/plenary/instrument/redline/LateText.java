package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;

/**
 * Text that an entry wrote into a clause or paragraph which was deleted meanwhile, so that it never was there.
 *
 * <p>Some of it is no new writing: somebody who did not know of the deletion split or joined there what stood in the
 * place. That is told from what is new by comparing it with the rest of the clause as it was.
 */
final class LateText {
    /** So much of a deleted clause is compared at most. */
    private static final int MAX_COMPARED = 100_000;

    private final Doc doc;
    private final Attribution attribution;

    LateText(Doc doc, Attribution attribution) {
        this.doc = doc;
        this.attribution = attribution;
    }

    /** Whether a unit never was there: the entry that wrote it deleted it, as far as is known. */
    static boolean isLate(Attribution attribution, long client, long clock) {
        long deleted = attribution.deletedBy(client, clock);
        return deleted != 0 && deleted == attribution.insertedBy(client, clock);
    }

    /** Looks at what the entry wrote. */
    void take(Applied applied, PlaceSearch places) {
        IdSet gone = applied.inserted().intersection(applied.deleted());
        if (gone.isEmpty()) {
            return;
        }
        Set<YText> texts = new LinkedHashSet<>();
        doc.forEachItem(gone, item -> {
            if (item.kind() == ContentKind.STRING && item.parent() instanceof YText text && wasGone(text)) {
                texts.add(text);
            }
        });
        for (YText text : texts) {
            List<IdRange> carried = new ArrayList<>();
            for (UnitRow row : rows(text, gone)) {
                if (places.carry(row, attribution::copied)) {
                    carried.add(new IdRange(row.client(0), row.clock(0), row.size()));
                }
            }
            compare(text, gone.difference(IdSet.of(carried)));
        }
    }

    /** Whether an earlier entry deleted a text, or what it is in. */
    private boolean wasGone(YText text) {
        for (SharedType at = text; at != null; at = at.parent()) {
            Id id = at.id();
            long by = id == null ? 0 : attribution.deletedBy(id.client(), id.clock());
            if (by != 0 && by < attribution.seq()) {
                return true;
            }
        }
        return false;
    }

    private static List<UnitRow> rows(YText text, IdSet ids) {
        List<UnitRow> rows = new ArrayList<>();
        text.pieces(ids).forEach(piece -> {
            UnitRow row = new UnitRow();
            for (int i = 0; i < piece.text().length(); i++) {
                row.add(
                        piece.text().charAt(i),
                        piece.ids().client(),
                        piece.ids().clock() + i);
            }
            rows.add(row);
        });
        return rows;
    }

    /** What is the same as anything that earlier entries wrote in the clause. */
    private void compare(YText text, IdSet ids) {
        List<UnitRow> rows = rows(text, ids);
        Id clause = rows.stream().anyMatch(row -> CopySearch.isLong(row.text())) ? clauseOf(text) : null;
        if (clause != null) {
            CopySearch search = new CopySearch();
            search.deleted().addStretch(earlier(clause));
            rows.forEach(search.written()::addStretch);
            search.run(attribution::doubled);
        }
    }

    private static @Nullable Id clauseOf(YText text) {
        Id clause = null;
        for (SharedType at = text; at != null; at = at.parent()) {
            clause = at.id() == null ? clause : at.id();
        }
        return clause;
    }

    private UnitRow earlier(Id clause) {
        UnitRow row = new UnitRow();
        CharacterWalk walk = CharacterWalk.in(doc, clause);
        while (walk != null && row.size() < MAX_COMPARED && walk.next()) {
            if (attribution.insertedBy(walk.client(), walk.clock()) != attribution.seq()) {
                row.add(walk);
            }
        }
        return row;
    }
}
