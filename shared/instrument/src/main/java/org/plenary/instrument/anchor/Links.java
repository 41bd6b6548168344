package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.instrument.redline.CopySearch;

/** Which units were written anew as which. */
final class Links implements CopySearch.Result {
    private final List<Link> links = new ArrayList<>();
    private IdSet sources = IdSet.EMPTY;
    private IdSet copies = IdSet.EMPTY;
    private List<Link> byCopy = List.of();
    private boolean changed;

    private record Link(IdRange source, Id copy) {
        Id copyOf(long clock) {
            return new Id(copy.client(), copy.clock() + clock - source.clock());
        }

        boolean has(Id unit) {
            return source.client() == unit.client() && source.clock() <= unit.clock() && unit.clock() < source.end();
        }
    }

    @Override
    public void copied(IdRange source, Id copy) {
        links.add(new Link(source, copy));
        changed = true;
    }

    boolean isEmpty() {
        return links.isEmpty();
    }

    private void collect() {
        if (changed) {
            sources = IdSet.of(links.stream().map(Link::source).toList());
            copies = IdSet.of(links.stream()
                    .map(link -> new IdRange(link.copy.client(), link.copy.clock(), link.source.length()))
                    .toList());
            byCopy = new ArrayList<>(links);
            byCopy.sort(Comparator.comparingLong((Link link) -> link.copy.client())
                    .thenComparingLong(link -> link.copy.clock()));
            changed = false;
        }
    }

    IdSet sources() {
        collect();
        return sources;
    }

    IdSet copies() {
        collect();
        return copies;
    }

    /** Tells which units of a range are copies, and of which. */
    void forEachCopyIn(IdRange range, CopySearch.Result visitor) {
        collect();
        int low = 0;
        int high = byCopy.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            Link link = byCopy.get(middle);
            boolean isBefore = link.copy.client() < range.client()
                    || (link.copy.client() == range.client()
                            && link.copy.clock() + link.source.length() <= range.clock());
            low = isBefore ? middle + 1 : low;
            high = isBefore ? high : middle;
        }
        for (; low < byCopy.size(); low++) {
            Link link = byCopy.get(low);
            long from = Math.max(range.clock(), link.copy.clock());
            long to = Math.min(range.end(), link.copy.clock() + link.source.length());
            if (link.copy.client() != range.client() || from >= to) {
                break;
            }
            long offset = from - link.copy.clock();
            visitor.copied(
                    new IdRange(link.source.client(), link.source.clock() + offset, to - from),
                    new Id(range.client(), from));
        }
    }

    /** The copies of those of some units that have one. */
    IdSet copiesOf(IdSet units) {
        if (links.isEmpty() || !sources().intersects(units)) {
            return IdSet.EMPTY;
        }
        List<IdRange> found = new ArrayList<>();
        for (Link link : links) {
            IdSet source = IdSet.of(link.source.client(), link.source.clock(), link.source.length());
            if (source.intersects(units)) {
                source.intersection(units).forEach(range -> {
                    Id copy = link.copyOf(range.clock());
                    found.add(new IdRange(copy.client(), copy.clock(), range.length()));
                });
            }
        }
        return IdSet.of(found);
    }

    /** The copy of a unit, or the unit if it has none. */
    @Nullable
    Id follow(@Nullable Id unit) {
        if (unit != null && sources().contains(unit.client(), unit.clock())) {
            for (Link link : links) {
                if (link.has(unit)) {
                    return link.copyOf(unit.clock());
                }
            }
        }
        return unit;
    }
}
