package org.plenary.server.record;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.Head;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.Witness;

/**
 * Changes the lines of a record's file: bytes of it, whole lines, and what the lines beside the entries say, mostly
 * with the checksum made anew. Some of what comes out breaks no rule.
 */
final class ForgedLines {
    private static final List<RecordFiles.Key> KEYS = List.of(RecordFiles.FIRST, RecordFiles.SECOND, RecordFiles.THIRD);

    private final Random random;
    private final ForgedDecisions json;
    private final List<Entry> entries;
    private final byte[] file;

    ForgedLines(Random random, List<Entry> entries) {
        this.random = random;
        this.json = new ForgedDecisions(random);
        this.entries = entries;
        this.file = RecordFiles.file(entries);
    }

    /** Another file than that of the record, mostly. */
    byte[] next() {
        if (random.nextInt(6) == 0) {
            return bytes();
        }
        List<byte[]> lines = RecordFiles.lines(file);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            change(lines);
        }
        return random.nextInt(10) == 0 ? RecordFiles.joined(lines) : withChecksum(lines);
    }

    private byte[] bytes() {
        byte[] changed = file.clone();
        int at = random.nextInt(file.length);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> Arrays.copyOf(file, file.length + 1 + random.nextInt(3));
            default -> {
                changed[at] = (byte) random.nextInt(256);
                yield changed;
            }
        };
    }

    private void change(List<byte[]> lines) {
        int at = random.nextInt(lines.size());
        // The lines that hold no entry are few, and have most to say.
        int other = random.nextInt(7) == 0 ? 0 : lines.size() - 1 - random.nextInt(Math.min(7, lines.size()));
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(other);
            case 1 -> lines.add(at, lines.get(other));
            case 2 -> Collections.swap(lines, random.nextBoolean() ? at : other, other);
            case 3, 4 -> {
                String line = new String(lines.get(other), StandardCharsets.UTF_8).stripTrailing();
                lines.set(other, (json.changed(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            case 5 -> lines.add(place(lines), line(OtherLines.key(key())));
            default -> imported(lines);
        }
    }

    private int place(List<byte[]> lines) {
        return Math.max(0, lines.size() - 1 - random.nextInt(5));
    }

    private void imported(List<byte[]> lines) {
        Entry entry = entries.get(random.nextInt(entries.size()));
        Head head = random.nextInt(6) == 0 ? new Head(entry.seq(), Hash.of(new byte[Hash.BYTES])) : entry.head();
        RecordFiles.Key key = KEYS.get(random.nextInt(KEYS.size()));
        RecordFiles.Key signer = random.nextInt(6) == 0 ? RecordFiles.FIRST : key;
        Witness.Kind kind = random.nextInt(8) == 0 ? Witness.Kind.RECEIPT : Witness.Kind.IMPORT;
        Witness witness = new Witness.Subject(
                        kind,
                        RecordFiles.STREAM,
                        RecordFiles.LINEAGE,
                        head,
                        2_000_000_000_000L + random.nextInt(2),
                        key.info().id())
                .signed(signer.privateKey());
        int at = random.nextInt(8) == 0 ? random.nextInt(lines.size() + 1) : (int) entry.seq() + 1;
        lines.add(Math.min(at, lines.size()), line(OtherLines.imported(witness)));
    }

    /** A key, which may not be one, or not endorsed by whom it says. */
    private KeyInfo key() {
        KeyInfo third = RecordFiles.THIRD.info();
        return switch (random.nextInt(5)) {
            case 0 -> new KeyInfo(third.id(), third.publicKey(), 2_000, 2_000L, null, null);
            case 1 ->
                new KeyInfo(
                        third.id(),
                        third.publicKey(),
                        2_000,
                        null,
                        RecordFiles.FIRST.info().id(),
                        third.endorsement());
            case 2 -> noPoint();
            case 3 -> new KeyInfo(third.id(), third.publicKey(), 2_001, null, third.endorsedBy(), third.endorsement());
            default -> third;
        };
    }

    /** A key whose bytes are those of no point of the curve. */
    static KeyInfo noPoint() {
        byte[] bytes = RecordFiles.FIRST.info().publicKey().clone();
        Arrays.fill(bytes, bytes.length - 32, bytes.length, (byte) 0);
        bytes[bytes.length - 32] = 2;
        return new KeyInfo(new KeyId(HexFormat.of().formatHex(sha256(bytes))), bytes, 1_000, null, null, null);
    }

    private static byte[] withChecksum(List<byte[]> lines) {
        byte[] all = RecordFiles.joined(lines.subList(0, Math.max(0, lines.size() - 1)));
        List<byte[]> both = new ArrayList<>(List.of(all));
        both.add(line(OtherLines.checksum(Hash.of(sha256(all)))));
        return RecordFiles.joined(both);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] line(byte[] content) {
        byte[] line = Arrays.copyOf(content, content.length + 1);
        line[content.length] = '\n';
        return line;
    }
}
