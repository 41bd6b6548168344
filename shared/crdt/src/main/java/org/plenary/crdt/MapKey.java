package org.plenary.crdt;

/**
 * A key of a map, shared by all its values.
 *
 * @param branch the type with the map
 * @param key the key
 */
record MapKey(Branch branch, String key) implements ItemHolder {}
