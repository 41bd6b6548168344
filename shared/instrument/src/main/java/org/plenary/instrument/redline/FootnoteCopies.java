package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * Finds footnotes that an entry made anew, and lets the attribution know: one is a copy of the footnote from which most
 * of its copied text comes, if that is gone; one without text of one without text that went with the same entry.
 */
final class FootnoteCopies {
    private final Doc doc;
    private final Attribution attribution;
    private final List<Link> links = new ArrayList<>();

    private record Link(IdRange source, Id copy) {}

    FootnoteCopies(Doc doc, Attribution attribution) {
        this.doc = doc;
        this.attribution = attribution;
    }

    /** Whether a type is a footnote. */
    static boolean isFootnote(SharedType type) {
        return type instanceof YXmlElement element && element.nodeName().equals(DraftSchema.FOOTNOTE);
    }

    /** Text is a copy: lets the attribution know, and remembers it. */
    void copied(IdRange source, Id copy) {
        attribution.copied(source, copy);
        links.add(new Link(source, copy));
    }

    /**
     * Looks at the footnotes that an entry made and deleted, both in the order of the document.
     *
     * @param deleted what the entry deleted
     */
    void find(Collection<SharedType> made, Collection<SharedType> gone, IdSet deleted) {
        Map<SharedType, Map<SharedType, Long>> shares = new HashMap<>();
        made.forEach(footnote -> shares.put(footnote, new HashMap<>()));
        links.forEach(link -> share(link, shares));
        for (SharedType footnote : made) {
            SharedType best = null;
            long most = 0;
            for (Map.Entry<SharedType, Long> share :
                    Objects.requireNonNull(shares.get(footnote)).entrySet()) {
                if (share.getValue() > most && isFree(share.getKey())) {
                    best = share.getKey();
                    most = share.getValue();
                }
            }
            if (best == null && !hasText(footnote, null)) {
                best = gone.stream()
                        .filter(other -> isFree(other) && !hasText(other, deleted))
                        .findFirst()
                        .orElse(null);
            }
            if (best != null) {
                Id source = Objects.requireNonNull(best.id());
                attribution.copied(
                        new IdRange(source.client(), source.clock(), 1), Objects.requireNonNull(footnote.id()));
            }
        }
    }

    private boolean isFree(SharedType footnote) {
        Id id = Objects.requireNonNull(footnote.id());
        return footnote.isDeleted() && attribution.copyOf(id.client(), id.clock()) == null;
    }

    /** Whether there is text in a footnote, or was among units that are gone. */
    private static boolean hasText(SharedType footnote, @Nullable IdSet gone) {
        return ((YXmlElement) footnote)
                .childrenWithDeleted().stream()
                        .anyMatch(child -> child instanceof YText text
                                && (gone == null
                                        ? text.length() > 0
                                        : !text.pieces(gone).isEmpty()));
    }

    /** Adds how many units of a footnote come from another one. */
    private void share(Link link, Map<SharedType, Map<SharedType, Long>> shares) {
        long length = link.source.length();
        IdRange copies = new IdRange(link.copy.client(), link.copy.clock(), length);
        doc.forEachItem(IdSet.of(List.of(copies)), copy -> {
            Map<SharedType, Long> share = shares.get(around(copy.parent()));
            if (share != null) {
                long offset = copy.id().clock() - link.copy.clock();
                IdRange from = new IdRange(link.source.client(), link.source.clock() + offset, copy.length());
                doc.forEachItem(IdSet.of(List.of(from)), source -> {
                    SharedType other = around(source.parent());
                    if (other != null) {
                        share.merge(other, source.length(), Long::sum);
                    }
                });
            }
        });
    }

    /** The footnote that a type is in, null for none. */
    private static @Nullable SharedType around(@Nullable SharedType type) {
        for (SharedType at = type; at != null; at = at.parent()) {
            if (isFootnote(at)) {
                return at;
            }
        }
        return null;
    }
}
