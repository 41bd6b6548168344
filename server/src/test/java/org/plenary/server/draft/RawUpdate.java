package org.plenary.server.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Update;
import org.plenary.crdt.encoding.Encoder;

/** Writes updates byte by byte, as a forger does: every struct with whatever origins, parents and contents. */
public final class RawUpdate {
    private static final int ORIGIN = 0x80;
    private static final int RIGHT_ORIGIN = 0x40;
    private static final int KEY = 0x20;

    private static final int DELETED = 1;
    private static final int BINARY = 3;
    private static final int STRING = 4;
    private static final int EMBED = 5;
    private static final int FORMAT = 6;
    private static final int TYPE = 7;
    private static final int ANY = 8;
    private static final int DOC = 9;

    private final Map<Long, Run> runs = new LinkedHashMap<>();
    private IdSet deletes = IdSet.EMPTY;
    private Run run;

    private static final class Run {
        final long clock;
        final Encoder structs = new Encoder();
        long next;
        int count;

        Run(long clock) {
            this.clock = clock;
            this.next = clock;
        }
    }

    /** Where a struct says that it goes. */
    public record Where(
            @Nullable Id left,
            @Nullable Id right,
            @Nullable String root,
            @Nullable Id parent,
            @Nullable String key) {
        public static Where between(@Nullable Id left, @Nullable Id right) {
            return new Where(left, right, null, null, null);
        }

        public static Where in(Id parent) {
            return new Where(null, null, null, parent, null);
        }

        public static Where in(Id parent, String key) {
            return new Where(null, null, null, parent, key);
        }

        public static Where inRoot(String root) {
            return new Where(null, null, root, null, null);
        }

        public static Where inRoot(String root, String key) {
            return new Where(null, null, root, null, key);
        }
    }

    /** The structs that follow are of this client, from this clock on. */
    public RawUpdate by(long client, long clock) {
        run = runs.computeIfAbsent(client, c -> new Run(clock));
        return this;
    }

    public RawUpdate string(Where where, String text) {
        return struct(STRING, where, text.length(), content -> content.varString(text));
    }

    public RawUpdate format(Where where, String key, String json) {
        return struct(FORMAT, where, 1, content -> {
            content.varString(key);
            content.varString(json);
        });
    }

    public RawUpdate element(Where where, String name) {
        return struct(TYPE, where, 1, content -> {
            content.varUint(3);
            content.varString(name);
        });
    }

    /** A shared type without a name, by its number in the encoding: 0 array, 1 map, 2 text, 4 fragment, 6 XML text. */
    public RawUpdate type(Where where, int number) {
        return struct(TYPE, where, 1, content -> content.varUint(number));
    }

    public RawUpdate hook(Where where, String name) {
        return struct(TYPE, where, 1, content -> {
            content.varUint(5);
            content.varString(name);
        });
    }

    public RawUpdate any(Where where, Object... values) {
        return struct(ANY, where, values.length, content -> {
            content.varUint(values.length);
            for (Object value : values) {
                content.any(value);
            }
        });
    }

    public RawUpdate embed(Where where, String json) {
        return struct(EMBED, where, 1, content -> content.varString(json));
    }

    public RawUpdate binary(Where where) {
        return struct(BINARY, where, 1, content -> content.varBytes(new byte[] {1}));
    }

    public RawUpdate subDocument(Where where) {
        return struct(DOC, where, 1, content -> {
            content.varString("guid");
            content.any(Map.of());
        });
    }

    public RawUpdate tombstone(Where where, long length) {
        return struct(DELETED, where, length, content -> content.varUint(length));
    }

    public RawUpdate collected(long length) {
        run.structs.uint8(0);
        run.structs.varUint(length);
        run.count++;
        run.next += length;
        return this;
    }

    public RawUpdate delete(long client, long clock, long length) {
        deletes = deletes.union(IdSet.of(client, clock, length));
        return this;
    }

    /** The id that the next struct will begin with. */
    public Id next() {
        long client = runs.entrySet().stream()
                .filter(each -> each.getValue() == run)
                .findFirst()
                .orElseThrow()
                .getKey();
        return new Id(client, run.next);
    }

    private RawUpdate struct(int kind, Where where, long length, Consumer<Encoder> content) {
        Encoder to = run.structs;
        to.uint8(kind
                | (where.left() == null ? 0 : ORIGIN)
                | (where.right() == null ? 0 : RIGHT_ORIGIN)
                | (where.key() == null ? 0 : KEY));
        id(to, where.left());
        id(to, where.right());
        if (where.left() == null && where.right() == null) {
            if (where.root() != null) {
                to.varUint(1);
                to.varString(where.root());
            } else {
                to.varUint(0);
                id(to, where.parent());
            }
            if (where.key() != null) {
                to.varString(where.key());
            }
        }
        content.accept(to);
        run.count++;
        run.next += length;
        return this;
    }

    private static void id(Encoder to, @Nullable Id id) {
        if (id != null) {
            to.varUint(id.client());
            to.varUint(id.clock());
        }
    }

    public Update build() {
        Encoder encoder = new Encoder();
        encoder.varUint(runs.size());
        runs.forEach((client, each) -> {
            encoder.varUint(each.count);
            encoder.varUint(client);
            encoder.varUint(each.clock);
            encoder.append(each.structs);
        });
        deletes.encode(encoder);
        return Update.decode(encoder.toByteArray());
    }
}
