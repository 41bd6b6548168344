package org.plenary.crdt;

import java.util.List;
import java.util.Map;

/**
 * What an event tells of its type.
 *
 * @param added the ids in the list that were inserted; empty for a text
 * @param deleted the ids in the list that were deleted; empty for a text
 * @param keys the keys that changed
 * @param delta the changes of the list, from its beginning on
 */
public record TypeChanges(IdSet added, IdSet deleted, Map<String, KeyChange> keys, List<DeltaOp> delta) {}
