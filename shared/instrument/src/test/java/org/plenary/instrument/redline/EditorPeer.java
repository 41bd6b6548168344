package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.plenary.crdt.DeltaOp;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * Somebody who edits a draft at random as the browser's editor does: what is moved, split, joined or gets another kind
 * is deleted and written anew in one transaction. Remembers which unit it wrote as a copy of which.
 */
public final class EditorPeer {
    private static final List<Op> OTHERS =
            List.copyOf(EnumSet.complementOf(EnumSet.of(Op.TYPE, Op.DELETE, Op.REPLACE)));

    public final Doc doc;
    final Map<Id, Id> copies = new HashMap<>();

    // Hangul, the largest alphabet whose letters join to words; and arrows and signs, which do not.
    private static final char FIRST_LETTER = '\uAC00';
    private static final int LETTERS = 11_172;
    private static final char FIRST_SIGN = '\u2190';
    private static final int SIGNS = 2_000;
    private static final long BASE = 36L * 36 * 36 * 36 * 36;

    private final Random random;
    private final Supplier<String> words;
    private int clauses;

    /** @param words how many words everybody has made so far */
    EditorPeer(Random random, AtomicInteger words, long clientId) {
        this(random, () -> words(random, words), clientId);
    }

    /** @param words makes what the peer types */
    public EditorPeer(Random random, Supplier<String> words, long clientId) {
        this.random = random;
        this.words = words;
        doc = new Doc(new DocOptions(clientId, true, false));
        clauses = (int) clientId * 1000;
    }

    /** What the peer can do. */
    public enum Op {
        TYPE(false, false, false),
        DELETE(false, true, false),
        REPLACE(false, true, false),
        FORMAT(false, false, false),
        NEW_PARAGRAPH(false, false, true),
        DELETE_PARAGRAPH(false, false, true),
        ADD_CLAUSE(false, false, true),
        DELETE_CLAUSE(false, false, true),
        SPLIT_PARAGRAPH(true, true, true),
        JOIN_PARAGRAPHS(true, true, true),
        BREAK_LINE(true, true, true),
        ADD_FOOTNOTE(true, true, true),
        DELETE_FOOTNOTE(false, true, true),
        INDENT(true, true, true),
        MOVE_CLAUSE(true, true, true),
        CHANGE_KIND(true, true, true),
        SPLIT_CLAUSE(true, true, true);

        /** Whether it writes text anew that it deletes. */
        public final boolean copies;
        /** Whether it deletes a part of a text. */
        final boolean cuts;
        /** Whether it makes or deletes whole nodes with their text. */
        final boolean nodes;

        Op(boolean copies, boolean cuts, boolean nodes) {
            this.copies = copies;
            this.cuts = cuts;
            this.nodes = nodes;
        }
    }

    public Op choose() {
        int dice = random.nextInt(100);
        if (dice < 35) {
            return Op.TYPE;
        }
        if (dice < 50) {
            return Op.DELETE;
        }
        if (dice < 60) {
            return Op.REPLACE;
        }
        return any(OTHERS);
    }

    /** Does it, if there is something that it can be done to. */
    public void apply(Op op) {
        switch (op) {
            case TYPE -> type();
            case DELETE -> delete();
            case REPLACE -> replace();
            case FORMAT -> format();
            case NEW_PARAGRAPH -> newParagraph();
            case DELETE_PARAGRAPH -> deleteParagraph();
            case ADD_CLAUSE -> addClause();
            case DELETE_CLAUSE -> deleteClause();
            case SPLIT_PARAGRAPH -> splitParagraph();
            case JOIN_PARAGRAPHS -> joinParagraphs();
            case BREAK_LINE -> breakLine();
            case ADD_FOOTNOTE -> addFootnote();
            case DELETE_FOOTNOTE -> deleteFootnote();
            case INDENT -> indent();
            case MOVE_CLAUSE -> moveClause();
            case CHANGE_KIND -> changeKind();
            case SPLIT_CLAUSE -> splitClause();
        }
    }

    private YXmlFragment root() {
        return DraftClauses.root(doc);
    }

    private <T> T any(List<T> list) {
        return list.isEmpty() ? null : list.get(random.nextInt(list.size()));
    }

    private List<YXmlText> texts() {
        return root().descendants().stream()
                .filter(YXmlText.class::isInstance)
                .map(YXmlText.class::cast)
                .toList();
    }

    private List<YXmlElement> paragraphs() {
        return root().querySelectorAll(DraftSchema.PARAGRAPH);
    }

    String words() {
        return words.get();
    }

    /**
     * No two words begin or end alike, nor are two of the signs between them the same, so that no text is by chance.
     */
    private static String words(Random random, AtomicInteger words) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(3); n >= 0; n--) {
            int word = words.getAndIncrement();
            text.append((char) (FIRST_LETTER + 2 * word % LETTERS))
                    .append(Long.toString(BASE + word * 7_654_321L % BASE, 36).substring(2))
                    .append((char) (FIRST_LETTER + (2 * word + 1) % LETTERS));
            for (int signs = random.nextInt(5) == 0 ? 2 : 1; signs > 0; signs--) {
                text.append((char) (FIRST_SIGN + words.get() * 2 % SIGNS + signs - 1));
            }
        }
        if (random.nextInt(12) == 0) {
            text.append("\uD83D\uDD4A").append((char) (0x4E00 + words.getAndIncrement()));
        }
        return text.toString();
    }

    private void type() {
        YXmlText text = any(texts());
        if (text != null) {
            text.insert(cut(text), words());
        }
    }

    /** A place that is not within a pair. */
    private long cut(YXmlText text) {
        String now = text.text();
        int at = random.nextInt(now.length() + 1);
        return at > 0 && at < now.length() && Character.isLowSurrogate(now.charAt(at)) ? at - 1L : at;
    }

    private long[] range(YXmlText text) {
        long one = cut(text);
        long other = cut(text);
        long from = Math.min(one, other);
        long to = Math.max(one, other);
        return new long[] {from, random.nextInt(3) == 0 ? to : Math.min(to, endOf(text, from + 6))};
    }

    private static long endOf(YXmlText text, long at) {
        String now = text.text();
        return at < now.length() && Character.isLowSurrogate(now.charAt((int) at)) ? at + 1 : at;
    }

    private void delete() {
        YXmlText text = any(texts());
        if (text != null) {
            long[] range = range(text);
            text.delete(range[0], range[1] - range[0]);
        }
    }

    private void replace() {
        YXmlText text = any(texts());
        if (text != null) {
            long[] range = range(text);
            text.delete(range[0], range[1] - range[0]);
            text.insert(range[0], words());
        }
    }

    private void format() {
        YXmlText text = any(texts());
        if (text != null) {
            long[] range = range(text);
            Map<String, Object> change = new LinkedHashMap<>();
            change.put(
                    random.nextBoolean() ? DraftSchema.BOLD : DraftSchema.ITALIC,
                    random.nextInt(3) == 0 ? null : Map.of());
            text.format(range[0], range[1] - range[0], change);
        }
    }

    private void newParagraph() {
        YXmlElement paragraph = any(paragraphs());
        if (paragraph != null) {
            YXmlElement made = parent(paragraph)
                    .insertElementAfter(
                            random.nextInt(4) == 0 ? paragraph.previousSibling() : paragraph, DraftSchema.PARAGRAPH);
            if (random.nextInt(3) > 0) {
                made.insertText(0).insert(0, words());
            }
        }
    }

    private static YXmlFragment parent(SharedType node) {
        return (YXmlFragment) node.parent();
    }

    private void deleteParagraph() {
        YXmlElement paragraph = any(paragraphs());
        if (paragraph != null) {
            parent(paragraph).delete(paragraph);
        }
    }

    private void addClause() {
        ClauseKind kind = any(List.of(ClauseKind.values()));
        YXmlElement element = root().insertElementAfter(any(root().children()), kind.wireName());
        element.setAttribute(DraftSchema.ID, "c" + clauses++);
        YXmlElement line = kind.isOneLine() ? element : element.insertElement(0, DraftSchema.PARAGRAPH);
        line.insertText(0).insert(0, words());
    }

    private void deleteClause() {
        SharedType clause = any(root().children());
        if (clause != null && root().length() > 2) {
            root().delete(clause);
        }
    }

    private void splitParagraph() {
        YXmlElement paragraph = any(paragraphs());
        if (paragraph == null) {
            return;
        }
        YXmlElement behind = parent(paragraph).insertElementAfter(paragraph, DraftSchema.PARAGRAPH);
        moveTail(paragraph, behind);
    }

    /** Moves what is behind some place in an element to the end of another. */
    private void moveTail(YXmlElement element, YXmlElement target) {
        List<SharedType> children = element.children();
        if (children.isEmpty()) {
            return;
        }
        int index = random.nextInt(children.size());
        if (children.get(index) instanceof YXmlText text) {
            long at = cut(text);
            long rest = text.length() - at;
            if (rest > 0) {
                copyText(text, at, rest, target.insertText(target.length()));
                text.delete(at, rest);
            }
        }
        for (SharedType child : children.subList(index + 1, children.size())) {
            copy(child, target);
            element.delete(child);
        }
    }

    private void joinParagraphs() {
        YXmlElement paragraph = any(paragraphs());
        if (paragraph == null
                || !(paragraph.previousSibling() instanceof YXmlElement before)
                || !before.nodeName().equals(DraftSchema.PARAGRAPH)) {
            return;
        }
        List<SharedType> children = paragraph.children();
        int from = 0;
        List<SharedType> others = before.children();
        if (!children.isEmpty()
                && children.get(0) instanceof YXmlText first
                && !others.isEmpty()
                && others.get(others.size() - 1) instanceof YXmlText last) {
            copyText(first, 0, first.length(), last);
            from = 1;
        }
        children.subList(from, children.size()).forEach(child -> copy(child, before));
        parent(paragraph).delete(paragraph);
    }

    private void breakLine() {
        YXmlText text = any(texts());
        if (text == null) {
            return;
        }
        long at = cut(text);
        long rest = text.length() - at;
        YXmlElement lineBreak = parent(text).insertElementAfter(text, DraftSchema.LINE_BREAK);
        if (rest > 0) {
            copyText(text, at, rest, parent(text).insertTextAfter(lineBreak));
            text.delete(at, rest);
        }
    }

    private void addFootnote() {
        List<YXmlText> lines =
                texts().stream().filter(text -> !isFootnote(parent(text))).toList();
        YXmlText text = any(lines);
        if (text == null) {
            return;
        }
        long at = cut(text);
        long rest = text.length() - at;
        YXmlElement footnote = parent(text).insertElementAfter(text, DraftSchema.FOOTNOTE);
        if (random.nextInt(3) > 0) {
            footnote.insertText(0).insert(0, words());
        }
        if (rest > 0) {
            copyText(text, at, rest, parent(text).insertTextAfter(footnote));
            text.delete(at, rest);
        }
    }

    private static boolean isFootnote(SharedType node) {
        return node instanceof YXmlElement element && element.nodeName().equals(DraftSchema.FOOTNOTE);
    }

    private void deleteFootnote() {
        YXmlElement footnote = any(root().querySelectorAll(DraftSchema.FOOTNOTE));
        if (footnote != null) {
            parent(footnote).delete(footnote);
        }
    }

    private void indent() {
        YXmlElement paragraph = any(paragraphs());
        if (paragraph != null && depth(paragraph) < 5) {
            YXmlElement sub = parent(paragraph).insertElementAfter(paragraph, DraftSchema.SUBPARAGRAPH);
            copy(paragraph, sub);
            parent(paragraph).delete(paragraph);
        }
    }

    private static int depth(SharedType node) {
        int depth = 0;
        for (SharedType at = node.parent(); at != null; at = at.parent()) {
            depth++;
        }
        return depth;
    }

    private void moveClause() {
        List<SharedType> children = root().children();
        SharedType clause = any(children);
        SharedType behind = random.nextInt(children.size() + 1) == 0 ? null : any(children);
        if (clause instanceof YXmlElement element && clause != behind) {
            YXmlElement made = root().insertElementAfter(behind, element.nodeName());
            made.setAttribute(DraftSchema.ID, DraftClauses.idOf(element));
            element.children().forEach(child -> copy(child, made));
            root().delete(element);
        }
    }

    private void changeKind() {
        if (any(root().children()) instanceof YXmlElement element) {
            ClauseKind kind = any(List.of(ClauseKind.values()));
            boolean line = DraftClauses.kind(element).orElseThrow().isOneLine();
            if (line != kind.isOneLine() || kind.wireName().equals(element.nodeName())) {
                return;
            }
            YXmlElement made = root().insertElementAfter(element, kind.wireName());
            made.setAttribute(DraftSchema.ID, DraftClauses.idOf(element));
            element.children().forEach(child -> copy(child, made));
            root().delete(element);
        }
    }

    private void splitClause() {
        if (any(root().children()) instanceof YXmlElement element
                && !DraftClauses.kind(element).orElseThrow().isOneLine()
                && element.length() > 1) {
            YXmlElement made = root().insertElementAfter(element, element.nodeName());
            made.setAttribute(DraftSchema.ID, "c" + clauses++);
            List<SharedType> children = element.children();
            int from = 1 + random.nextInt(children.size() - 1);
            for (SharedType child : children.subList(from, children.size())) {
                copy(child, made);
                element.delete(child);
            }
        }
    }

    /** Writes a node with all that is in it at the end of another. */
    private void copy(SharedType node, YXmlElement target) {
        if (node instanceof YXmlText text) {
            copyText(text, 0, text.length(), target.insertText(target.length()));
        } else if (node instanceof YXmlElement element) {
            YXmlElement made = target.insertElement(target.length(), element.nodeName());
            if (isFootnote(element)) {
                copies.put(made.id(), element.id());
            }
            element.children().forEach(child -> copy(child, made));
        }
    }

    private void copyText(YXmlText from, long at, long length, YXmlText to) {
        long start = to.length();
        long passed = 0;
        for (DeltaOp.Insert piece : from.toDelta()) {
            String text = (String) piece.insert();
            int first = (int) Math.max(0, at - passed);
            int end = (int) Math.min(text.length(), at + length - passed);
            if (first < end) {
                to.insert(to.length(), text.substring(first, end), piece.attributes());
            }
            passed += text.length();
        }
        List<Id> source = ModelText.ids(from).subList((int) at, (int) (at + length));
        List<Id> copy = new ArrayList<>(ModelText.ids(to).subList((int) start, (int) (start + length)));
        for (int i = 0; i < length; i++) {
            copies.put(copy.get(i), source.get(i));
        }
    }
}
