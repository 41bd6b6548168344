package org.plenary.crdt;

/** What a struct holds. In the order of their numbers in the encoding. */
public enum ContentKind {
    /** Nothing: the struct and its parent are deleted and collected, only the ids remain. */
    GC(0),
    /** Nothing: the content is deleted and collected, the place in the list remains. */
    DELETED(1),
    /** Values in the old JSON form. */
    JSON(2),
    /** One array of bytes. */
    BINARY(3),
    /** Text, one id for each UTF-16 unit. */
    STRING(4),
    /** One object within text. */
    EMBED(5),
    /** The beginning or the end of a text attribute; takes no place. */
    FORMAT(6),
    /** One nested shared type. */
    TYPE(7),
    /** Values. */
    ANY(8),
    /** One sub-document: its id and options. */
    DOC(9),
    /** Ids that the update does not carry. */
    SKIP(10);

    private static final ContentKind[] BY_NUMBER = values();

    /** The number in the encoding. */
    final int number;

    ContentKind(int number) {
        this.number = number;
    }

    static ContentKind of(int number) {
        return BY_NUMBER[number];
    }

    /** Whether the units take a place in the list, and count towards the length of their type. */
    boolean countable() {
        return this != DELETED && this != FORMAT;
    }
}
