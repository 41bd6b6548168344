package org.plenary.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An XML element: a name that never changes, attributes, and children. */
public final class YXmlElement extends YXmlFragment {
    YXmlElement(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** The name of the element. */
    public String nodeName() {
        return branch.name;
    }

    /** The node after this one, null if it is the last or if something stands there that is no type. */
    public @Nullable SharedType nextSibling() {
        return sibling(true);
    }

    /** The node before this one, null if it is the first or if something stands there that is no type. */
    public @Nullable SharedType previousSibling() {
        return sibling(false);
    }

    /** Whether the attribute has a value. */
    public boolean hasAttribute(String name) {
        return mapValues().containsKey(name);
    }

    /** The value of the attribute, null if there is none. */
    public @Nullable Object getAttribute(String name) {
        return mapValue(name);
    }

    /** The attributes by name. */
    public Map<String, @Nullable Object> attributes() {
        return mapValues();
    }

    /** The value that the attribute had at the snapshot, null if there was none, undefined if it was collected. */
    public @Nullable Object getAttribute(String name, Snapshot at) {
        return new MomentReader(this, at).value(name);
    }

    /** The attributes by name at the snapshot. */
    public Map<String, @Nullable Object> attributes(Snapshot at) {
        return new MomentReader(this, at).map();
    }

    /** Sets an attribute, usually to a string. */
    public void setAttribute(String name, @Nullable Object value) {
        setInMap(name, value);
    }

    /** Removes the attribute, if it is there. */
    public void removeAttribute(String name) {
        removeFromMap(name);
    }
}
