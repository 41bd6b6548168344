package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Reordering;

/**
 * Edits a draft's document so that it reads as another text, as a careful person would: what is the same already is not
 * touched, clause by clause, paragraph by paragraph, word by word.
 *
 * <p>An element of a clause has its kind for ever, and a place. So a clause that gets another kind, or another place,
 * is deleted and written anew under its id, in the same transaction; of several clauses the fewest are moved.
 */
public final class DraftEditor {
    /** After so many passes even a document in which many clauses have the same id reads as it should. */
    private static final int MAX_PASSES = 4;

    private final YXmlFragment root;

    /** What each clause is now. */
    private final Map<ClauseId, Clause> present = new HashMap<>();

    /** The child of the root that each clause is, in order. */
    private final Map<ClauseId, SharedType> nodes = new LinkedHashMap<>();

    private DraftEditor(Doc doc) {
        root = DraftClauses.root(doc);
        InstrumentReader.read(doc).clauses().forEach(clause -> present.put(clause.id(), clause));
        DraftReader.read(new LiveNode(root), new ClauseSink());
    }

    /**
     * Edits a document until it reads as the target, in one transaction; changes nothing if it does already.
     *
     * @param onlyClause if not null, only this clause becomes what it is in the target: one that is not there goes, and
     *     one that is not here comes to stand behind the clause that it stands behind there, or the next one before
     */
    public static void become(Doc doc, Instrument target, @Nullable ClauseId onlyClause) {
        Instrument clean = TextForm.of(target);
        doc.transact(null, () -> {
            if (onlyClause != null) {
                new DraftEditor(doc).becomeIn(onlyClause, clean);
            } else {
                for (int pass = 0;
                        pass < MAX_PASSES && !InstrumentReader.read(doc).equals(clean);
                        pass++) {
                    new DraftEditor(doc).become(clean);
                }
            }
        });
    }

    /**
     * Puts clauses into a document that are missing in it, as they are in another text, and their words into those that
     * are there without any, in one transaction. Each comes to stand behind the clause that it stands behind there, or
     * the next one before.
     */
    public static void bringBack(Doc doc, Instrument text, Set<ClauseId> clauses) {
        Instrument clean = TextForm.of(text);
        doc.transact(null, () -> new DraftEditor(doc).bringBack(clean, clauses));
    }

    private void bringBack(Instrument text, Set<ClauseId> clauses) {
        SharedType previous = null;
        for (Clause clause : text.clauses()) {
            SharedType node = nodes.get(clause.id());
            if (node == null && clauses.contains(clause.id())) {
                node = insert(previous, null, clause);
            } else if (node != null && clauses.contains(clause.id()) && isEmpty(clause.id())) {
                node = change(node, previousOf(node), clause);
            }
            previous = node == null ? previous : node;
        }
    }

    private final class ClauseSink implements DraftReader.Sink<LiveNode> {
        @Override
        public void beginClause(ClauseId id, ClauseKind kind, LiveNode node) {
            nodes.put(id, node.type());
        }

        @Override
        public void endClause() {}

        @Override
        public void beginSubparagraph(LiveNode node) {}

        @Override
        public void endSubparagraph() {}

        @Override
        public void beginTable(LiveNode node) {}

        @Override
        public void endTable() {}

        @Override
        public void beginRow(LiveNode node, boolean header) {}

        @Override
        public void endRow() {}

        @Override
        public void beginCell(LiveNode node) {}

        @Override
        public void endCell() {}

        @Override
        public void beginParagraph(LiveNode node) {}

        @Override
        public void endParagraph() {}

        @Override
        public void text(LiveNode node) {}

        @Override
        public void lineBreak(LiveNode node) {}

        @Override
        public void beginFootnote(LiveNode node) {}

        @Override
        public void endFootnote() {}
    }

    private void become(Instrument target) {
        List<ClauseId> wanted = target.clauses().stream().map(Clause::id).toList();
        Set<ClauseId> moved = Reordering.moved(List.copyOf(nodes.keySet()), wanted, this::isLong);
        nodes.forEach((id, node) -> {
            if (!wanted.contains(id)) {
                root.delete(node);
            }
        });
        SharedType previous = null;
        for (Clause clause : target.clauses()) {
            SharedType node = nodes.get(clause.id());
            previous = node != null && !moved.contains(clause.id())
                    ? change(node, previous, clause)
                    : insert(previous, node, clause);
        }
    }

    private boolean isEmpty(ClauseId id) {
        Clause clause = present.get(id);
        return clause != null && TextForm.length(clause) == 0;
    }

    private boolean isLong(ClauseId id) {
        Clause clause = present.get(id);
        return clause != null && TextForm.length(clause) > 200;
    }

    private void becomeIn(ClauseId id, Instrument target) {
        SharedType node = nodes.get(id);
        SharedType before = null;
        for (Clause clause : target.clauses()) {
            if (clause.id().equals(id)) {
                if (node != null) {
                    change(node, previousOf(node), clause);
                } else {
                    insert(before, null, clause);
                }
                return;
            }
            before = nodes.getOrDefault(clause.id(), before);
        }
        if (node != null) {
            root.delete(node);
        }
    }

    private @Nullable SharedType previousOf(SharedType node) {
        List<SharedType> children = root.children();
        int index = children.indexOf(node);
        return index <= 0 ? null : children.get(index - 1);
    }

    /** Makes a clause at its place what it shall be; returns its node. */
    private SharedType change(SharedType node, @Nullable SharedType previous, Clause clause) {
        Clause now = Objects.requireNonNull(present.get(clause.id()));
        if (now.equals(clause)) {
            return node;
        }
        if (node instanceof YXmlElement element
                && element.nodeName().equals(clause.kind().wireName())) {
            new BlockEditor(element, clause.kind().isOneLine()).become(clause.blocks());
            return node;
        }
        return insert(previous, node, clause);
    }

    /** Writes a clause behind a child of the root and deletes the one that it replaces. */
    private SharedType insert(@Nullable SharedType previous, @Nullable SharedType replaced, Clause clause) {
        YXmlElement element = root.insertElementAfter(previous, clause.kind().wireName());
        InstrumentWriter.fill(element, clause);
        if (replaced != null) {
            root.delete(replaced);
        }
        return element;
    }

    /**
     * The ids of the clauses that a reader finds different: others, gone, new, or standing elsewhere. In the order of
     * the texts.
     */
    public static List<ClauseId> changed(Instrument before, Instrument after) {
        Map<ClauseId, Clause> old = new LinkedHashMap<>();
        before.clauses().forEach(clause -> old.put(clause.id(), clause));
        Set<ClauseId> moved = Reordering.moved(
                List.copyOf(old.keySet()),
                after.clauses().stream().map(Clause::id).toList(),
                id -> false);
        List<ClauseId> changed = new ArrayList<>();
        for (Clause clause : after.clauses()) {
            if (!clause.equals(old.remove(clause.id())) || moved.contains(clause.id())) {
                changed.add(clause.id());
            }
        }
        changed.addAll(old.keySet());
        return changed;
    }
}
