package org.plenary.crdt;

/** A place in XML that a program fills by itself: a name that never changes, and values and nested types by key. */
public final class YXmlHook extends YMap {
    YXmlHook(Doc doc, Branch branch) {
        super(doc, branch);
    }

    /** The name of what fills it. */
    public String hookName() {
        return branch.name;
    }

    @Override
    public String toString() {
        return "[object Object]";
    }
}
