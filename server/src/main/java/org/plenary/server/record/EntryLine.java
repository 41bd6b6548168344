package org.plenary.server.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.NewEntry;

/**
 * An entry as one line of a file. There is one form of each entry, and no value in it needs an escape, so that it is
 * read from left to right without any choice but whether there is a delegation.
 */
final class EntryLine {
    static final String BEGIN = "{\"seq\":";

    private static final String AT = ",\"at\":\"";
    private static final String PERSON = "\",\"person\":\"";
    private static final String DELEGATION = "\",\"delegation\":\"";
    private static final String KIND = "\",\"kind\":\"";
    private static final String PAYLOAD = "\",\"payload\":\"";
    private static final String HASH = "\",\"hash\":\"";
    private static final String END = "\"}";

    private final byte[] line;
    private final int end;
    private int at;

    private EntryLine(byte[] line, int length) {
        this.line = line;
        this.end = length;
    }

    /** The line without the line break. */
    static byte[] encode(Entry entry) {
        byte[] payload = Base64.getEncoder().encode(entry.payload());
        StringBuilder before = new StringBuilder(BEGIN)
                .append(entry.seq())
                .append(AT)
                .append(Instant.ofEpochMilli(entry.atMillis()))
                .append(PERSON)
                .append(entry.person().value());
        if (entry.delegation() != null) {
            before.append(DELEGATION).append(entry.delegation());
        }
        before.append(KIND).append(entry.kind().wireName()).append(PAYLOAD);
        String after = HASH + entry.hash().hex() + END;
        ByteArrayOutputStream out = new ByteArrayOutputStream(before.length() + payload.length + after.length());
        out.writeBytes(ascii(before.toString()));
        out.writeBytes(payload);
        out.writeBytes(ascii(after));
        return out.toByteArray();
    }

    /**
     * The entry in the first {@code length} bytes, which are the line without the line break.
     *
     * @throws IllegalArgumentException if they are not the one form of an entry; the message says what was expected
     */
    static Entry decode(byte[] line, int length) {
        EntryLine reading = new EntryLine(line, length);
        Entry entry = reading.entry();
        byte[] again = encode(entry);
        if (!Arrays.equals(again, 0, again.length, line, 0, length)) {
            throw new IllegalArgumentException("expected the one form of an entry, got another");
        }
        return entry;
    }

    private Entry entry() {
        expect(BEGIN);
        long seq = number();
        expect(AT);
        long atMillis = time(text("a time", 40));
        expect(PERSON);
        PersonId person = new PersonId(text("a person's id", 64));
        String delegation = delegation();
        expect(KIND);
        EntryKind kind = kind(text("a kind of entry", 16));
        expect(PAYLOAD);
        byte[] payload = payload();
        expect(HASH);
        Hash hash = Hash.ofHex(text("a hash", 2 * Hash.BYTES));
        expect(END);
        // The bounds of what may be recorded are those of a new entry.
        NewEntry bounded = new NewEntry(atMillis, person, delegation, kind, payload);
        return new Entry(seq, bounded.atMillis(), person, delegation, kind, payload, hash);
    }

    private @Nullable String delegation() {
        if (!isNext(DELEGATION)) {
            return null;
        }
        expect(DELEGATION);
        return text("a delegation's code", 12);
    }

    private static EntryKind kind(String name) {
        try {
            return EntryKind.ofWireName(name);
        } catch (JournalException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static long time(String text) {
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "expected a time in UTC such as 2026-01-31T12:00:00Z, got another text", e);
        }
    }

    private long number() {
        int from = at;
        long value = 0;
        while (at < end && line[at] >= '0' && line[at] <= '9' && at - from < 18) {
            value = 10 * value + (line[at] - '0');
            at++;
        }
        if (at == from) {
            throw new IllegalArgumentException("expected a number at byte " + (from + 1));
        }
        return value;
    }

    private String text(String what, int maxLength) {
        int to = quote(what);
        if (to - at > maxLength) {
            throw new IllegalArgumentException(
                    "expected " + what + " of at most " + maxLength + " characters at byte " + (at + 1));
        }
        String text = new String(line, at, to - at, StandardCharsets.ISO_8859_1);
        at = to;
        return text;
    }

    private byte[] payload() {
        int to = quote("a payload");
        byte[] payload = Base64.getDecoder().decode(Arrays.copyOfRange(line, at, to));
        at = to;
        return payload;
    }

    private int quote(String what) {
        int to = at;
        while (to < end && line[to] != '"') {
            to++;
        }
        if (to == end) {
            throw new IllegalArgumentException("expected " + what + " in quotation marks at byte " + (at + 1));
        }
        return to;
    }

    private boolean isNext(String text) {
        if (end - at < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (line[at + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void expect(String text) {
        if (!isNext(text)) {
            throw new IllegalArgumentException("expected " + text + " at byte " + (at + 1));
        }
        at += text.length();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
