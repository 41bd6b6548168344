package org.plenary.server.draft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.crdt.DraftSchema;
import org.plenary.server.draft.Refusal.Reason;

/**
 * Counts the footnotes that an update leaves, so that there are never too many, and one may take the place of another.
 * Goes through the document only if the update brings one. One use.
 */
public final class FootnoteBound {
    private final SharedType root;

    /** What of the document goes, with all that it holds. */
    private final Set<SharedType> gone = new HashSet<>();

    /** The same of what comes with the update. */
    private final Set<Id> newGone = new HashSet<>();

    /** Where the types stand that come with the update. */
    private final Map<Id, Place> places = new HashMap<>();

    private final List<Id> brought = new ArrayList<>();

    /** In a type that comes with the update, or in one of the document. */
    private record Place(@Nullable Id made, @Nullable SharedType type) {}

    public FootnoteBound(SharedType root) {
        this.root = root;
    }

    /** A type comes with the update, into another one that does, too, or into one of the document. */
    public void inserted(Id type, @Nullable Id intoMade, @Nullable SharedType into, Enclosure holder) {
        places.put(type, new Place(intoMade, into));
        if (holder == Enclosure.FOOTNOTE) {
            brought.add(type);
        }
    }

    /** A type goes again that came with the update. */
    public void deleted(Id type) {
        newGone.add(type);
    }

    /** A type of the document goes. */
    public void deleted(SharedType type) {
        gone.add(type);
    }

    /** Why the update is refused; null if there are not too many. */
    @Nullable
    public Refusal refusal() {
        long more = brought.stream().filter(this::stays).count();
        if (more == 0) {
            return null;
        }
        long before = 0;
        long kept = 0;
        Deque<SharedType> rest = new ArrayDeque<>();
        Set<SharedType> lost = new HashSet<>();
        rest.push(root);
        while (!rest.isEmpty()) {
            SharedType type = rest.pop();
            if (gone.contains(type)) {
                lost.add(type);
            }
            boolean isLost = lost.contains(type);
            if (type instanceof YXmlElement element && element.nodeName().equals(DraftSchema.FOOTNOTE)) {
                before++;
                kept += isLost ? 0 : 1;
            } else if (type instanceof YXmlFragment fragment) {
                for (SharedType child : fragment.children()) {
                    if (isLost) {
                        lost.add(child);
                    }
                    rest.push(child);
                }
            }
        }
        return kept + more > Math.max(Footnote.MAX, before)
                ? Refusal.of(
                        Reason.SCHEMA,
                        "A draft has " + Footnote.MAX + " footnotes at most; with this change it would have "
                                + (kept + more) + ". Put what several say into one.")
                : null;
    }

    private boolean stays(Id footnote) {
        Id at = footnote;
        while (!newGone.contains(at)) {
            Place place = Objects.requireNonNull(places.get(at));
            if (place.made == null) {
                return place.type != null && !isGone(place.type);
            }
            at = place.made;
        }
        return false;
    }

    private boolean isGone(SharedType type) {
        for (SharedType at = type; at != null; at = at.parent()) {
            if (at.isDeleted() || gone.contains(at)) {
                return true;
            }
        }
        return false;
    }
}
