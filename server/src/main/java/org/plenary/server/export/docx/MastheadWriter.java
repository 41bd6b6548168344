package org.plenary.server.export.docx;

import java.util.Objects;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.export.StatusMarks;
import org.plenary.server.negotiation.IssuedRevision;

/** Writes the head of the first page, and what runs over the others. */
final class MastheadWriter {
    private static final String[] COLUMNS = {"2948", "3402", "2834"};
    private static final String WIDTH = "9184";

    private final Edition edition;
    private final FixedWords wording;
    private final Xml xml;
    private final RunWriter runs;

    MastheadWriter(Edition edition, FixedWords wording, Xml xml) {
        this.edition = edition;
        this.wording = wording;
        this.xml = xml;
        this.runs = new RunWriter(xml, edition.masthead().isRightToLeft(), new TrackedChanges(edition));
    }

    /**
     * The table with the mark, the symbol and what the papers of the process say; under it the agenda, what a revision
     * is called, the moments, and what the marks of clauses mean.
     */
    void write(StatusMarks marks, BracketLists brackets) {
        xml.open("w:tbl").open("w:tblPr");
        if (edition.masthead().isRightToLeft()) {
            xml.empty("w:bidiVisual");
        }
        xml.empty("w:tblW", "w:w", WIDTH, "w:type", "dxa").empty("w:tblLayout", "w:type", "fixed");
        xml.open("w:tblCellMar")
                .empty("w:left", "w:w", "0", "w:type", "dxa")
                .empty("w:right", "w:w", "0", "w:type", "dxa")
                .close()
                .close();
        xml.open("w:tblGrid");
        for (String column : COLUMNS) {
            xml.empty("w:gridCol", "w:w", column);
        }
        xml.close();
        identification();
        particulars();
        xml.close();
        if (!edition.masthead().agenda().isEmpty()) {
            paragraph("MastheadAgenda", edition.masthead().agenda());
        }
        if (edition.revision() != null) {
            cover(edition.revision());
        }
        HeadWords.proposal(edition, wording)
                .forEach(line -> paragraph(line.strong() ? "MastheadAgenda" : "MastheadNote", line.words()));
        if (edition.from() != null) {
            paragraph("MastheadChanges", wording.changes(Objects.requireNonNull(edition.from()), edition.at()));
            if (edition.decisionCount() > 0) {
                paragraph("MastheadNote", wording.decisionsCounted(edition.decisionCount()));
            }
        }
        marks.legend().forEach(words -> paragraph("MastheadNote", words));
        brackets.legend().forEach(words -> paragraph("MastheadNote", words));
    }

    private void cover(IssuedRevision revision) {
        paragraph("MastheadAgenda", revision.title());
        if (revision.note() != null) {
            revision.note().lines().filter(line -> !line.isBlank()).forEach(line -> paragraph("MastheadNote", line));
        }
    }

    private void identification() {
        beginRow();
        beginCell(COLUMNS[0], 1, "4");
        paragraph("MastheadMark", HeadWords.mark(edition, wording));
        xml.close();
        beginCell(Integer.toString(Integer.parseInt(COLUMNS[1]) + Integer.parseInt(COLUMNS[2])), 2, "4");
        paragraph("MastheadSymbol", HeadWords.symbol(edition, wording));
        xml.close().close();
    }

    private void particulars() {
        beginRow();
        beginCell(Integer.toString(Integer.parseInt(COLUMNS[0]) + Integer.parseInt(COLUMNS[1])), 2, "18");
        paragraph("MastheadProcess", edition.process().name());
        xml.close();
        beginCell(COLUMNS[2], 1, "18");
        if (!edition.masthead().distribution().isEmpty()) {
            paragraph("MastheadLine", wording.distribution(edition.masthead().distribution()));
        }
        paragraph("MastheadLine", wording.date(edition.instant()));
        paragraph("MastheadLine", wording.original(edition.locale()));
        xml.close().close();
    }

    private void beginRow() {
        xml.open("w:tr").open("w:trPr").empty("w:cantSplit").close();
    }

    private void beginCell(String width, int span, String rule) {
        xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", width, "w:type", "dxa");
        if (span > 1) {
            xml.value("w:gridSpan", Integer.toString(span));
        }
        xml.open("w:tcBorders")
                .empty("w:bottom", "w:val", "single", "w:sz", rule, "w:space", "0", "w:color", "auto")
                .close()
                .close();
    }

    private void paragraph(String style, String text) {
        runs.paragraph(style, text);
    }

    /** The line over every page but the first, with the symbol and the number of the page. */
    byte[] header() {
        return running("w:hdr", "Header", HeadWords.symbol(edition, wording), true);
    }

    /** The line under the first page, which has the symbol at its head. */
    byte[] firstFooter() {
        return running("w:ftr", "Footer", wording.dateTime(edition.instant()), true);
    }

    /** A line with nothing in it. */
    byte[] blank(String root) {
        return running(root, root.equals("w:hdr") ? "Masthead" : "Footer", "", false);
    }

    private byte[] running(String root, String style, String leading, boolean page) {
        xml.open(root, "xmlns:w", Parts.WORD).open("w:p");
        xml.open("w:pPr").value("w:pStyle", style).close();
        runs.plain(leading);
        if (page) {
            xml.open("w:r").empty("w:tab").close();
            runs.plain(wording.beforePage());
            field("PAGE");
            runs.plain(wording.betweenPages());
            field("NUMPAGES");
        }
        return xml.close().close().bytes();
    }

    private void field(String name) {
        xml.open("w:fldSimple", "w:instr", " " + name + " ");
        runs.plain("1");
        xml.close();
    }
}
