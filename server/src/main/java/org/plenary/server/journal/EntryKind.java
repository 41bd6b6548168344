package org.plenary.server.journal;

/** What an entry's payload is. */
public enum EntryKind {
    /** A change of the text: one Yjs update, version 1. */
    TEXT("text"),
    /** A decision about the status of a clause: JSON. */
    STATUS("status"),
    /** A decision about who drafts: JSON. */
    MODE("mode"),
    /** A decision about who may do what: JSON. */
    ACCESS("access"),
    /** Who the entry's person is, from here on: JSON. */
    PERSON("person"),
    /** A revision was issued: JSON. */
    REVISION("revision"),
    /** The next entry, a change of the text, brings back what was: JSON. */
    RESTORE("restore"),
    /** The draft was put among the archived ones, or brought back: JSON. */
    ARCHIVE("archive");

    private final String wireName;

    EntryKind(String wireName) {
        this.wireName = wireName;
    }

    /** The name that is stored and hashed; it never changes. */
    public String wireName() {
        return wireName;
    }

    /**
     * The kind with this wire name.
     *
     * @throws JournalException {@link JournalException.Reason#CORRUPT} if there is none
     */
    public static EntryKind ofWireName(String wireName) {
        for (EntryKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new JournalException(
                JournalException.Reason.CORRUPT, "expected a known kind of entry, got kind=" + wireName);
    }
}
