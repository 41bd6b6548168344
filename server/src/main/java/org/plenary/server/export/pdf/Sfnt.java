package org.plenary.server.export.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A TrueType font as its file has it: tables, characters and outlines of glyphs. Immutable. */
final class Sfnt {
    private static final int DIRECTORY_ENTRY = 16;
    private static final int COMPOSITE_WORDS = 0x0001;
    private static final int COMPOSITE_SCALE = 0x0008;
    private static final int COMPOSITE_MORE = 0x0020;
    private static final int COMPOSITE_SCALES = 0x0040;
    private static final int COMPOSITE_MATRIX = 0x0080;

    private final byte[] bytes;
    private final Map<String, ByteBuffer> tables = new TreeMap<>();
    private final int glyphs;

    /** @throws IllegalArgumentException if it is no such font */
    Sfnt(byte[] bytes) {
        this.bytes = bytes;
        ByteBuffer file = ByteBuffer.wrap(bytes);
        int count = file.getShort(4);
        for (int i = 0; i < count; i++) {
            int at = 12 + i * DIRECTORY_ENTRY;
            String tag = new String(bytes, at, 4, StandardCharsets.US_ASCII);
            tables.put(tag, file.slice(file.getInt(at + 8), file.getInt(at + 12)));
        }
        if (!tables.keySet().containsAll(Set.of("glyf", "loca", "hmtx", "hhea", "head", "maxp", "cmap"))) {
            throw new IllegalArgumentException("expected a TrueType font with outlines, got tables=" + tables.keySet());
        }
        this.glyphs = Short.toUnsignedInt(table("maxp").getShort(4));
    }

    /** The file, not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    boolean has(String tag) {
        return tables.containsKey(tag);
    }

    /** A table, to be read by its offsets. */
    ByteBuffer table(String tag) {
        ByteBuffer table = tables.get(tag);
        if (table == null) {
            throw new IllegalArgumentException("expected a font with a table " + tag);
        }
        return table.duplicate();
    }

    /** The outline of a glyph as the table glyf has it; empty if it has none. */
    ByteBuffer glyph(int glyph) {
        if (glyph < 0 || glyph >= glyphs) {
            throw new IllegalArgumentException("expected a glyph below " + glyphs + ", got " + glyph);
        }
        ByteBuffer loca = table("loca");
        boolean wide = table("head").getShort(50) == 1;
        int begin = wide ? loca.getInt(glyph * 4) : 2 * Short.toUnsignedInt(loca.getShort(glyph * 2));
        int end = wide ? loca.getInt(glyph * 4 + 4) : 2 * Short.toUnsignedInt(loca.getShort(glyph * 2 + 2));
        return table("glyf").slice(begin, end - begin);
    }

    int advance(int glyph) {
        int last = Short.toUnsignedInt(table("hhea").getShort(34)) - 1;
        return Short.toUnsignedInt(table("hmtx").getShort(4 * Math.min(glyph, last)));
    }

    /** The glyphs that an outline is composed of; none if it is a simple one. */
    static Set<Integer> components(ByteBuffer outline) {
        Set<Integer> components = new TreeSet<>();
        eachComponent(outline, (at, flags) -> components.add(Short.toUnsignedInt(outline.getShort(at + 2))));
        return components;
    }

    /** Takes where a component of an outline begins, and its flags. */
    @FunctionalInterface
    interface ComponentVisitor {
        void visit(int at, int flags);
    }

    /** Tells of each component, in order; of where the last one ends, too, when they are over. */
    static int eachComponent(ByteBuffer outline, ComponentVisitor visitor) {
        if (outline.limit() == 0 || outline.getShort(0) >= 0) {
            return 0;
        }
        int at = 10;
        int flags;
        do {
            flags = outline.getShort(at);
            visitor.visit(at, flags);
            at += 4 + ((flags & COMPOSITE_WORDS) != 0 ? 4 : 2);
            at += (flags & COMPOSITE_SCALE) != 0
                    ? 2
                    : (flags & COMPOSITE_SCALES) != 0 ? 4 : (flags & COMPOSITE_MATRIX) != 0 ? 8 : 0;
        } while ((flags & COMPOSITE_MORE) != 0);
        return at;
    }

    /** The characters that it has glyphs for. */
    BitSet characters() {
        ByteBuffer cmap = table("cmap");
        BitSet characters = new BitSet();
        int count = cmap.getShort(2);
        for (int i = 0; i < count; i++) {
            int platform = cmap.getShort(4 + i * 8);
            int at = cmap.getInt(4 + i * 8 + 4);
            int format = cmap.getShort(at);
            boolean unicode = platform == 0 || platform == 3;
            if (unicode && format == 4) {
                segments(cmap.slice(at, cmap.limit() - at), characters);
            } else if (unicode && format == 12) {
                groups(cmap.slice(at, cmap.limit() - at), characters);
            }
        }
        return characters;
    }

    private static void segments(ByteBuffer map, BitSet characters) {
        int size = Short.toUnsignedInt(map.getShort(6));
        for (int i = 0; i < size; i += 2) {
            int end = Short.toUnsignedInt(map.getShort(14 + i));
            int start = Short.toUnsignedInt(map.getShort(16 + size + i));
            int delta = map.getShort(16 + 2 * size + i);
            int rangeAt = 16 + 3 * size + i;
            int range = Short.toUnsignedInt(map.getShort(rangeAt));
            for (int c = start; c <= end && c != 0xFFFF; c++) {
                int glyph = range == 0 ? c + delta : map.getShort(rangeAt + range + 2 * (c - start));
                if ((glyph & 0xFFFF) != 0) {
                    characters.set(c);
                }
            }
        }
    }

    private static void groups(ByteBuffer map, BitSet characters) {
        int count = map.getInt(12);
        for (int i = 0; i < count; i++) {
            int start = map.getInt(16 + i * 12);
            characters.set(map.getInt(24 + i * 12) == 0 ? start + 1 : start, map.getInt(20 + i * 12) + 1);
        }
    }
}
