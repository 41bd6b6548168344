package org.plenary.crdt;

import org.jspecify.annotations.Nullable;

/** Is told what an update would do, by {@link Doc#preview}. */
public interface ChangeVisitor {
    /**
     * New units would be inserted. At a place with a key they replace the value of that key, which is then deleted,
     * unless another one wins. Into a type that is deleted they come deleted.
     *
     * @param kind what they are; {@link ContentKind#GC} and {@link ContentKind#DELETED} for units of which the update
     *     says only that they were deleted
     */
    void inserted(Place place, ContentKind kind, long client, long clock, long length);

    /**
     * Units that are alive, or come with the same update, would be deleted.
     *
     * @param content the type of the document that is deleted with all that it holds, which is not told one by one;
     *     null if the units are something else, or new
     */
    void deleted(Place place, @Nullable SharedType content, long client, long clock, long length);

    /**
     * New units, told by {@link #inserted} right after this, name neighbours that are in different places. No editor
     * makes such an update. They would go to the place of the left neighbour; if one of the two places is collected and
     * the other is not, they would never be seen here, but perhaps by a replica that has not collected it.
     */
    void neighboursApart(Place left, Place right, long client, long clock, long length);
}
