package org.plenary.server.desk;

import java.util.Set;
import java.util.function.Function;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.negotiation.Fields;

/**
 * A kind of act of a desk.
 *
 * @param entry the kind of entry that records it
 * @param keys the keys that the record may have of it
 * @param reader reads what {@link DeskAct#write} writes; throws {@link IllegalArgumentException} at anything else
 */
record DeskActKind(EntryKind entry, Set<String> keys, Function<Fields, DeskAct> reader) {
    static DeskActKind of(String wireName, Set<String> keys, Function<Fields, DeskAct> reader) {
        return new DeskActKind(new EntryKind(wireName), Set.copyOf(keys), reader);
    }
}
