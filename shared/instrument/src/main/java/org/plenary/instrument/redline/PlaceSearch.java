package org.plenary.instrument.redline;

import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * <p>Places are those of {@link Place}. An earlier moment is the one before an entry that deleted something there; text that came
 * later, and text that others deleted later still, is overlooked on both sides. What is the same as all that was deleted
 * between the neighbours is no chance, however short: except for one character, which is what anybody types; that must
 * have been written in one go with a neighbour, such as a letter of a word.
 *
 * <p>Bounded by {@value #BUDGET} steps for an entry; what is not found by then is looked for by {@link CopySearch} only.
 */
final class PlaceSearch {
    private static final int BUDGET = 2_000_000;
    private static final int MAX_NEIGHBOURS = 4;
    private static final int MAX_PLACES = 64;

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
        List<Id> sources = find(written);
        if (sources == null) {
            unfound.add(written);
        } else {
            found.addAll(written.ids().ranges());
            tell(sources, written, (source, copy) -> {
                found.add(source);
                result.copied(source, copy);
            });
        }
    }

    /** The units that were found, as what was deleted and as what was written. */
    IdSet found() {
        return IdSet.of(found);
    }

    /** One source for each unit; null if the text did not stand there before as a whole. */
    private @Nullable List<Id> find(WrittenText written) {
        for (Neighbour neighbour : neighbours(written)) {
            for (Place place : places(neighbour, written)) {
                List<Id> sources = find(written, neighbour, place);
                if (sources != null) {
                    return sources;
                }
            }
        }
        return null;
    }

    /** What was deleted near long text that was not found, and has not come back, in stretches. */
    List<UnitRow> nearby() {
        List<UnitRow> all = new ArrayList<>();
        for (WrittenText written : unfound) {
            if (CopySearch.isLong(written.row().text())) {
                all.addAll(nearby(written));
            }
        }
        return all;
    }

    /**
     * What was deleted near the text by an earlier entry than the last and has not come back, in stretches: what stood behind
     * its neighbours, at each of their places. Told once for all texts.
     */
    private List<UnitRow> nearby(WrittenText written) {
        List<UnitRow> all = new ArrayList<>();
        for (Neighbour neighbour : neighbours(written)) {
            for (Place place : places(neighbour, written)) {
                UnitRow row = new UnitRow();
                for (int i = 0; i < place.size(); i++) {
                    Id source = place.deletedBy(i) <= neighbour.before ? place.gone(i) : null;
                    if (source != null && isEarlier(source) && offered.add(source)) {
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

    /** Whether it was deleted by an earlier entry, after it had been there. */
    private boolean isEarlier(Id source) {
        long deleted = attribution.deletedBy(source.client(), source.clock());
        return deleted != attribution.seq() && deleted != attribution.insertedBy(source.client(), source.clock());
    }

    /**
     * What written text stands behind.
     *
     * @param unit the unit, null for the beginning of the clause
     * @param before only moments before this entry count, when what stands in between was not there
     */
    private record Neighbour(@Nullable Id unit, long before) {}

    /** The nearest unit first, then such as are older than all that is nearer. */
    private List<Neighbour> neighbours(WrittenText written) {
        List<Neighbour> all = new ArrayList<>();
        UnitRow left = written.left();
        long youngest = Long.MAX_VALUE;
        for (int i = 0; i < left.size() && all.size() < MAX_NEIGHBOURS; i++) {
            long since = writtenBy(left.id(i));
            if (since < youngest) {
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
                CharacterWalk walk =
                        neighbour.unit == null ? CharacterWalk.in(doc, at) : CharacterWalk.from(doc, at);
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

    private @Nullable List<Id> find(WrittenText written, Neighbour neighbour, Place place) {
        for (long moment : moments(place, neighbour.before)) {
            List<Id> sources = find(written, neighbour, place, moment, false);
            if (sources == null) {
                sources = find(written, neighbour, place, moment, true);
            }
            if (sources != null) {
                return sources;
            }
        }
        return null;
    }

    /** The entries that deleted something there, the last one first. */
    private static NavigableSet<Long> moments(Place place, long before) {
        NavigableSet<Long> moments = new TreeSet<>();
        for (int i = 0; i < place.size(); i++) {
            long deleted = place.deletedBy(i);
            if (deleted > place.since() && deleted <= place.until() && deleted <= before) {
                moments.add(deleted);
            }
        }
        return moments.descendingSet();
    }

    /**
     * Whether the text stood there before an entry.
     *
     * @param skips whether what stood before it and was deleted later is overlooked
     */
    private @Nullable List<Id> find(
            WrittenText written, Neighbour neighbour, Place place, long moment, boolean skips) {
        UnitRow row = written.row();
        List<Id> sources = new ArrayList<>();
        boolean skipping = skips;
        int at = 0;
        for (; at < place.size() && sources.size() < row.size(); at++) {
            budget--;
            if (!place.wasThere(at, moment)) {
                continue;
            }
            if (skipping && place.wentAfter(at, moment)) {
                continue;
            }
            skipping = false;
            Id source = place.charAt(at) == row.charAt(sources.size()) ? place.gone(at) : null;
            if (source == null || budget < 0) {
                return null;
            }
            sources.add(source);
        }
        while (at < place.size() && (!place.wasThere(at, moment) || place.wentAfter(at, moment))) {
            at++;
        }
        Id behind = at < place.size() ? attribution.origin(place.id(at)) : null;
        if (sources.size() < row.size() || !isFollowedBy(written, at < place.size(), behind, place, moment)) {
            return null;
        }
        return row.isOneCharacter() && !isPartOfText(sources, neighbour, behind) ? null : sources;
    }

    /** Whether what follows now is what followed then, apart from what came since. */
    private boolean isFollowedBy(
            WrittenText written, boolean any, @Nullable Id behind, Place place, long moment) {
        if (!any && !place.ends()) {
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

    /** Whether the one character that was found was written together with what stands next to it. */
    private boolean isPartOfText(List<Id> sources, Neighbour neighbour, @Nullable Id behind) {
        Id first = attribution.origin(sources.get(0));
        Id last = attribution.origin(sources.get(sources.size() - 1));
        Id before = neighbour.unit == null ? null : attribution.origin(neighbour.unit);
        return (before != null && follows(before, first)) || (behind != null && follows(last, behind));
    }

    private static boolean follows(Id one, Id next) {
        return one.client() == next.client() && one.clock() + 1 == next.clock();
    }

    /** Tells which units are copies of which, in ranges. */
    private static void tell(List<Id> sources, WrittenText written, CopySearch.Result result) {
        UnitRow row = written.row();
        for (int from = 0, to = 1; to <= row.size(); to++) {
            if (to == row.size() || !row.continuesAt(to) || !follows(sources.get(to - 1), sources.get(to))) {
                Id first = sources.get(from);
                result.copied(new IdRange(first.client(), first.clock(), to - from), row.id(from));
                from = to;
            }
        }
    }
}
