package org.plenary.crdt;

/** The kinds of shared types. In the order of their numbers in the encoding. */
public enum TypeKind {
    /** {@link YArray}. */
    ARRAY(0),
    /** {@link YMap}. */
    MAP(1),
    /** {@link YText}. */
    TEXT(2),
    /** {@link YXmlElement}. */
    XML_ELEMENT(3),
    /** {@link YXmlFragment}. */
    XML_FRAGMENT(4),
    /** {@link YXmlHook}. */
    XML_HOOK(5),
    /** {@link YXmlText}. */
    XML_TEXT(6);

    private static final TypeKind[] BY_NUMBER = values();

    static final int COUNT = BY_NUMBER.length;

    /** The number in the encoding. */
    final int number;

    TypeKind(int number) {
        this.number = number;
    }

    static TypeKind of(int number) {
        return BY_NUMBER[number];
    }

    /** Whether the encoding carries a name: the element's or the hook's. */
    boolean named() {
        return this == XML_ELEMENT || this == XML_HOOK;
    }

    boolean isText() {
        return this == TEXT || this == XML_TEXT;
    }
}
