package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Applied;
import org.plenary.crdt.CharacterWalk;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;

/**
 * Finds written text that stands again where the same text stood at an earlier moment: between the same neighbours.
 *
 * <pre>
 *     after entry 1    The parties shall cooperate.
 *     after entry 2    The parties cooperate.             deletes "shall "
 *     after entry 3    The parties shall cooperate.       writes it again: it is that of entry 1
 * </pre>
 *
 * <p>Places are those of {@link Place}. An earlier moment is the one before an entry that deleted something there; text
 * that came later, and text that others deleted later still, is overlooked on both sides. What is the same as all that
 * was deleted between the neighbours is no chance, however short: except for one character, which is what anybody
 * types; that must have been written in one go with a neighbour, such as a letter of a word.
 *
 * <p>Bounded by {@value #BUDGET} steps for an entry; what is not found by then is looked for by {@link CopySearch}
 * only.
 */
final class PlaceSearch {
    private static final int BUDGET = 2_000_000;
    private static final int MAX_NEIGHBOURS = 4;
    private static final int MAX_PLACES = 64;

    /** How many units back what an editor carries is looked for. */
    private static final int CARRIED = 256;

    private final Doc doc;
    private final Attribution attribution;
    private final List<IdRange> found = new ArrayList<>();
    private final List<WrittenText> unfound = new ArrayList<>();
    private final Set<Id> offered = new HashSet<>();
    private IdSet looked = IdSet.EMPTY;
    private int budget = BUDGET;

    PlaceSearch(Doc doc, Attribution attribution) {
        this.doc = doc;
        this.attribution = attribution;
    }

    /** Looks for all text that an entry wrote and that is there. */
    void run(Applied applied, CopySearch.Result result) {
        doc.forEachItem(applied.inserted().difference(applied.deleted()), item -> {
            if (item.kind() == ContentKind.STRING
                    && !looked.contains(item.id().client(), item.id().clock())) {
                WrittenText written = WrittenText.around(doc, item.id(), applied.inserted());
                if (written != null) {
                    looked = looked.union(written.ids());
                    look(written, result);
                }
            }
        });
    }

    private void look(WrittenText written, CopySearch.Result result) {
        Id[] sources = find(written, false);
        if (sources == null && !written.row().isOneCharacter()) {
            sources = carried(written.row());
        }
        if (sources == null) {
            unfound.add(written);
            sources = written.row().isOneCharacter() ? null : find(written, true);
        }
        if (sources != null) {
            tell(sources, written.row(), result);
        }
    }

    /** The units that were found, as what was deleted and as what was written. */
    IdSet found() {
        return IdSet.of(found);
    }

    /**
     * A source for each unit, null for those that are new; null if no text is found.
     *
     * @param more whether the text may be longer than what stood there before
     */
    private Id @Nullable [] find(WrittenText written, boolean more) {
        Id[] best = null;
        int length = 0;
        for (Neighbour neighbour : neighbours(written)) {
            for (Place place : places(neighbour, written)) {
                for (UnitRow before : earlier(written, neighbour, place)) {
                    if (before.size() > length) {
                        Id[] sources = sources(before, written.row(), more);
                        length = sources == null ? length : before.size();
                        best = sources == null ? best : sources;
                    }
                }
                if (best != null && !more) {
                    return best;
                }
            }
        }
        return best;
    }

    /** Looks for a row as text that its client carries; tells whether it is. */
    boolean carry(UnitRow row, CopySearch.Result result) {
        Id[] sources = row.isOneCharacter() ? null : carried(row);
        if (sources != null) {
            tell(sources, row, result);
        }
        return sources != null;
    }

    /**
     * Text that the same client wrote a moment before into a place that was gone: its editor carries it to where the
     * place is now.
     */
    private Id @Nullable [] carried(UnitRow row) {
        long from = Math.max(0, row.clock(0) - CARRIED);
        UnitRow late = new UnitRow();
        for (Id unit = new Id(row.client(0), from); unit.clock() < row.clock(0); unit = unit(unit, 1)) {
            if (isLate(unit)) {
                CharacterWalk at = CharacterWalk.from(doc, unit);
                if (at != null && at.next() && at.clock() == unit.clock() && at.client() == unit.client()) {
                    late.add(at);
                }
            }
        }
        int at = late.text().lastIndexOf(row.text());
        if (at < 0) {
            return null;
        }
        Id[] sources = new Id[row.size()];
        Arrays.setAll(sources, i -> late.id(at + i));
        return sources;
    }

    private static Id unit(Id unit, long distance) {
        return new Id(unit.client(), unit.clock() + distance);
    }

    /** Whether a unit never was there, and was not written again. */
    private boolean isLate(Id unit) {
        long inserted = attribution.insertedBy(unit.client(), unit.clock());
        return inserted != attribution.seq()
                && LateText.isLate(attribution, unit.client(), unit.clock())
                && attribution.copyOf(unit.client(), unit.clock()) == null;
    }

    /** Pairs what stood there with what was written, which is the same, or has something more at one place. */
    private static Id @Nullable [] sources(UnitRow before, UnitRow row, boolean more) {
        int rest = row.size() - before.size();
        if (more ? rest <= 0 || !CopySearch.isLong(before.text()) : rest != 0) {
            return null;
        }
        int start = 0;
        while (start < before.size() && before.charAt(start) == row.charAt(start)) {
            start++;
        }
        for (int i = start; i < before.size(); i++) {
            if (before.charAt(i) != row.charAt(i + rest)) {
                return null;
            }
        }
        Id[] sources = new Id[row.size()];
        for (int i = 0; i < before.size(); i++) {
            sources[i < start ? i : i + rest] = before.id(i);
        }
        return sources;
    }

    /** What earlier entries deleted near long text that was not found, and has not come back, in stretches. */
    List<UnitRow> nearby() {
        List<UnitRow> all = new ArrayList<>();
        for (WrittenText written : unfound) {
            if (CopySearch.isLong(written.row().text())) {
                all.addAll(nearby(written));
            }
        }
        return all;
    }

    /** The same near one text: what stood behind its neighbours, at each of their places. Told once for all texts. */
    private List<UnitRow> nearby(WrittenText written) {
        List<UnitRow> all = new ArrayList<>();
        for (Neighbour neighbour : neighbours(written)) {
            for (Place place : places(neighbour, written)) {
                UnitRow row = new UnitRow();
                for (int i = 0; i < place.size(); i++) {
                    Id source = place.deletedBy(i) <= neighbour.before ? place.gone(i) : null;
                    if (source != null
                            && attribution.deletedBy(source.client(), source.clock()) != attribution.seq()
                            && offered.add(source)) {
                        row.add(place.charAt(i), source.client(), source.clock());
                    }
                }
                if (row.size() > 0) {
                    all.add(row);
                }
            }
        }
        return all;
    }

    /**
     * What written text stands behind.
     *
     * @param unit the unit, null for the beginning of the clause
     * @param before only moments before this entry count, when what stands in between was not there
     */
    private record Neighbour(@Nullable Id unit, long before) {}

    /**
     * The nearest unit first, then such as are older than all that is nearer; of what was typed in one go the last one.
     */
    private List<Neighbour> neighbours(WrittenText written) {
        List<Neighbour> all = new ArrayList<>();
        UnitRow left = written.left();
        long youngest = Long.MAX_VALUE;
        for (int i = 0; i < left.size() && all.size() < MAX_NEIGHBOURS; i++) {
            long since = writtenBy(left.id(i));
            boolean typedOn = i > 0 && follows(attribution.origin(left.id(i)), attribution.origin(left.id(i - 1)));
            if (typedOn) {
                youngest = Math.min(youngest, since);
            } else if (since < youngest) {
                all.add(new Neighbour(left.id(i), youngest));
                youngest = since;
            }
        }
        if (written.leftEnds() && all.size() < MAX_NEIGHBOURS) {
            all.add(new Neighbour(null, youngest));
        }
        return all;
    }

    private long writtenBy(Id unit) {
        Id origin = attribution.origin(unit);
        return attribution.insertedBy(origin.client(), origin.clock());
    }

    /** Where the neighbour stands and stood, the last place first. */
    private List<Place> places(Neighbour neighbour, WrittenText written) {
        List<Place> places = new ArrayList<>();
        for (Id at : ids(neighbour, written)) {
            if (budget > 0) {
                CharacterWalk walk = neighbour.unit == null ? CharacterWalk.in(doc, at) : CharacterWalk.from(doc, at);
                if (walk != null && (neighbour.unit == null || walk.next())) {
                    Place place = new Place(
                            attribution, walk, at, 64 + 8 * written.row().size());
                    budget -= 1 + place.size();
                    places.add(place);
                }
            }
        }
        return places;
    }

    private List<Id> ids(Neighbour neighbour, WrittenText written) {
        List<Id> ids = new ArrayList<>();
        if (neighbour.unit != null) {
            Deque<Id> copies = new ArrayDeque<>();
            Id at = attribution.origin(neighbour.unit);
            while (at != null) {
                copies.addLast(at);
                if (copies.size() > MAX_PLACES) {
                    copies.removeFirst();
                }
                at = attribution.copyOf(at.client(), at.clock());
            }
            ids.addAll(copies);
        } else if (written.clause() != null) {
            List<Id> elements = attribution.moves().elementsLike(written.clause());
            ids.addAll(elements.subList(Math.max(0, elements.size() - MAX_PLACES), elements.size()));
            if (ids.isEmpty()) {
                ids.add(written.clause());
            }
        }
        Collections.reverse(ids);
        return ids;
    }

    /** What stood there at earlier moments, the last one first, and is gone: each unit as its last copy. */
    private List<UnitRow> earlier(WrittenText written, Neighbour neighbour, Place place) {
        List<UnitRow> rows = new ArrayList<>();
        for (long moment : moments(place, neighbour.before)) {
            for (int[] range : place.ranges(moment)) {
                budget -= range[1] - range[0];
                Id behind = place.behind(range[1], moment);
                if (budget > 0 && isFollowedBy(written, behind, place, range[1], moment)) {
                    UnitRow row = place.gone(range[0], range[1], moment);
                    if (row.size() > 0 && (!row.isOneCharacter() || isPartOfText(row, neighbour, behind))) {
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    /** The entries that deleted something there, or brought something when it was gone, the last one first. */
    private static NavigableSet<Long> moments(Place place, long before) {
        NavigableSet<Long> moments = new TreeSet<>();
        for (int i = 0; i < place.size(); i++) {
            long deleted = place.deletedBy(i);
            boolean inTime = deleted > place.since() && deleted <= place.until();
            if (deleted != 0 && deleted <= before && (inTime || place.cameLate(i))) {
                moments.add(deleted);
            }
        }
        return moments.descendingSet();
    }

    /** Whether what follows now is what followed then, apart from what came since. */
    private boolean isFollowedBy(WrittenText written, @Nullable Id behind, Place place, int end, long moment) {
        if (behind == null && !(end == place.size() && place.ends())) {
            return false;
        }
        UnitRow right = written.right();
        for (int i = 0; i < right.size(); i++) {
            if (writtenBy(right.id(i)) < moment) {
                return attribution.origin(right.id(i)).equals(behind);
            }
        }
        return written.rightEnds() && behind == null;
    }

    /** Whether the one character that was there was written together with what stands next to it. */
    private boolean isPartOfText(UnitRow one, Neighbour neighbour, @Nullable Id behind) {
        Id first = attribution.origin(one.id(0));
        Id last = attribution.origin(one.id(one.size() - 1));
        Id before = neighbour.unit == null ? null : attribution.origin(neighbour.unit);
        return (before != null && follows(before, first)) || (behind != null && follows(last, behind));
    }

    private static boolean follows(Id one, Id next) {
        return one.client() == next.client() && one.clock() + 1 == next.clock();
    }

    /** Tells which units are copies of which, in ranges. */
    private void tell(Id[] sources, UnitRow row, CopySearch.Result result) {
        for (int from = 0, to = 1; to <= row.size(); to++) {
            if (to == row.size() || !row.continuesAt(to) || !continues(sources, to)) {
                Id first = sources[from];
                if (first != null) {
                    IdRange source = new IdRange(first.client(), first.clock(), to - from);
                    found.add(source);
                    found.add(new IdRange(row.client(from), row.clock(from), to - from));
                    result.copied(source, row.id(from));
                }
                from = to;
            }
        }
    }

    private static boolean continues(Id[] sources, int at) {
        Id before = sources[at - 1];
        Id here = sources[at];
        if (before == null || here == null) {
            return before == null && here == null;
        }
        return follows(before, here);
    }
}
