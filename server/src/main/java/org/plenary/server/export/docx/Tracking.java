package org.plenary.server.export.docx;

/** How Word tracks a piece of text, or the mark at the end of a paragraph. */
enum Tracking {
    /** It is there before and after. */
    NONE(""),
    INSERTED("w:ins"),
    DELETED("w:del"),
    /** It was moved away. */
    MOVED_FROM("w:moveFrom"),
    /** It was moved here. */
    MOVED_TO("w:moveTo");

    private final String element;

    Tracking(String element) {
        this.element = element;
    }

    /** The name of the element that says so, {@code ""} for none. */
    String element() {
        return element;
    }
}
