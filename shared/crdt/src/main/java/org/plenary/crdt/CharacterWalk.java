package org.plenary.crdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the characters of a document one by one, in their order or against it, those that are deleted and not
 * collected included: from a place in a child of a root type to the end of that child, through everything that is in
 * it. What is no character is passed over.
 *
 * <pre>
 *     root ─ child ┬ text "one"       a walk from the n on goes to n, e, t, w, o, and ends;
 *                  └ x ─ text "two"   one from before the n goes to o, and ends
 * </pre>
 *
 * <p>A step takes constant time, apart from the items and types without characters that it passes. Not to be used any
 * more once the document has changed.
 */
public final class CharacterWalk {
    private final boolean forwards;

    /** Where the walk ends. */
    private final Branch top;

    private Branch in;

    /** The item that the walk is in, null at either end of {@link #in}. */
    private @Nullable Item item;

    private long offset;

    private CharacterWalk(boolean forwards, Branch top, Branch in, @Nullable Item item, long offset) {
        this.forwards = forwards;
        this.top = top;
        this.in = in;
        this.item = item;
        this.offset = offset;
    }

    /**
     * From a unit on, of which the first step tells; null if the document does not have it in a list, or forgot where.
     */
    public static @Nullable CharacterWalk from(Doc doc, Id unit) {
        return at(doc, unit, true);
    }

    /** Backwards from before a unit on; null if the document does not have it in a list, or forgot where. */
    public static @Nullable CharacterWalk before(Doc doc, Id unit) {
        return at(doc, unit, false);
    }

    private static @Nullable CharacterWalk at(Doc doc, Id unit, boolean forwards) {
        Item item = find(doc, unit);
        if (item == null || item.parentSub() != null) {
            return null;
        }
        Branch top = item.parent();
        while (top.item != null && top.item.parent().item != null) {
            top = top.item.parent();
        }
        long offset = unit.clock() - item.clock;
        return new CharacterWalk(forwards, top, item.parent(), item, forwards ? offset - 1 : offset);
    }

    /** Through all that is in the type which a unit is; null if it is none. */
    public static @Nullable CharacterWalk in(Doc doc, Id type) {
        Item item = find(doc, type);
        Branch inside = item == null ? null : item.type();
        return inside == null ? null : new CharacterWalk(true, inside, inside, inside.start, -1);
    }

    private static @Nullable Item find(Doc doc, Id unit) {
        ClientStructs structs = doc.store().find(unit.client());
        return structs != null
                        && unit.clock() < structs.state()
                        && structs.get(structs.indexOf(unit.clock())) instanceof Item item
                ? item
                : null;
    }

    /** Goes to the next character; false at the end, after which the walk is over. */
    public boolean next() {
        if (item != null && item.kind() == ContentKind.STRING) {
            offset += forwards ? 1 : -1;
            if (offset >= 0 && offset < item.length()) {
                return true;
            }
            item = forwards ? item.right : item.left;
        } else if (item != null && offset >= 0) {
            item = forwards ? item.right : item.left;
        }
        return findCharacter();
    }

    /**
     * Goes to the next character that is not deleted; false at the end. Those that were deleted at once cost one step.
     */
    public boolean nextThere() {
        while (next()) {
            Item here = here();
            if (!here.isDeleted()) {
                return true;
            }
            offset = forwards ? here.length() - 1 : 0;
        }
        return false;
    }

    private boolean findCharacter() {
        while (true) {
            if (item == null) {
                Item holder = in.item;
                if (in == top || holder == null || holder.parentSub() != null) {
                    return false;
                }
                in = holder.parent();
                item = forwards ? holder.right : holder.left;
            } else if (item.kind() == ContentKind.STRING) {
                offset = forwards ? 0 : item.length() - 1;
                return true;
            } else {
                Branch type = item.type();
                if (type == null || type.start == null) {
                    item = forwards ? item.right : item.left;
                } else {
                    in = type;
                    item = forwards ? type.start : last(type);
                }
            }
        }
    }

    private static Item last(Branch type) {
        // What is deleted behind the last unit that is there is few, mostly.
        Item last = type.length > 0 ? type.find(type.length - 1).item() : Objects.requireNonNull(type.start);
        while (last.right != null) {
            last = last.right;
        }
        return last;
    }

    /** The id of the child of a root type through which the walk goes; null if it goes through the root type itself. */
    public @Nullable Id top() {
        return top.item == null ? null : top.item.id();
    }

    private Item here() {
        if (item == null) {
            throw new IllegalStateException("a walk that is over, or has not begun, is at no character");
        }
        return item;
    }

    /** The client of the character's unit. */
    public long client() {
        return here().client.id;
    }

    /** The clock of the character's unit. */
    public long clock() {
        return here().clock + offset;
    }

    /** The UTF-16 unit. */
    public char unit() {
        return TextUnits.unit(here().content, (int) offset);
    }

    /** Whether it is deleted now. */
    public boolean isDeleted() {
        return here().isDeleted();
    }
}
