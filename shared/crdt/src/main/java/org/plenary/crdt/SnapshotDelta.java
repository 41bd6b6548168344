package org.plenary.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text at one snapshot, or with what changed between two, in the form of Yjs's {@code toDelta(snapshot,
 * prevSnapshot)}: changed text carries the attribute {@value #ATTRIBUTE}. Where pieces begin and end follows Yjs, which
 * cuts its items at the bounds of both snapshots; here nothing is cut.
 */
final class SnapshotDelta {
    static final String ATTRIBUTE = "ychange";

    private final YText type;
    private final Moment now;
    private final @Nullable Moment before;

    /** Whether text that is not there now, or was not there before, can be among what is shown. */
    private final boolean marksDeleted;

    private final YChange marking;
    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final List<DeltaOp.Insert> delta = new ArrayList<>();

    SnapshotDelta(YText type, @Nullable Snapshot at, @Nullable Snapshot before, YChange marking) {
        this.type = type;
        this.now = new Moment(at);
        this.before = before == null ? null : new Moment(before);
        this.marksDeleted = at != null;
        this.marking = marking;
    }

    List<DeltaOp.Insert> read() {
        for (Item item = type.branch.start; item != null; item = item.right) {
            long clock = item.clock;
            while (clock < item.end()) {
                boolean is = now.shows(item, clock);
                long until = now.until();
                boolean was = false;
                if (before != null) {
                    was = before.shows(item, clock);
                    until = Math.min(until, before.until());
                }
                if (is || was) {
                    add(item, clock, until, is, was);
                }
                clock = until;
            }
        }
        flush();
        return delta;
    }

    private void add(Item item, long from, long to, boolean is, boolean was) {
        switch (item.kind()) {
            case STRING -> {
                mark(item.client.id, from, is, was);
                text.append(MomentReader.text(item, from, to));
            }
            case EMBED, TYPE -> {
                flush();
                addOp(Objects.requireNonNullElse(type.value(item, 0), ""));
            }
            case FORMAT -> {
                if (is) {
                    flush();
                    TextCursor.take(attributes, item.format());
                }
            }
            default -> {}
        }
    }

    private void mark(long client, long clock, boolean is, boolean was) {
        if (marksDeleted && !is) {
            mark(Change.DELETED, client, clock);
        } else if (before != null && !was) {
            mark(Change.INSERTED, client, clock);
        } else if (attributes.containsKey(ATTRIBUTE)) {
            flush();
            attributes.remove(ATTRIBUTE);
        }
    }

    private void mark(Change change, long client, long clock) {
        if (!saysSo(attributes.get(ATTRIBUTE), change, client)) {
            flush();
            attributes.put(ATTRIBUTE, marking.attribute(change, new Id(client, clock)));
        }
    }

    /** Whether the attribute names this change and this client as its user; it then goes on. */
    private static boolean saysSo(@Nullable Object attribute, Change change, long client) {
        return attribute instanceof Map<?, ?> map
                && map.get("user") instanceof Number user
                && user.doubleValue() == client
                && YChange.typeOf(change).equals(map.get("type"));
    }

    private void flush() {
        if (text.length() > 0) {
            addOp(text.toString());
            text.setLength(0);
        }
    }

    private void addOp(Object insert) {
        delta.add(new DeltaOp.Insert(insert, new LinkedHashMap<>(attributes)));
    }
}
