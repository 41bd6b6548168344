package org.plenary.server.negotiation;

import java.util.Set;
import java.util.function.Function;
import org.plenary.server.journal.EntryKind;

/**
 * A kind of decision.
 *
 * @param entry the kind of entry that records it
 * @param keys the keys that the record may have of it, besides {@code by}
 * @param reader reads what {@link Decision#write} writes; throws {@link IllegalArgumentException} at anything else
 */
public record DecisionKind(EntryKind entry, Set<String> keys, Function<Fields, Decision> reader) {
    static DecisionKind of(String wireName, Set<String> keys, Function<Fields, Decision> reader) {
        return new DecisionKind(new EntryKind(wireName), Set.copyOf(keys), reader);
    }
}
