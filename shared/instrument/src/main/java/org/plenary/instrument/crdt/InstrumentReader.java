package org.plenary.instrument.crdt;

import java.util.ArrayList;
import java.util.List;
import org.plenary.crdt.Doc;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;

/**
 * Reads the instrument that a draft's document holds, whatever editors have made of it.
 *
 * <p>What the schema does not know loses its form and keeps its text: inside a clause it becomes a paragraph; beside the
 * clauses it becomes a heading, which takes no number and so shifts none. Embedded objects, which are not text, are left
 * out. A clause whose id is missing, not valid, or that of an earlier clause gets one made from its place in the
 * document's history; it stays the same from reading to reading.
 */
public final class InstrumentReader {
    private final List<Clause> clauses = new ArrayList<>();
    private final ClauseIds ids = new ClauseIds();

    private InstrumentReader() {}

    /**
     * The instrument as the document is now.
     *
     * @throws IllegalStateException if the document uses the name {@value DraftSchema#ROOT} for a root of another type
     */
    public static Instrument read(Doc doc) {
        InstrumentReader reader = new InstrumentReader();
        doc.getXmlFragment(DraftSchema.ROOT).children().forEach(reader::add);
        return new Instrument(reader.clauses);
    }

    private void add(SharedType node) {
        Clause clause = node instanceof YXmlElement element
                ? ClauseKind.ofWireName(element.nodeName())
                        .map(kind -> clause(element, kind))
                        .orElse(null)
                : null;
        if (clause != null) {
            clauses.add(clause);
        } else {
            addLoose(node);
        }
    }

    private void addLoose(SharedType node) {
        InlineReader text = new InlineReader();
        text.add(node);
        if (!text.isEmpty()) {
            clauses.add(new Clause(ids.take(null, node), ClauseKind.HEADING, List.of(text.take())));
        }
    }

    private Clause clause(YXmlElement element, ClauseKind kind) {
        ClauseId id = ids.take(element.getAttribute(DraftSchema.ID), element);
        return new Clause(
                id, kind, kind.isOneLine() ? List.of(InlineReader.contentOf(element)) : BlockReader.read(element));
    }
}
