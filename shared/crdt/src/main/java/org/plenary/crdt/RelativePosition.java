package org.plenary.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.crdt.encoding.Decoder;
import org.plenary.crdt.encoding.Encoder;

/**
 * A place in a list or text that stays where it is while others edit: beside a certain unit, or at an end of a type.
 *
 * @param type the nested type whose end it is, null if it is beside a unit or in a root type
 * @param tname the name of the root type whose end it is, null if it is beside a unit or in a nested type
 * @param item the unit beside it, null for an end of the type
 * @param assoc to which side it belongs: if it is 0 or more, to the unit after it, or to the end; otherwise to the unit
 *     before it, or to the beginning
 */
public record RelativePosition(
        @Nullable Id type, @Nullable String tname, @Nullable Id item, long assoc) {
    private static final int ITEM = 0;
    private static final int ROOT = 1;
    private static final int NESTED = 2;

    /** Checks that it is somewhere. */
    public RelativePosition {
        if (type == null && tname == null && item == null) {
            throw new IllegalArgumentException("a relative position names a type or a unit");
        }
    }

    /** The place before the unit at {@code index}, which belongs to that unit. */
    public static RelativePosition of(SharedType type, long index) {
        return of(type, index, 0);
    }

    /**
     * The place before the unit at {@code index}.
     *
     * @param assoc to which side it belongs
     * @throws IndexOutOfBoundsException if the index is not within the type
     */
    public static RelativePosition of(SharedType type, long index, long assoc) {
        SharedType.requireIndex(index, type.branch.length);
        long rest = assoc < 0 ? index - 1 : index;
        for (Item item = type.branch.start; item != null && rest >= 0; item = item.right) {
            if (item.visible()) {
                if (item.length() > rest) {
                    return beside(type, new Id(item.client.id, item.clock + rest), assoc);
                }
                rest -= item.length();
            }
        }
        return beside(type, null, assoc);
    }

    private static RelativePosition beside(SharedType type, @Nullable Id unit, long assoc) {
        Id id = type.id();
        return new RelativePosition(id, id == null ? type.branch.name : null, unit, assoc);
    }

    /**
     * Where it is now; null if the unit or type is not known, or was collected. A root type need not have been asked
     * for.
     *
     * @param followRedone whether units that took the place of this one by undoing count as this one; only the replica
     *     that undid knows of them, so positions that several people are to see alike say no
     */
    public @Nullable AbsolutePosition resolve(Doc doc, boolean followRedone) {
        if (item != null) {
            return beside(doc, item, followRedone);
        }
        Branch end = tname != null ? doc.findRoot(tname) : nested(doc, Objects.requireNonNull(type), followRedone);
        return end == null ? null : AbsolutePosition.of(doc, end, assoc >= 0 ? end.length : 0, assoc);
    }

    /** Where it is now, following what was undone here. */
    public @Nullable AbsolutePosition resolve(Doc doc) {
        return resolve(doc, true);
    }

    private static Redone.@Nullable Place find(Doc doc, Id id, boolean followRedone) {
        if (doc.store().state(id.client()) <= id.clock()) {
            return null;
        }
        if (followRedone) {
            return doc.redone().follow(id.client(), id.clock());
        }
        Struct struct = doc.store().struct(id.client(), id.clock());
        return new Redone.Place(struct, id.clock() - struct.clock);
    }

    private static @Nullable Branch nested(Doc doc, Id id, boolean followRedone) {
        Redone.Place place = find(doc, id, followRedone);
        return place != null && place.struct() instanceof Item holder ? holder.type() : null;
    }

    private @Nullable AbsolutePosition beside(Doc doc, Id id, boolean followRedone) {
        Redone.Place place = find(doc, id, followRedone);
        if (place == null || !(place.struct() instanceof Item unit)) {
            return null;
        }
        long index = 0;
        if (!unit.parent().isDeleted()) {
            index = unit.visible() ? place.offset() + (assoc >= 0 ? 0 : 1) : 0;
            for (Item before = unit.left; before != null; before = before.left) {
                index += before.visible() ? before.length() : 0;
            }
        }
        return AbsolutePosition.of(doc, unit.parent(), index, assoc);
    }

    /** The bytes that Yjs writes; of a position beside a unit, they do not tell the type. */
    public byte[] encode() {
        Encoder encoder = new Encoder();
        if (item != null) {
            encoder.varUint(ITEM);
            write(encoder, item);
        } else if (tname != null) {
            encoder.varUint(ROOT);
            encoder.varString(tname);
        } else {
            encoder.varUint(NESTED);
            write(encoder, Objects.requireNonNull(type));
        }
        encoder.varInt(assoc);
        return encoder.toByteArray();
    }

    private static void write(Encoder encoder, Id id) {
        encoder.varUint(id.client());
        encoder.varUint(id.clock());
    }

    /**
     * Reads a position that fills the array; the side may be missing, as in old ones.
     *
     * @throws DecodeException if the bytes are not a position
     */
    public static RelativePosition decode(byte[] bytes) {
        Decoder decoder = new Decoder(bytes);
        Id type = null;
        Id item = null;
        String tname = null;
        long tag = decoder.varUint();
        if (tag == ITEM) {
            item = new Id(decoder.varUint(), decoder.varUint());
        } else if (tag == ROOT) {
            tname = decoder.varString();
        } else if (tag == NESTED) {
            type = new Id(decoder.varUint(), decoder.varUint());
        } else {
            throw new DecodeException(
                    DecodeException.Reason.UNKNOWN_TAG, 0, "a position begins with 0, 1 or 2: tag=" + tag);
        }
        long assoc = decoder.remaining() > 0 ? decoder.varInt() : 0;
        decoder.requireEnd();
        return new RelativePosition(type, tname, item, assoc);
    }

    /** The value that Yjs writes as JSON. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (type != null) {
            json.put("type", json(type));
        }
        if (tname != null && !tname.isEmpty()) {
            json.put("tname", tname);
        }
        if (item != null) {
            json.put("item", json(item));
        }
        json.put("assoc", assoc);
        return json;
    }

    private static Map<String, Object> json(Id id) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("client", id.client());
        json.put("clock", id.clock());
        return json;
    }

    /**
     * Reads what {@link #toJson} gives, after it was a JSON text.
     *
     * @throws DecodeException if the value is not a position
     */
    public static RelativePosition fromJson(Map<?, ?> json) {
        Object tname = json.get("tname");
        Object assoc = json.get("assoc");
        Id type = id(json.get("type"));
        Id item = id(json.get("item"));
        if (tname != null && !(tname instanceof String)) {
            throw wrong("tname=" + tname);
        }
        if (type == null && item == null && tname == null) {
            throw wrong("it names neither a type nor a unit");
        }
        return new RelativePosition(type, (String) tname, item, assoc == null ? 0 : integer(assoc));
    }

    private static @Nullable Id id(@Nullable Object json) {
        if (json == null) {
            return null;
        }
        if (!(json instanceof Map<?, ?> map)) {
            throw wrong("an id has a client and a clock");
        }
        long client = integer(map.get("client"));
        long clock = integer(map.get("clock"));
        if (client < 0 || clock < 0) {
            throw wrong("an id is not negative");
        }
        return new Id(client, clock);
    }

    private static long integer(@Nullable Object value) {
        if (value instanceof Long number && Math.abs(number) <= Encoder.MAX_INTEGER) {
            return number;
        }
        throw wrong("expected a whole number: value=" + value);
    }

    private static DecodeException wrong(String detail) {
        return new DecodeException(DecodeException.Reason.INCONSISTENT, 0, "not a relative position: " + detail);
    }
}
