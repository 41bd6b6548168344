package org.plenary.crdt;

import java.util.List;

/** Puts into XML what this engine reads there, and never writes. */
final class StrayContent {
    private StrayContent() {}

    /** Text without a text type, as Yjs 14 stores it. */
    static void insertText(YXmlFragment fragment, long index, String text) {
        fragment.change(
                transaction -> fragment.insertIntoList(transaction, index, ContentKind.STRING, TextUnits.of(text)));
    }

    /** Values, as Yjs 13 takes them although they are no XML. */
    static void insertValues(YXmlFragment fragment, long index, List<?> values) {
        fragment.change(transaction -> fragment.insertIntoList(transaction, index, ContentKind.ANY, values.toArray()));
    }
}
