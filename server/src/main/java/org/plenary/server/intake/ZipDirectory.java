package org.plenary.server.intake;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The entries of a ZIP that is in memory, as the directory at its end tells them, which is what word processors go by:
 * sizes that stand behind an entry, other bytes before the first one, 64-bit fields and any order are all the same to
 * it. Nothing is unpacked until it is asked for. Entries that share bytes are refused, so that none is counted twice.
 * Immutable.
 */
final class ZipDirectory {
    private static final int END_SIGN = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int END64_SIGN = 0x06064B50;
    private static final int LOCATOR_SIGN = 0x07064B50;
    private static final int LOCATOR_BYTES = 20;
    private static final int ENTRY_SIGN = 0x02014B50;
    private static final int ENTRY_BYTES = 46;
    private static final int LOCAL_SIGN = 0x04034B50;
    private static final int LOCAL_BYTES = 30;
    private static final int EXTRA64 = 1;
    private static final int ENCRYPTED = 1;
    private static final int IN_UTF_8 = 1 << 11;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final long MAX_16 = 0xFFFF;
    private static final long MAX_32 = 0xFFFFFFFFL;

    private final ByteBuffer file;
    private final List<Entry> entries;

    /** What is wrong with a ZIP. */
    static final class BrokenZip extends Exception {
        private static final long serialVersionUID = 1L;

        BrokenZip(String message) {
            super(message);
        }

        BrokenZip(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * An entry.
     *
     * @param name its name, as it is written
     * @param method how it is packed
     * @param flags what else is said of it
     * @param crc the checksum of what is unpacked
     * @param packed how many bytes it has in the file
     * @param size how many it has when it is unpacked
     * @param at where its own header begins
     */
    record Entry(String name, int method, int flags, int crc, long packed, long size, long at) {
        boolean isEncrypted() {
            return (flags & ENCRYPTED) != 0;
        }
    }

    /**
     * Reads the directory.
     *
     * @param most how many entries there may be; of one more it reads as many, too, for the caller to see
     */
    ZipDirectory(byte[] bytes, int most) throws BrokenZip {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asReadOnlyBuffer();
        file.order(ByteOrder.LITTLE_ENDIAN);
        try {
            entries = List.copyOf(read(most));
            refuseShared();
        } catch (IndexOutOfBoundsException e) {
            throw new BrokenZip("a directory that leads out of the file", e);
        }
    }

    /** Whether a file ends as a ZIP does. */
    static boolean isAtEndOf(byte[] bytes) {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int lowest = (int) Math.max(0, bytes.length - END_BYTES - MAX_16);
        for (int at = bytes.length - END_BYTES; at >= lowest; at--) {
            if (file.getInt(at) == END_SIGN) {
                return true;
            }
        }
        return false;
    }

    List<Entry> entries() {
        return entries;
    }

    private int end() throws BrokenZip {
        int lowest = (int) Math.max(0, file.limit() - END_BYTES - MAX_16);
        for (int at = file.limit() - END_BYTES; at >= lowest; at--) {
            boolean fits = file.getInt(at) == END_SIGN && at + END_BYTES + u16(at + 20) <= file.limit();
            if (fits && (u32(at + 12) <= at || u32(at + 12) == MAX_32)) {
                return at;
            }
        }
        throw new BrokenZip("no directory at its end");
    }

    private List<Entry> read(int most) throws BrokenZip {
        int end = end();
        long count = u16(end + 10);
        long size = u32(end + 12);
        long start = u32(end + 16);
        long behind = end;
        if (count == MAX_16 || size == MAX_32 || start == MAX_32) {
            int locator = end - LOCATOR_BYTES;
            if (locator >= 0 && file.getInt(locator) == LOCATOR_SIGN) {
                int end64 = end64(locator);
                count = u64(end64 + 32);
                size = u64(end64 + 40);
                start = u64(end64 + 48);
                behind = end64;
            }
        }
        long at = behind - size;
        long before = at - start;
        if (at < 0 || before < 0) {
            throw new BrokenZip("a directory that is not where it is said to be");
        }
        List<Entry> list = new ArrayList<>();
        while (list.size() < count && list.size() <= most) {
            int here = Math.toIntExact(at);
            if (here + ENTRY_BYTES > behind || file.getInt(here) != ENTRY_SIGN) {
                throw new BrokenZip("a directory of fewer entries than it says");
            }
            list.add(entry(here, before));
            at += ENTRY_BYTES + u16(here + 28) + u16(here + 30) + u16(here + 32);
        }
        if (list.size() == count && at != behind) {
            throw new BrokenZip("a directory of more entries than it says");
        }
        return list;
    }

    /**
     * Where the end in 64 bits is: where its locator says, or right before that, if there are other bytes before the
     * ZIP.
     */
    private int end64(int locator) throws BrokenZip {
        long said = u64(locator + 8);
        if (said + 4 <= locator && file.getInt((int) said) == END64_SIGN) {
            return (int) said;
        }
        int right = locator - 56;
        if (right >= 0 && file.getInt(right) == END64_SIGN) {
            return right;
        }
        throw new BrokenZip("no directory at its end");
    }

    private Entry entry(int at, long before) throws BrokenZip {
        int flags = u16(at + 8);
        long packed = u32(at + 20);
        long size = u32(at + 24);
        long header = u32(at + 42);
        int nameLength = u16(at + 28);
        int extra = at + ENTRY_BYTES + nameLength;
        int extraEnd = extra + u16(at + 30);
        for (int field = extra; field + 4 <= extraEnd; field += 4 + u16(field + 2)) {
            if (u16(field) == EXTRA64) {
                int value = field + 4;
                if (size == MAX_32) {
                    size = u64(value);
                    value += 8;
                }
                if (packed == MAX_32) {
                    packed = u64(value);
                    value += 8;
                }
                if (header == MAX_32) {
                    header = u64(value);
                }
            }
        }
        byte[] name = new byte[nameLength];
        file.get(at + ENTRY_BYTES, name);
        return new Entry(name(name, flags), u16(at + 10), flags, file.getInt(at + 16), packed, size, before + header);
    }

    private static String name(byte[] bytes, int flags) throws BrokenZip {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            if ((flags & IN_UTF_8) != 0) {
                throw new BrokenZip("a name that is no text", e);
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** No two entries may be made of the same bytes: that is how a small file unpacks to far more than it could. */
    private void refuseShared() throws BrokenZip {
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(Entry::at));
        long free = 0;
        for (Entry entry : inOrder) {
            if (entry.at() < free) {
                throw new BrokenZip("entries that share bytes");
            }
            free = start(entry) + entry.packed();
            if (free > file.limit()) {
                throw new BrokenZip("an entry that leads out of the file");
            }
        }
    }

    /** Where the bytes of an entry begin. */
    private int start(Entry entry) throws BrokenZip {
        if (entry.at() < 0 || entry.packed() < 0 || entry.at() + LOCAL_BYTES > file.limit()) {
            throw new BrokenZip("an entry that leads out of the file");
        }
        int at = (int) entry.at();
        if (file.getInt(at) != LOCAL_SIGN) {
            throw new BrokenZip("an entry that is not where it is said to be");
        }
        return at + LOCAL_BYTES + u16(at + 26) + u16(at + 28);
    }

    /** Unpacks an entry, which must be as long as it says; the caller has looked that this is not too long. */
    byte[] bytes(Entry entry) throws BrokenZip {
        int start = start(entry);
        byte[] unpacked = new byte[Math.toIntExact(entry.size())];
        if (entry.method() == STORED) {
            if (entry.packed() != entry.size()) {
                throw new BrokenZip("an entry that has another length than it says");
            }
            file.get(start, unpacked);
        } else if (entry.method() == DEFLATED) {
            inflate(file.slice(start, Math.toIntExact(entry.packed())), unpacked);
        } else {
            throw new BrokenZip("an entry that is packed in another way than those of word processors");
        }
        CRC32 crc = new CRC32();
        crc.update(unpacked);
        if ((int) crc.getValue() != entry.crc()) {
            throw new BrokenZip("an entry that is not whole");
        }
        return unpacked;
    }

    private static void inflate(ByteBuffer packed, byte[] unpacked) throws BrokenZip {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            int length = 0;
            while (length < unpacked.length && !inflater.finished()) {
                int read = inflater.inflate(unpacked, length, unpacked.length - length);
                if (read == 0 && !inflater.finished()) {
                    throw new BrokenZip("an entry that is not whole");
                }
                length += read;
            }
            boolean isMore = !inflater.finished() && inflater.inflate(new byte[1]) > 0;
            if (length < unpacked.length || isMore || !inflater.finished()) {
                throw new BrokenZip("an entry that has another length than it says");
            }
        } catch (DataFormatException e) {
            throw new BrokenZip("an entry that cannot be unpacked", e);
        } finally {
            inflater.end();
        }
    }

    private int u16(int at) {
        return file.getShort(at) & 0xFFFF;
    }

    private long u32(int at) {
        return file.getInt(at) & MAX_32;
    }

    /** A length or place in 64 bits; none beyond what a file in memory can have. */
    private long u64(int at) throws BrokenZip {
        long value = file.getLong(at);
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new BrokenZip("a length that no file has");
        }
        return value;
    }
}
