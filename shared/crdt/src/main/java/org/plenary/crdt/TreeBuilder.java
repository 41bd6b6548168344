package org.plenary.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a type at one moment. */
final class TreeBuilder implements TypeWalk.Handler {
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable TreeNode result;

    private TreeBuilder() {}

    /** The tree of the type at the snapshot, or now if that is null. */
    static TreeNode build(Branch type, @Nullable Snapshot at) {
        TreeBuilder builder = new TreeBuilder();
        TypeWalk.walk(type, new Moments(at), builder);
        return Objects.requireNonNull(builder.result);
    }

    /** The value of one unit as a node. */
    static TreeNode leaf(@Nullable Object value) {
        return value instanceof SubDocument document
                ? new TreeNode.Document(document.guid(), document.options())
                : new TreeNode.Value(value);
    }

    /** A type that has begun, with what is known of its content so far. */
    private static final class Level {
        private final Branch type;
        private final TypeWalk.@Nullable Place place;
        private final boolean inText;
        private final Map<String, TreeNode> entries = new LinkedHashMap<>(4);
        private final List<TreeNode> list = new ArrayList<>();
        private final List<TreeNode.Piece> pieces = new ArrayList<>();
        private final StringBuilder run = new StringBuilder();
        private Marks marks = Marks.NONE;

        Level(Branch type, TypeWalk.@Nullable Place place) {
            this.type = type;
            this.place = place;
            inText = Objects.requireNonNull(type.kind).isText();
        }

        void add(TypeWalk.Place at, TreeNode node) {
            if (at.key() != null) {
                entries.put(at.key(), node);
            } else if (inText) {
                flush();
                pieces.add(new TreeNode.Embed(node, marks));
            } else {
                list.add(node);
            }
        }

        void flush() {
            if (run.length() > 0) {
                pieces.add(new TreeNode.Run(run.toString(), marks));
                run.setLength(0);
            }
        }

        TreeNode toNode() {
            Id id = type.item == null ? null : type.item.id();
            return switch (Objects.requireNonNull(type.kind)) {
                case ARRAY -> new TreeNode.Array(id, list());
                case MAP -> new TreeNode.Entries(id, null, entries());
                case XML_HOOK -> new TreeNode.Entries(id, type.name, entries());
                case XML_ELEMENT -> new TreeNode.Element(id, type.name, entries(), list());
                case XML_FRAGMENT -> new TreeNode.Fragment(id, list());
                case TEXT -> new TreeNode.Text(id, false, entries(), pieces());
                case XML_TEXT -> new TreeNode.Text(id, true, entries(), pieces());
            };
        }

        private List<TreeNode> list() {
            return list.isEmpty() ? List.of() : Collections.unmodifiableList(list);
        }

        private Map<String, TreeNode> entries() {
            return entries.isEmpty() ? Map.of() : Collections.unmodifiableMap(entries);
        }

        private List<TreeNode.Piece> pieces() {
            flush();
            return pieces.isEmpty() ? List.of() : Collections.unmodifiableList(pieces);
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
        TreeNode node = ended.toNode();
        if (ended.place == null) {
            result = node;
        } else {
            level().add(ended.place, node);
        }
    }

    @Override
    public void text(TypeWalk.Place place, String text) {
        level().run.append(text);
    }

    @Override
    public void format(TypeWalk.Place place, Format format) {
        Level level = level();
        level.flush();
        level.marks = level.marks.with(format.key, format.value);
    }

    @Override
    public void value(TypeWalk.Place place, @Nullable Object value) {
        level().add(place, leaf(value));
    }

    @Override
    public void collected(TypeWalk.Place place) {
        level().add(place, new TreeNode.Collected(place.ids()));
    }
}
