package org.plenary.server.export.pdf;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.plenary.server.export.pdf.PdfOutline.Placed;

/**
 * Writes a TrueType font whose characters are outlines composed of another font's glyphs:
 *
 * <pre>
 *   glyph 0          that of the other font for what is not there
 *   glyphs 1 to n    the outlines, in the order of their characters
 *   glyphs from n+1  those of the other font that they are composed of, without instructions
 * </pre>
 */
final class StandInFont {
    private static final int MAX_GLYPHS = 65_535;
    private static final int WORDS_ARE_OFFSETS = 0x0003;
    private static final int MORE = 0x0020;
    private static final int INSTRUCTIONS = 0x0100;

    private final Sfnt source;
    private final SortedMap<Integer, PdfOutline> characters;
    private final Map<Integer, Integer> copied = new LinkedHashMap<>();
    private final List<byte[]> glyphs = new ArrayList<>();
    private final ByteArrayOutputStream metrics = new ByteArrayOutputStream();

    private StandInFont(Sfnt source, SortedMap<Integer, PdfOutline> characters) {
        this.source = source;
        this.characters = characters;
    }

    /**
     * The file of the font.
     *
     * @throws IllegalArgumentException if it would have too many glyphs
     */
    static byte[] write(Sfnt source, SortedMap<Integer, PdfOutline> characters) {
        try {
            return new StandInFont(source, characters).write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write() throws IOException {
        choose();
        if (1 + characters.size() + copied.size() > MAX_GLYPHS) {
            throw new IllegalArgumentException(
                    "expected at most " + MAX_GLYPHS + " glyphs, got characters=" + characters.size());
        }
        add(withoutInstructions(source.glyph(0)), source.advance(0));
        for (PdfOutline outline : characters.values()) {
            add(composed(outline), outline.advance());
        }
        for (int glyph : copied.keySet()) {
            add(withoutInstructions(source.glyph(glyph)), source.advance(glyph));
        }
        return file();
    }

    /** Numbers the glyphs that are copied: those of the outlines, and those which they are composed of. */
    private void choose() {
        Deque<Integer> wanted = new ArrayDeque<>(Sfnt.components(source.glyph(0)));
        characters.values().forEach(outline -> outline.glyphs().forEach(placed -> wanted.add(placed.glyph())));
        while (!wanted.isEmpty()) {
            int glyph = wanted.remove();
            if (!copied.containsKey(glyph)) {
                copied.put(glyph, 1 + characters.size() + copied.size());
                wanted.addAll(Sfnt.components(source.glyph(glyph)));
            }
        }
    }

    private void add(byte[] outline, int advance) {
        glyphs.add(outline);
        int left = outline.length == 0 ? 0 : ByteBuffer.wrap(outline).getShort(2);
        metrics.writeBytes(ByteBuffer.allocate(4)
                .putShort((short) advance)
                .putShort((short) left)
                .array());
    }

    private byte[] composed(PdfOutline outline) throws IOException {
        List<Placed> drawn = outline.glyphs().stream()
                .filter(placed -> source.glyph(placed.glyph()).limit() > 0)
                .toList();
        if (drawn.isEmpty()) {
            return new byte[0];
        }
        int[] box = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE};
        for (Placed placed : drawn) {
            ByteBuffer glyph = source.glyph(placed.glyph());
            box[0] = Math.min(box[0], glyph.getShort(2) + placed.x());
            box[1] = Math.min(box[1], glyph.getShort(4) + placed.y());
            box[2] = Math.max(box[2], glyph.getShort(6) + placed.x());
            box[3] = Math.max(box[3], glyph.getShort(8) + placed.y());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(-1);
        for (int edge : box) {
            out.writeShort(edge);
        }
        for (int i = 0; i < drawn.size(); i++) {
            Placed placed = drawn.get(i);
            out.writeShort(WORDS_ARE_OFFSETS | (i + 1 < drawn.size() ? MORE : 0));
            out.writeShort(number(placed.glyph()));
            out.writeShort(placed.x());
            out.writeShort(placed.y());
        }
        return bytes.toByteArray();
    }

    private int number(int glyph) {
        return copied.getOrDefault(glyph, 0);
    }

    /** Instructions refer to tables that are left out; no paper needs them. */
    private byte[] withoutInstructions(ByteBuffer outline) {
        if (outline.limit() == 0) {
            return new byte[0];
        }
        int contours = outline.getShort(0);
        byte[] bytes = new byte[outline.limit()];
        outline.duplicate().get(bytes);
        if (contours < 0) {
            ByteBuffer changed = ByteBuffer.wrap(bytes);
            int end = Sfnt.eachComponent(
                    outline,
                    (at, flags) -> changed.putShort(at, (short) (flags & ~INSTRUCTIONS))
                            .putShort(at + 2, (short) number(Short.toUnsignedInt(outline.getShort(at + 2)))));
            return Arrays.copyOf(bytes, end);
        }
        int at = 10 + 2 * contours;
        int length = Short.toUnsignedInt(outline.getShort(at));
        ByteBuffer stripped = ByteBuffer.allocate(bytes.length - length);
        stripped.put(bytes, 0, at).putShort((short) 0).put(bytes, at + 2 + length, bytes.length - at - 2 - length);
        return stripped.array();
    }

    private byte[] file() throws IOException {
        ByteArrayOutputStream glyf = new ByteArrayOutputStream();
        ByteArrayOutputStream loca = new ByteArrayOutputStream();
        DataOutputStream offsets = new DataOutputStream(loca);
        for (byte[] glyph : glyphs) {
            offsets.writeInt(glyf.size());
            glyf.write(glyph);
            glyf.write(new byte[-glyph.length & 3]);
        }
        offsets.writeInt(glyf.size());
        SortedMap<String, byte[]> tables = new TreeMap<>();
        tables.put("glyf", glyf.toByteArray());
        tables.put("loca", loca.toByteArray());
        tables.put("hmtx", metrics.toByteArray());
        tables.put("cmap", cmap());
        tables.put("head", changed("head", table -> table.putShort(50, (short) 1)));
        tables.put("hhea", changed("hhea", table -> table.putShort(34, (short) glyphs.size())));
        tables.put(
                "maxp",
                changed(
                        "maxp",
                        table -> table.putShort(4, (short) glyphs.size())
                                .putShort(26, (short) 0)
                                .putShort(28, (short) MAX_GLYPHS)
                                .putShort(30, (short) (table.getShort(30) + 1))));
        tables.put("post", Arrays.copyOf(changed("post", table -> table.putInt(0, 0x00030000)), 32));
        for (String tag : List.of("name", "OS/2")) {
            if (source.has(tag)) {
                tables.put(tag, changed(tag, table -> {}));
            }
        }
        return assembled(tables);
    }

    private byte[] changed(String tag, Consumer<ByteBuffer> change) {
        ByteBuffer table = source.table(tag);
        byte[] bytes = new byte[table.limit()];
        table.get(bytes);
        change.accept(ByteBuffer.wrap(bytes));
        return bytes;
    }

    private byte[] cmap() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(0);
        out.writeShort(1);
        out.writeShort(3);
        out.writeShort(10);
        out.writeInt(12);
        out.writeShort(12);
        out.writeShort(0);
        out.writeInt(16 + 12 * characters.size());
        out.writeInt(0);
        out.writeInt(characters.size());
        int glyph = 0;
        for (int character : characters.keySet()) {
            glyph++;
            out.writeInt(character);
            out.writeInt(character);
            out.writeInt(glyph);
        }
        return bytes.toByteArray();
    }

    private static byte[] assembled(SortedMap<String, byte[]> tables) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        int power = Integer.highestOneBit(tables.size());
        out.writeInt(0x00010000);
        out.writeShort(tables.size());
        out.writeShort(power * 16);
        out.writeShort(Integer.numberOfTrailingZeros(power));
        out.writeShort((tables.size() - power) * 16);
        int at = 12 + 16 * tables.size();
        for (Map.Entry<String, byte[]> table : tables.entrySet()) {
            out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(sum(table.getValue()));
            out.writeInt(at);
            out.writeInt(table.getValue().length);
            at += table.getValue().length + (-table.getValue().length & 3);
        }
        for (byte[] table : tables.values()) {
            out.write(table);
            out.write(new byte[-table.length & 3]);
        }
        return bytes.toByteArray();
    }

    private static int sum(byte[] table) {
        ByteBuffer words = ByteBuffer.wrap(Arrays.copyOf(table, table.length + (-table.length & 3)));
        int sum = 0;
        while (words.hasRemaining()) {
            sum += words.getInt();
        }
        return sum;
    }
}
