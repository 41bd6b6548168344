package org.plenary.server.export.akn;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseKind;
import org.plenary.server.export.BracketSigns;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;

/** One document, from its metadata to its annexes. */
final class AknDocument {
    private static final String NAME = "instrument";
    private static final String VERSION = "singleVersion";

    private final Edition edition;
    private final AknXml xml;
    private final AknOutline outline;
    private final AknIds ids;
    private final Blocks blocks;
    private final Uris uris;
    private final AknMetadata metadata;

    AknDocument(Edition edition, ExportOptions options, AknXml xml) {
        this.edition = edition;
        this.xml = xml;
        outline = AknOutline.of(edition.text());
        ids = new AknIds(edition.text(), outline);
        blocks = new Blocks(xml, edition.text(), new BracketSigns(edition, options));
        uris = new Uris(edition, outline);
        metadata = new AknMetadata(edition, options, ids, uris, xml);
    }

    void write() throws XMLStreamException {
        xml.open(outline.documentType(), "name", NAME, "contains", VERSION);
        metadata.write(outline);
        preface();
        preamble();
        if (outline.isAct()) {
            xml.open("body", "xml:lang", edition.masthead().language());
            hierarchy(outline.body());
        } else {
            xml.open("mainBody", "xml:lang", edition.masthead().language());
            if (outline.body().isEmpty()) {
                xml.empty("p");
            }
            hierarchy(outline.body());
        }
        xml.close();
        attachments();
        xml.close();
    }

    private void preface() throws XMLStreamException {
        if (outline.titles().isEmpty()) {
            return;
        }
        xml.open("preface", "xml:lang", edition.masthead().language());
        for (Clause title : outline.titles()) {
            xml.open("longTitle", "eId", ids.of(title));
            xml.openLine("p");
            blocks.begin(title).title(title.blocks());
            xml.closeLine();
            xml.close();
        }
        xml.close();
    }

    private void preamble() throws XMLStreamException {
        if (outline.preamble().isEmpty()) {
            return;
        }
        xml.open("preamble", "xml:lang", edition.masthead().language());
        boolean open = false;
        for (int at = 0; at < outline.preamble().size(); at++) {
            Clause clause = outline.preamble().get(at);
            if (clause.kind() == ClauseKind.HEADING) {
                if (open) {
                    xml.close();
                }
                open = outline.preamble().get(at + 1).kind() == ClauseKind.PREAMBULAR;
                preambleHeading(clause, open);
            } else {
                if (!open) {
                    xml.open("recitals", "eId", "recs");
                    open = true;
                }
                recital(clause);
            }
        }
        xml.close();
        xml.close();
    }

    /** A heading of the recitals that follow, which are none where the next clause is a heading, too. */
    private void preambleHeading(Clause heading, boolean recitals) throws XMLStreamException {
        if (recitals) {
            xml.open("recitals", "eId", ids.of(heading));
            blocks.begin(heading).line("heading", heading.blocks());
        } else {
            xml.open("container", "name", "heading", "eId", ids.of(heading));
            blocks.begin(heading).line("p", heading.blocks());
            xml.close();
        }
    }

    private void recital(Clause clause) throws XMLStreamException {
        xml.open("recital", ids.attributes(clause));
        xml.line("num", ids.label(clause));
        blocks.begin(clause).flow(ids.of(clause), clause.blocks());
        xml.close();
    }

    /** Headings are those of sections, which reach up to the next heading. */
    private void hierarchy(List<Clause> clauses) throws XMLStreamException {
        boolean section = false;
        for (Clause clause : clauses) {
            if (clause.kind().isOneLine()) {
                if (section) {
                    xml.close();
                }
                section = true;
                xml.open("section", "eId", ids.of(clause));
                blocks.begin(clause).line("heading", clause.blocks());
            } else {
                provision(clause);
            }
        }
        if (section) {
            xml.close();
        }
    }

    private void provision(Clause clause) throws XMLStreamException {
        String id = ids.of(clause);
        switch (clause.kind()) {
            case ARTICLE -> xml.open("article", ids.attributes(clause));
            case OPERATIVE -> xml.open("paragraph", ids.attributes(clause));
            default ->
                xml.open(
                        "hcontainer",
                        ids.attributes(clause, "name", clause.kind().wireName()));
        }
        xml.line("num", ids.label(clause));
        blocks.begin(clause).hierarchy(id, clause.blocks(), clause.kind() == ClauseKind.ARTICLE);
        xml.close();
    }

    private void attachments() throws XMLStreamException {
        if (outline.annexes().isEmpty()) {
            return;
        }
        xml.open("attachments");
        for (AknOutline.Annex annex : outline.annexes()) {
            String id = ids.of(annex.clause());
            xml.open("attachment", ids.attributes(annex.clause()));
            xml.line("num", ids.label(annex.clause()));
            xml.open("doc", "name", annex.clause().kind().wireName(), "contains", VERSION);
            metadata.writeAnnex(id, ids.label(annex.clause()));
            xml.open("mainBody", "xml:lang", edition.masthead().language());
            blocks.begin(annex.clause()).flow(id, annex.clause().blocks());
            hierarchy(annex.rest());
            xml.close();
            xml.close();
            xml.close();
        }
        xml.close();
    }
}
