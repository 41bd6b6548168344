package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;

/** Anchors by their owners, and by what they are in. */
final class AnchorIndex {
    private final Map<String, List<Tracked>> byOwner = new TreeMap<>();
    private final Map<Id, Set<Tracked>> byElement = new HashMap<>();
    private final Set<Tracked> ofClauses = new LinkedHashSet<>();

    boolean isEmpty() {
        return byOwner.isEmpty();
    }

    /** All anchors by owner, in the order of their names. */
    Map<String, List<Tracked>> byOwner() {
        return byOwner;
    }

    List<Tracked> all() {
        return byOwner.values().stream().flatMap(List::stream).toList();
    }

    @Nullable
    List<Tracked> of(String owner) {
        return byOwner.get(owner);
    }

    /** Those that have words in a child of the root. */
    Collection<Tracked> in(Id element) {
        return byElement.getOrDefault(element, Set.of());
    }

    boolean anyIn(Collection<Id> elements) {
        return elements.stream().anyMatch(byElement::containsKey);
    }

    /** Those of whole clauses. */
    Collection<Tracked> ofClauses() {
        return ofClauses;
    }

    void put(String owner, List<Tracked> anchors) {
        remove(owner);
        byOwner.put(owner, List.copyOf(anchors));
        for (Tracked anchor : anchors) {
            if (anchor.placed.isWholeClause()) {
                ofClauses.add(anchor);
            }
            add(anchor);
        }
    }

    boolean remove(String owner) {
        List<Tracked> anchors = byOwner.remove(owner);
        if (anchors == null) {
            return false;
        }
        for (Tracked anchor : anchors) {
            ofClauses.remove(anchor);
            take(anchor);
        }
        return true;
    }

    /** Gives an anchor other pieces. */
    void lay(Tracked anchor, List<Piece> pieces) {
        take(anchor);
        anchor.setPieces(new ArrayList<>(pieces));
        add(anchor);
    }

    private void add(Tracked anchor) {
        for (Piece piece : anchor.pieces()) {
            byElement
                    .computeIfAbsent(piece.element(), element -> new LinkedHashSet<>())
                    .add(anchor);
        }
    }

    private void take(Tracked anchor) {
        for (Piece piece : anchor.pieces()) {
            Set<Tracked> there = byElement.get(piece.element());
            if (there != null) {
                there.remove(anchor);
                if (there.isEmpty()) {
                    byElement.remove(piece.element());
                }
            }
        }
    }
}
