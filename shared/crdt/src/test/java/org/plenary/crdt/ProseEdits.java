package org.plenary.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** One random edit of the blocks of a document, as the binding of an editor makes it. */
final class ProseEdits {
    private final RandomEdits edits;
    private final Random random;
    private final YXmlFragment fragment;

    ProseEdits(RandomEdits edits, Random random, YXmlFragment fragment) {
        this.edits = edits;
        this.random = random;
        this.fragment = fragment;
    }

    void edit() {
        List<SharedType> blocks = fragment.children();
        if (blocks.isEmpty() || (blocks.size() < 8 && random.nextInt(12) == 0)) {
            insert(random.nextInt(blocks.size() + 1), edits.node(), List.of(DeltaOp.insert(edits.words())));
            return;
        }
        int at = random.nextInt(blocks.size());
        YXmlElement block = blocks.get(at) instanceof YXmlElement element ? element : null;
        YXmlText text = textOf(block);
        if (text != null) {
            edit(at, block, text);
        } else if (block != null && random.nextInt(3) > 0) {
            block.insertText(0).insert(0, edits.words());
        } else {
            fragment.delete(at, 1);
        }
    }

    private void edit(int at, YXmlElement block, YXmlText text) {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> retype(text);
            case 4 -> mark(text);
            case 5 -> split(at, block, text);
            case 6 -> join(at, text);
            case 7 -> wrap(at, block, text);
            case 8 -> replace(at, text);
            case 9 -> edits.editAttributes(block);
            case 10 -> lineBreak(block, text);
            default -> fragment.delete(at, 1 + random.nextInt((int) Math.min(2, fragment.length() - at)));
        }
    }

    private static YXmlText textOf(SharedType block) {
        return block instanceof YXmlElement element
                ? (YXmlText) element.children().stream()
                        .filter(YXmlText.class::isInstance)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private YXmlElement insert(int at, String name, List<? extends DeltaOp> delta) {
        YXmlElement block = fragment.insertElement(at, name);
        block.insertText(0).applyDelta(delta);
        return block;
    }

    /** The delta of the text from the index on, without what cannot be copied. */
    private static List<DeltaOp.Insert> tail(YText text, int index) {
        List<DeltaOp.Insert> tail = new ArrayList<>();
        int at = 0;
        for (DeltaOp.Insert op : text.toDelta()) {
            boolean string = op.insert() instanceof String;
            int length = string ? ((String) op.insert()).length() : 1;
            int from = Math.max(0, index - at);
            at += length;
            if (from < length && !(op.insert() instanceof SharedType)) {
                Object rest = string ? ((String) op.insert()).substring(from) : op.insert();
                tail.add(new DeltaOp.Insert(rest, op.attributes()));
            }
        }
        return tail;
    }

    /** It keeps the two ends of a text and replaces what is between. */
    private void retype(YText text) {
        int length = (int) text.length();
        int from = place(text);
        int count = random.nextInt(Math.min(5, length - from) + 1);
        List<DeltaOp> delta = new ArrayList<>(List.of(DeltaOp.retain(from), DeltaOp.delete(count)));
        if (random.nextInt(3) > 0) {
            delta.add(new DeltaOp.Insert(edits.words(), random.nextBoolean() ? edits.mark() : Map.of()));
        }
        text.applyDelta(delta);
    }

    private void mark(YText text) {
        String all = RandomEdits.units(text);
        int from = RandomEdits.whole(all, random.nextInt(all.length() + 1));
        int to = RandomEdits.whole(all, Math.min(all.length(), from + 1 + random.nextInt(8)));
        if (to > from) {
            text.format(from, to - from, edits.mark());
        }
    }

    /** A place that cuts no pair of surrogates: half a pair, copied or cut off in vain, is not the same everywhere. */
    private int place(YText text) {
        String all = RandomEdits.units(text);
        return RandomEdits.whole(all, random.nextInt(all.length() + 1));
    }

    private void split(int at, YXmlElement block, YText text) {
        int index = place(text);
        List<DeltaOp.Insert> tail = tail(text, index);
        text.delete(index, text.length() - index);
        insert(at + 1, block.nodeName(), tail);
    }

    private void join(int at, YText text) {
        YXmlText next = at + 1 < fragment.length() ? textOf((SharedType) fragment.get(at + 1)) : null;
        if (next != null) {
            List<DeltaOp> delta = new ArrayList<>(List.of(DeltaOp.retain(text.length())));
            delta.addAll(tail(next, 0));
            text.applyDelta(delta);
            fragment.delete(at + 1, 1);
        }
    }

    private void wrap(int at, YXmlElement block, YText text) {
        List<DeltaOp.Insert> delta = tail(text, 0);
        fragment.delete(at, 1);
        YXmlElement inner = fragment.insertElement(at, "blockquote").insertElement(0, block.nodeName());
        inner.insertText(0).applyDelta(delta);
    }

    private void replace(int at, YText text) {
        insert(at, edits.node(), tail(text, 0)).setAttribute("id", edits.words());
        fragment.delete(at + 1, 1);
    }

    private void lineBreak(YXmlElement block, YXmlText text) {
        int index = place(text);
        List<DeltaOp.Insert> tail = tail(text, index);
        text.delete(index, text.length() - index);
        int place = block.children().indexOf(text) + 1;
        block.insertElement(place, "hardBreak");
        block.insertText(place + 1).applyDelta(tail);
    }
}
