package org.plenary.server.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.plenary.crdt.AbsolutePosition;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.RelativePosition;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Update;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/**
 * The edit that deletes words of a draft, worked out on a copy of it: with line breaks and footnotes among them, and
 * whole clauses where these are meant. Paragraphs that have lost their words stay. Takes time in the size of the draft,
 * so it belongs on a worker. Stateless.
 */
public final class WordsDeletion {
    private WordsDeletion() {}

    /**
     * Works out the edit.
     *
     * @param state the draft
     * @param client the client id under which the edit is made
     * @param parts where the words are in it
     * @return empty if nothing is left of them
     */
    public static Update of(byte[] state, long client, List<AnchorNow> parts) {
        Doc copy = new Doc(new DocOptions(client, true, false));
        copy.restore(Update.decode(state));
        List<byte[]> made = new ArrayList<>();
        copy.onUpdate((bytes, origin) -> made.add(bytes));
        copy.transact(null, () -> parts.forEach(part -> delete(copy, part)));
        return made.isEmpty() ? Update.EMPTY : Update.decode(made.get(0));
    }

    private static void delete(Doc doc, AnchorNow part) {
        SharedType clause = DraftClauses.find(doc, part.clause());
        Id from = part.from();
        Id to = part.to();
        if (clause == null) {
            return;
        }
        if (from == null || to == null) {
            if (part.state() != AnchorState.GONE) {
                DraftClauses.root(doc).delete(clause);
            }
            return;
        }
        AbsolutePosition begin = new RelativePosition(null, null, from, 0).resolve(doc, false);
        AbsolutePosition end = new RelativePosition(null, null, to, -1).resolve(doc, false);
        if (begin != null
                && end != null
                && begin.type() instanceof YText first
                && end.type() instanceof YText last
                && clause instanceof YXmlFragment within) {
            delete(within, first, begin.index(), last, end.index());
        }
    }

    private static void delete(YXmlFragment clause, YText first, long begin, YText last, long end) {
        if (Objects.equals(first.id(), last.id())) {
            // Parts may overlap: what another one deleted is gone.
            if (begin < end) {
                first.delete(begin, end - begin);
            }
            return;
        }
        List<SharedType> among = between(clause, first, last);
        first.delete(begin, first.length() - begin);
        last.delete(0, end);
        for (SharedType type : among) {
            if (type instanceof YText text && text.length() > 0) {
                text.delete(0, text.length());
            }
        }
        for (SharedType type : among) {
            if (type instanceof YXmlElement element
                    && isInline(element)
                    && element.parent() instanceof YXmlFragment parent) {
                parent.delete(element);
            }
        }
    }

    private static boolean isInline(YXmlElement element) {
        return element.nodeName().equals(DraftSchema.LINE_BREAK)
                || element.nodeName().equals(DraftSchema.FOOTNOTE);
    }

    /** What begins between two texts. */
    private static List<SharedType> between(YXmlFragment clause, YText first, YText last) {
        List<SharedType> among = new ArrayList<>();
        boolean within = false;
        for (SharedType type : clause.descendants()) {
            if (Objects.equals(type.id(), last.id())) {
                break;
            }
            if (within) {
                among.add(type);
            }
            within |= Objects.equals(type.id(), first.id());
        }
        return among;
    }
}
