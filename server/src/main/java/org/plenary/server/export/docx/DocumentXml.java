package org.plenary.server.export.docx;

import org.plenary.server.export.BracketLists;
import org.plenary.server.export.Edition;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.StatusMarks;

/** Writes the main part of a document: masthead, clauses, the end, and the page. */
final class DocumentXml {
    private final Edition edition;
    private final ExportOptions options;
    private final Comments comments;
    private final FixedWords wording;
    private final boolean rightToLeft;

    DocumentXml(Edition edition, ExportOptions options, Comments comments, FixedWords wording) {
        this.edition = edition;
        this.options = options;
        this.comments = comments;
        this.wording = wording;
        this.rightToLeft = edition.masthead().isRightToLeft();
    }

    /**
     * The relationships of what the main part refers to.
     *
     * @param verification {@code ""} for none
     */
    record Links(String header, String firstHeader, String footer, String firstFooter, String verification) {}

    /**
     * @param footnotes takes those that the main part refers to
     * @param numbers the lists that it refers to
     */
    byte[] write(Links links, WordFootnotes footnotes, WordNumbers numbers) {
        Xml xml = new Xml();
        xml.open("w:document", "xmlns:w", Parts.WORD, "xmlns:r", Parts.RELATIONSHIPS)
                .open("w:body");
        StatusMarks marks = new StatusMarks(edition, wording);
        BracketLists brackets = new BracketLists(edition, options, wording);
        new MastheadWriter(edition, wording, xml).write(marks, brackets);
        TrackedChanges changes = footnotes.changes();
        new ClauseWriter(xml, rightToLeft, changes, new ClauseWriter.Beside(comments, footnotes), marks)
                .write(BodyOrder.of(edition.redline()), numbers);
        new DecisionsWriter(edition, wording, xml).write(brackets);
        new RecordParagraphs(edition, wording, xml).write(links.verification, comments.homeless());
        section(xml, links);
        return xml.close().close().bytes();
    }

    private void section(Xml xml, Links links) {
        xml.open("w:sectPr");
        reference(xml, "w:headerReference", "default", links.header);
        reference(xml, "w:headerReference", "first", links.firstHeader);
        reference(xml, "w:footerReference", "default", links.footer);
        reference(xml, "w:footerReference", "first", links.firstFooter);
        xml.empty("w:pgSz", "w:w", "11906", "w:h", "16838");
        xml.empty(
                "w:pgMar",
                "w:top",
                "1417",
                "w:right",
                "1361",
                "w:bottom",
                "1191",
                "w:left",
                "1361",
                "w:header",
                "737",
                "w:footer",
                "680",
                "w:gutter",
                "0");
        if (options.lineNumbers()) {
            xml.empty("w:lnNumType", "w:countBy", "5", "w:distance", "284", "w:restart", "newPage");
        }
        xml.empty("w:titlePg");
        if (rightToLeft) {
            xml.empty("w:bidi");
        }
        xml.close();
    }

    private static void reference(Xml xml, String element, String type, String id) {
        xml.empty(element, "w:type", type, "r:id", id);
    }
}
