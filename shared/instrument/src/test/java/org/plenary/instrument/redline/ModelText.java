package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.Redline;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftSchema;

/** The units of a well-formed draft, clause by clause, read in the simplest way. */
final class ModelText {
    private ModelText() {}

    /** The mark of a footnote. */
    static final char MARK = '\uFFFC';

    /** A unit of text, a line break or the mark of a footnote. */
    record Unit(Id id, char text) {}

    static Map<String, List<Unit>> clauses(Doc doc) {
        Map<String, List<Unit>> clauses = new LinkedHashMap<>();
        for (SharedType child : DraftClauses.root(doc).children()) {
            List<Unit> units = new ArrayList<>();
            add(child, units);
            clauses.put(DraftClauses.idOf(child), units);
        }
        return clauses;
    }

    private static void add(SharedType node, List<Unit> units) {
        if (node instanceof YXmlText text) {
            List<Id> ids = ids(text);
            for (int i = 0; i < ids.size(); i++) {
                units.add(new Unit(ids.get(i), text.text().charAt(i)));
            }
        } else if (node instanceof YXmlElement element && element.nodeName().equals(DraftSchema.LINE_BREAK)) {
            units.add(new Unit(element.id(), '\n'));
        } else if (node instanceof YXmlElement element && element.nodeName().equals(DraftSchema.FOOTNOTE)) {
            units.add(new Unit(element.id(), MARK));
            element.children().forEach(child -> add(child, units));
        } else if (node instanceof YXmlFragment fragment) {
            fragment.children().forEach(child -> add(child, units));
        }
    }

    /** The ids of a text's characters. */
    static List<Id> ids(YXmlText text) {
        Snapshot now = text.doc().snapshot();
        List<Id> ids = new ArrayList<>();
        for (Redline.Part part : text.redline(now, now).parts()) {
            if (part instanceof Redline.Characters characters) {
                for (int i = 0; i < characters.text().length(); i++) {
                    ids.add(new Id(characters.ids().client(), characters.ids().clock() + i));
                }
            }
        }
        return ids;
    }
}
