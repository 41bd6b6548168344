package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sub-document as its parent knows it; it is not loaded.
 *
 * @param guid the id of the sub-document
 * @param options what was said of it, an "any" value, in Yjs a map
 */
public record SubDocument(String guid, @Nullable Object options) {
    /** A sub-document without options. */
    public SubDocument(String guid) {
        this(guid, Map.of());
    }
}
