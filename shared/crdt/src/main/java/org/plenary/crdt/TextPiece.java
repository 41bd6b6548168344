package org.plenary.crdt;

/**
 * Some characters of a text, alive or deleted, as {@link YText#pieces} tells them.
 *
 * @param ids the units
 * @param text as many UTF-16 units as there are ids; half of a pair is U+FFFD
 * @param deleted whether they are deleted now
 * @param apart whether something that was not asked for and is not deleted stands between it and the piece before
 */
public record TextPiece(IdRange ids, String text, boolean deleted, boolean apart) {}
