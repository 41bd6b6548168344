package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;

/** Finds the clauses of a draft's document without reading their text. Stateless. */
public final class DraftClauses {
    private DraftClauses() {}

    /** The type whose children the clauses are. */
    public static YXmlFragment root(Doc doc) {
        return doc.getXmlFragment(DraftSchema.ROOT);
    }

    /** The clauses in order: the elements below the root that are named by a kind of clause. */
    public static List<YXmlElement> of(Doc doc) {
        List<YXmlElement> clauses = new ArrayList<>();
        for (SharedType child : root(doc).children()) {
            if (child instanceof YXmlElement element && kind(element).isPresent()) {
                clauses.add(element);
            }
        }
        return clauses;
    }

    /** What kind of clause an element is, if it is named by one. */
    public static Optional<ClauseKind> kind(YXmlElement element) {
        return ClauseKind.ofWireName(element.nodeName());
    }

    /**
     * The child of the root that a type is, or is within; null if it is the root itself or stands under another root.
     * Takes time in the depth only, and makes no objects once a type was asked about.
     */
    public static @Nullable SharedType around(SharedType type, SharedType root) {
        SharedType at = type;
        for (SharedType parent = at.parent(); parent != null; parent = at.parent()) {
            if (parent == root) {
                return at;
            }
            at = parent;
        }
        return null;
    }

    /** Whether a child of the root is a clause. */
    public static boolean isClause(SharedType child) {
        return child instanceof YXmlElement element && kind(element).isPresent();
    }

    /** Whether a child of the root is a title. */
    public static boolean isTitle(SharedType clause) {
        return clause instanceof YXmlElement element && element.nodeName().equals(ClauseKind.TITLE.wireName());
    }

    /** What the id attribute of a clause holds, valid or not; null if it holds no text. */
    public static @Nullable String idOf(SharedType clause) {
        return clause instanceof YXmlElement element && element.getAttribute(DraftSchema.ID) instanceof String id
                ? id
                : null;
    }

    /**
     * What a reader of the instrument takes for clauses, in order, with the ids that it gives them: also to those that
     * have none of their own, or that of an earlier one.
     */
    public static Map<SharedType, ClauseId> ids(Doc doc) {
        ClauseIds ids = new ClauseIds();
        Map<SharedType, ClauseId> clauses = new LinkedHashMap<>();
        for (SharedType child : root(doc).children()) {
            if (isClause(child)) {
                clauses.put(child, ids.take(idOf(child), child.id()));
            } else if (DraftReader.hasContent(new LiveNode(child))) {
                clauses.put(child, ids.take(null, child.id()));
            }
        }
        return clauses;
    }

    /** The clause to which a reader of the instrument gives an id, null if there is none. */
    public static @Nullable SharedType find(Doc doc, ClauseId id) {
        for (Map.Entry<SharedType, ClauseId> clause : ids(doc).entrySet()) {
            if (clause.getValue().equals(id)) {
                return clause.getKey();
            }
        }
        return null;
    }

    /** Whether the draft has a clause with this id. */
    public static boolean has(Doc doc, ClauseId id) {
        return of(doc).stream().anyMatch(clause -> id.value().equals(idOf(clause)));
    }

    /** The text of the first title on one line; empty if there is none, or it has no text. */
    public static String title(Doc doc) {
        for (YXmlElement clause : of(doc)) {
            if (kind(clause).filter(kind -> kind == ClauseKind.TITLE).isPresent()) {
                return line(InstrumentReader.paragraph(new LiveNode(clause)));
            }
        }
        return "";
    }

    private static String line(Paragraph paragraph) {
        StringBuilder line = new StringBuilder();
        for (Inline inline : paragraph.inlines()) {
            inline.accept(new Inline.Visitor() {
                @Override
                public void text(TextRun run) {
                    run.text().chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
                }

                @Override
                public void lineBreak() {
                    line.append(' ');
                }

                @Override
                public void footnote(Footnote footnote) {
                    // A line of names has no room for notes.
                }
            });
        }
        return line.toString().strip();
    }
}
