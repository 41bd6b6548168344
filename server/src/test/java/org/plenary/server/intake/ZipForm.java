package org.plenary.server.intake;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes ZIPs byte by byte, in the forms that programs write them in. */
final class ZipForm {
    private static final int MAX_16 = 0xFFFF;
    private static final int MAX_32 = -1;

    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private boolean shares;
    private boolean locks;
    private int lie;
    private int directory;

    /** What a ZIP may have. */
    enum Trait {
        /** Entries are not packed. */
        STORED,
        /** The sizes of an entry stand behind it. */
        SIZES_BEHIND,
        /** They stand there without a sign before them. */
        SIZES_WITHOUT_SIGN,
        /** Sizes and places have 64 bits. */
        IN_64_BITS,
        /** Entries have fields of programs. */
        EXTRA_FIELDS,
        /** Other bytes stand before the first entry, which places count or not. */
        BYTES_BEFORE,
        BYTES_BEFORE_COUNTED,
        /** Other bytes stand between entries. */
        BYTES_BETWEEN,
        /** The file and its entries have comments. */
        COMMENTS,
        /** Folders are entries, too. */
        FOLDERS
    }

    ZipForm(Trait... traits) {
        this.traits.addAll(List.of(traits));
    }

    private boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Where the directory begins in what was written last. */
    int directory() {
        return directory;
    }

    byte[] sharing(Map<String, byte[]> parts) {
        shares = true;
        return of(parts);
    }

    /** Each entry says that it is so much longer than it is. */
    byte[] lying(Map<String, byte[]> parts, int by) {
        lie = by;
        return of(parts);
    }

    byte[] locked(Map<String, byte[]> parts) {
        locks = true;
        return of(parts);
    }

    byte[] of(Map<String, byte[]> parts) {
        out.reset();
        boolean before = has(Trait.BYTES_BEFORE) || has(Trait.BYTES_BEFORE_COUNTED);
        if (before) {
            write("#!/bin/sh\nexit\n".getBytes(StandardCharsets.US_ASCII));
        }
        int base = before && !has(Trait.BYTES_BEFORE_COUNTED) ? out.size() : 0;
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        int count = 0;
        if (has(Trait.FOLDERS)) {
            entries.writeBytes(entry("word/", new byte[0], base));
            count++;
        }
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            byte[] header = entry(part.getKey(), part.getValue(), base);
            entries.writeBytes(header);
            count++;
            if (shares) {
                header[46 + part.getKey().length() - 1] ^= 1;
                entries.writeBytes(header);
                count++;
            }
        }
        directory = out.size();
        write(entries.toByteArray());
        end(count, entries.size(), directory - base);
        return out.toByteArray();
    }

    private byte[] entry(String name, byte[] bytes, int base) {
        if (has(Trait.BYTES_BETWEEN)) {
            write("between".getBytes(StandardCharsets.US_ASCII));
        }
        byte[] packed = has(Trait.STORED) ? bytes : deflated(bytes);
        CRC32 crc = new CRC32();
        crc.update(bytes);
        boolean behind = has(Trait.SIZES_BEHIND) || has(Trait.SIZES_WITHOUT_SIGN);
        int flags = (behind ? 8 : 0) | (locks ? 1 : 0) | 1 << 11;
        int at = out.size();
        byte[] title = name.getBytes(StandardCharsets.UTF_8);
        byte[] field = has(Trait.EXTRA_FIELDS) ? new byte[] {0x55, 0x54, 5, 0, 1, 2, 3, 4, 5} : new byte[0];
        int size = bytes.length + lie;
        ByteBuffer local = bytes(30 + title.length + field.length);
        local.putInt(0x04034B50)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method())
                .putInt(0);
        local.putInt(behind ? 0 : (int) crc.getValue())
                .putInt(behind ? 0 : packed.length)
                .putInt(behind ? 0 : size);
        local.putShort((short) title.length)
                .putShort((short) field.length)
                .put(title)
                .put(field);
        write(written(local));
        write(packed);
        if (behind) {
            ByteBuffer sizes = bytes(has(Trait.SIZES_WITHOUT_SIGN) ? 12 : 16);
            if (!has(Trait.SIZES_WITHOUT_SIGN)) {
                sizes.putInt(0x08074B50);
            }
            write(written(
                    sizes.putInt((int) crc.getValue()).putInt(packed.length).putInt(size)));
        }
        boolean wide = has(Trait.IN_64_BITS);
        byte[] comment = has(Trait.COMMENTS) ? "said".getBytes(StandardCharsets.US_ASCII) : new byte[0];
        byte[] wideField = wide
                ? written(bytes(28)
                        .putShort((short) 1)
                        .putShort((short) 24)
                        .putLong(size)
                        .putLong(packed.length)
                        .putLong(at - base))
                : new byte[0];
        ByteBuffer entry = bytes(46 + title.length + field.length + wideField.length + comment.length);
        entry.putInt(0x02014B50)
                .putShort((short) 20)
                .putShort((short) 20)
                .putShort((short) flags)
                .putShort((short) method());
        entry.putInt(0)
                .putInt((int) crc.getValue())
                .putInt(wide ? MAX_32 : packed.length)
                .putInt(wide ? MAX_32 : size);
        entry.putShort((short) title.length).putShort((short) (field.length + wideField.length));
        entry.putShort((short) comment.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(0);
        entry.putInt(wide ? MAX_32 : at - base)
                .put(title)
                .put(field)
                .put(wideField)
                .put(comment);
        return written(entry);
    }

    private int method() {
        return has(Trait.STORED) ? 0 : 8;
    }

    private void end(int count, int size, int start) {
        boolean wide = has(Trait.IN_64_BITS);
        if (wide) {
            int at = out.size();
            ByteBuffer end64 = bytes(56);
            end64.putInt(0x06064B50)
                    .putLong(44)
                    .putShort((short) 45)
                    .putShort((short) 45)
                    .putInt(0)
                    .putInt(0);
            write(written(end64.putLong(count).putLong(count).putLong(size).putLong(start)));
            write(written(bytes(20)
                    .putInt(0x07064B50)
                    .putInt(0)
                    .putLong(at - directory + start)
                    .putInt(1)));
        }
        byte[] comment = has(Trait.COMMENTS) ? "a comment".getBytes(StandardCharsets.US_ASCII) : new byte[0];
        ByteBuffer end = bytes(22 + comment.length);
        end.putInt(0x06054B50).putShort((short) 0).putShort((short) 0);
        end.putShort((short) (wide ? MAX_16 : count)).putShort((short) (wide ? MAX_16 : count));
        end.putInt(wide ? MAX_32 : size)
                .putInt(wide ? MAX_32 : start)
                .putShort((short) comment.length)
                .put(comment);
        write(written(end));
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] written(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    private void write(byte[] bytes) {
        out.writeBytes(bytes);
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] packed = new byte[bytes.length + 100];
        int length = deflater.deflate(packed);
        deflater.end();
        return Arrays.copyOf(packed, length);
    }
}
