package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the redline of a type between two snapshots. */
final class RedlineBuilder implements TypeWalk.Handler {
    private final Deque<Level> levels = new ArrayDeque<>();
    private Redline.@Nullable Type result;

    private RedlineBuilder() {}

    static Redline.Type build(Branch type, Snapshot before, Snapshot after) {
        RedlineBuilder builder = new RedlineBuilder();
        TypeWalk.walk(type, before.equals(after) ? new Moments(before) : new Moments(before, after), builder);
        return Objects.requireNonNull(builder.result);
    }

    /** A type that has begun, with what is known of its content so far. */
    private static final class Level {
        private final Branch type;
        private final TypeWalk.@Nullable Place place;
        private final List<Redline.Entry> entries = new ArrayList<>(2);
        private final List<Redline.Part> parts = new ArrayList<>();
        private Marks before = Marks.NONE;
        private Marks after = Marks.NONE;

        // Characters that others may follow as one piece.
        private final StringBuilder text = new StringBuilder();
        private TypeWalk.@Nullable Place textStart;

        Level(Branch type, TypeWalk.@Nullable Place place) {
            this.type = type;
            this.place = place;
        }

        void add(TypeWalk.Place at, Redline content) {
            if (at.key() != null) {
                entries.add(new Redline.Entry(at.change(), at.ids(), at.key(), content));
            } else {
                flush();
                parts.add(new Redline.Unit(at.change(), at.ids(), content, before, after));
            }
        }

        void addText(TypeWalk.Place at, String characters) {
            TypeWalk.Place start = textStart;
            if (start == null
                    || start.change() != at.change()
                    || start.client() != at.client()
                    || start.clock() + text.length() != at.clock()) {
                flush();
                textStart = at;
            }
            text.append(characters);
        }

        void addFormat(TypeWalk.Place at, Format format) {
            flush();
            parts.add(new Redline.Format(at.change(), at.ids(), format.key, format.value));
            if (at.change() != Change.INSERTED) {
                before = before.with(format.key, format.value);
            }
            if (at.change() != Change.DELETED) {
                after = after.with(format.key, format.value);
            }
        }

        private void flush() {
            TypeWalk.Place start = textStart;
            if (start != null) {
                IdRange ids = new IdRange(start.client(), start.clock(), text.length());
                parts.add(new Redline.Characters(start.change(), ids, text.toString(), before, after));
                text.setLength(0);
                textStart = null;
            }
        }

        Redline.Type toType() {
            flush();
            return new Redline.Type(
                    Objects.requireNonNull(type.kind),
                    type.item == null ? null : type.item.id(),
                    type.name,
                    entries.isEmpty() ? List.of() : Collections.unmodifiableList(entries),
                    parts.isEmpty() ? List.of() : Collections.unmodifiableList(parts));
        }
    }

    private Level level() {
        return Objects.requireNonNull(levels.peek());
    }

    @Override
    public void begin(Branch type, TypeWalk.@Nullable Place place) {
        levels.push(new Level(type, place));
    }

    @Override
    public void end() {
        Level ended = levels.pop();
        Redline.Type type = ended.toType();
        if (ended.place == null) {
            result = type;
        } else {
            level().add(ended.place, type);
        }
    }

    @Override
    public void text(TypeWalk.Place place, String text) {
        level().addText(place, text);
    }

    @Override
    public void format(TypeWalk.Place place, Format format) {
        level().addFormat(place, format);
    }

    @Override
    public void value(TypeWalk.Place place, @Nullable Object value) {
        level().add(place, new Redline.Leaf(TreeBuilder.leaf(value)));
    }

    @Override
    public void collected(TypeWalk.Place place) {
        level().add(place, new Redline.Leaf(new TreeNode.Collected(place.ids())));
    }
}
