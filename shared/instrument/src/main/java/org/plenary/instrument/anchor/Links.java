package org.plenary.instrument.anchor;

import java.util.ArrayList;
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
