package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/**
 * One struct of an update as a value, to look at before the update is applied.
 *
 * <p>A struct names its parent only if it has neither origin; otherwise the parent is that of its origins.
 *
 * @param client the client that made it
 * @param clock its first clock
 * @param length its number of units, at least 1
 * @param kind what it holds
 * @param origin the unit that was before it when it was made, null for none
 * @param rightOrigin the unit that was after it when it was made, null for none
 * @param parentRoot the name of the root type that holds it, null if it is not named
 * @param parentId the id of the nested type that holds it, null if it is not named
 * @param parentSub the key within the parent, null in a list or if the parent is not named
 * @param type the kind of shared type, for {@link ContentKind#TYPE}
 * @param name the element's or hook's name for {@link ContentKind#TYPE}, the attribute's for {@link ContentKind#FORMAT}
 */
public record UpdateStruct(
        long client,
        long clock,
        long length,
        ContentKind kind,
        @Nullable Id origin,
        @Nullable Id rightOrigin,
        @Nullable String parentRoot,
        @Nullable Id parentId,
        @Nullable String parentSub,
        @Nullable TypeKind type,
        @Nullable String name) {}
