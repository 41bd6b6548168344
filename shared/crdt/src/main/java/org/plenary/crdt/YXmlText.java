package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Text within XML. Its text attributes are marks, such as bold. */
public final class YXmlText extends YText {
    YXmlText(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** The text alone, without marks. */
    public String text() {
        return plainText();
    }

    /** The attributes of the node itself, by name. */
    public Map<String, @Nullable Object> attributes() {
        return mapValues();
    }

    /** The attributes of the node itself at the snapshot, by name. */
    public Map<String, @Nullable Object> attributes(Snapshot at) {
        return new MomentReader(this, at).map();
    }

    /** Sets an attribute of the node itself. */
    public void setAttribute(String name, @Nullable Object value) {
        setInMap(name, value);
    }

    /** Removes an attribute of the node itself, if it is there. */
    public void removeAttribute(String name) {
        removeFromMap(name);
    }

    /** The text with each mark as an element around it, as Yjs writes it; nothing is escaped. */
    @Override
    public String toString() {
        return toTree().toXml();
    }
}
