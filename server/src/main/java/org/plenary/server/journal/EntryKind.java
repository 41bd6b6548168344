package org.plenary.server.journal;

import java.util.regex.Pattern;

/**
 * What an entry's payload is. The record takes any kind, and knows but two itself; what the others are, those know who
 * write them.
 *
 * @param wireName the name that is stored and hashed, 1 to 16 of {@code [a-z-]}; that of a kind never changes
 */
public record EntryKind(String wireName) {
    private static final Pattern NAME = Pattern.compile("[a-z-]{1,16}");

    /** A change of the text: one Yjs update, version 1. */
    public static final EntryKind TEXT = new EntryKind("text");
    /** Who the entry's person is, from here on: JSON. */
    public static final EntryKind PERSON = new EntryKind("person");

    /** @throws IllegalArgumentException if the name is out of bounds */
    public EntryKind {
        if (!NAME.matcher(wireName).matches()) {
            throw new IllegalArgumentException("expected a kind of entry as 1 to 16 small letters and hyphens, got "
                    + wireName.length() + " other characters");
        }
    }

    /**
     * The kind with this wire name, as it is stored.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if it cannot be the name of one
     */
    public static EntryKind ofWireName(String wireName) {
        if (wireName.equals(TEXT.wireName)) {
            return TEXT;
        }
        try {
            return new EntryKind(wireName);
        } catch (IllegalArgumentException e) {
            throw new JournalException(JournalException.Reason.CORRUPT, String.valueOf(e.getMessage()), e);
        }
    }

    /** Whether it is a change of the text. */
    public boolean isText() {
        return equals(TEXT);
    }

    /** Whether it says who somebody is. */
    public boolean isPerson() {
        return equals(PERSON);
    }

    @Override
    public String toString() {
        return wireName;
    }
}
