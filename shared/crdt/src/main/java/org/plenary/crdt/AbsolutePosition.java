package org.plenary.crdt;

/**
 * A place in a list or text as it is now.
 *
 * @param type the type
 * @param index the number of units before the place
 * @param assoc to which side it belongs, as {@link RelativePosition#assoc}
 */
public record AbsolutePosition(SharedType type, long index, long assoc) {}
