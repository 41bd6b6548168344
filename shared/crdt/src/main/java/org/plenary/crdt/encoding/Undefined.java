package org.plenary.crdt.encoding;

/** JavaScript's {@code undefined} as an "any" value; {@code null} stands for JavaScript's {@code null}. */
public enum Undefined {
    /** The only value. */
    UNDEFINED;

    @Override
    public String toString() {
        return "undefined";
    }
}
