package org.plenary.server.export.docx;

import java.util.List;
import java.util.Objects;
import org.plenary.server.export.ActLists;
import org.plenary.server.export.BracketLists;
import org.plenary.server.export.ClauseNames;
import org.plenary.server.export.Contribution;
import org.plenary.server.export.Decided;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.ToldAct;

/** Writes what was decided about clauses between the two moments of a redline, as a table behind the text. */
final class DecisionsWriter {
    private static final String[] COLUMNS = {"1700", "2584", "2700", "2200"};
    private static final String WIDTH = "9184";

    private final Edition edition;
    private final FixedWords wording;
    private final Xml xml;
    private final RunWriter runs;

    DecisionsWriter(Edition edition, FixedWords wording, Xml xml) {
        this.edition = edition;
        this.wording = wording;
        this.xml = xml;
        this.runs = new RunWriter(xml, edition.masthead().isRightToLeft(), new TrackedChanges(edition));
    }

    void write(BracketLists brackets) {
        if (edition.decisionCount() > 0) {
            table();
        }
        List<String> gone = brackets.gone();
        if (!gone.isEmpty()) {
            paragraph("DecisionsHeading", brackets.goneHeading());
            gone.forEach(words -> paragraph("Decisions", words));
        }
    }

    private void table() {
        ClauseNames names = new ClauseNames(edition, wording);
        paragraph("DecisionsHeading", wording.decisions(Objects.requireNonNull(edition.from()), edition.at()));
        xml.open("w:tbl").open("w:tblPr");
        xml.empty("w:tblW", "w:w", WIDTH, "w:type", "dxa");
        xml.open("w:tblBorders");
        border("w:bottom");
        border("w:insideH");
        xml.close().empty("w:tblLayout", "w:type", "fixed").close();
        xml.open("w:tblGrid");
        for (String column : COLUMNS) {
            xml.empty("w:gridCol", "w:w", column);
        }
        xml.close();
        row(true, wording.decisionsClause(), wording.decisionsStep(), wording.decisionsBy(), wording.decisionsReason());
        edition.decisions().forEach(decided -> row(decided, names));
        for (ToldAct act : new ActLists(edition, wording).all()) {
            row(false, act.clauses(), act.step(), by(act.by()), act.reason());
        }
        xml.close();
    }

    private void border(String side) {
        xml.empty(side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "auto");
    }

    private void row(Decided decided, ClauseNames names) {
        row(
                false,
                names.of(decided.clause()),
                wording.step(decided.before(), decided.after()),
                by(decided.by()),
                decided.reason());
    }

    private String by(Contribution by) {
        return TrackedChanges.author(edition, by) + ", " + wording.dateTime(by.at());
    }

    private void row(boolean head, String... cells) {
        xml.open("w:tr").open("w:trPr").empty("w:cantSplit");
        if (head) {
            xml.empty("w:tblHeader");
        }
        xml.close();
        for (int i = 0; i < cells.length; i++) {
            xml.open("w:tc").open("w:tcPr").empty("w:tcW", "w:w", COLUMNS[i], "w:type", "dxa");
            xml.close();
            paragraph(head ? "DecisionsHead" : "Decisions", cells[i]);
            xml.close();
        }
        xml.close();
    }

    private void paragraph(String style, String text) {
        runs.paragraph(style, text);
    }
}
