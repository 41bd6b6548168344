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

    /** The attributes of the node itself at the snapshot, by name. */
    public Map<String, @Nullable Object> attributes(Snapshot at) {
        return new MomentReader(this, at).map();
    }

    /** The node after this one, null if it is the last or if something stands there that is no type. */
    public @Nullable SharedType nextSibling() {
        return sibling(true);
    }

    /** The node before this one, null if it is the first or if something stands there that is no type. */
    public @Nullable SharedType previousSibling() {
        return sibling(false);
    }

    /** The text with each mark as an element around it, as Yjs writes it; nothing is escaped. */
    @Override
    public String toString() {
        return toTree().toXml();
    }
}
