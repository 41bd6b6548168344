package org.plenary.crdt;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed in a text. */
public final class YTextEvent extends YEvent {
    private @Nullable List<DeltaOp> delta;

    YTextEvent(YText target, Transaction transaction, Set<@Nullable String> changed) {
        super(target, transaction, changed);
    }

    @Override
    public YText target() {
        return (YText) super.target();
    }

    /** Whether text, embedded objects or text attributes came or went. */
    public boolean childListChanged() {
        return listChanged();
    }

    /** The attributes of the text as a whole that were set or removed, even if they are now as before. */
    public Set<String> keysChanged() {
        return changedKeys();
    }

    /**
     * The changes of the text and of its attributes, as steps from the beginning; without what is passed over at its
     * end.
     *
     * <p>As in Yjs, to ask is a change of its own: text attributes that are found to be needless are deleted. Not so in
     * a document without {@link DocOptions#formatCleanup}.
     */
    @Override
    public List<DeltaOp> delta() {
        if (delta == null) {
            transaction.requireListening();
            delta = new TextDelta(target(), transaction).compute();
        }
        return delta;
    }

    @Override
    TypeChanges computeChanges() {
        return new TypeChanges(IdSet.EMPTY, IdSet.EMPTY, keys(), delta());
    }
}
