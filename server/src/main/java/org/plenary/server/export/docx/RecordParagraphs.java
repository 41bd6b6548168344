package org.plenary.server.export.docx;

import java.util.List;
import org.plenary.server.export.Edition;
import org.plenary.server.export.FixedWords;
import org.plenary.server.export.HeadWords;
import org.plenary.server.signing.SignedHead;

/** Writes what stands at the end: a rule, the entry of the record that the text comes from, and where to verify it. */
final class RecordParagraphs {
    /**
     * Text and no mere border: who rejects what was added last joins its empty paragraph to this one, and the form of
     * the longer stays.
     */
    private static final String RULE = "_".repeat(14);

    private final Edition edition;
    private final FixedWords wording;
    private final Xml xml;
    private final RunWriter runs;

    RecordParagraphs(Edition edition, FixedWords wording, Xml xml) {
        this.edition = edition;
        this.wording = wording;
        this.xml = xml;
        this.runs = new RunWriter(xml, edition.masthead().isRightToLeft(), new TrackedChanges(edition));
    }

    /**
     * @param link the relationship of the address to verify at, {@code ""} for none
     * @param comments the numbers of comments that have no other place
     */
    void write(String link, List<Integer> comments) {
        begin("EndRule");
        comments.forEach(comment -> xml.empty("w:commentRangeStart", "w:id", comment.toString()));
        runs.plain(RULE);
        for (Integer comment : comments) {
            xml.empty("w:commentRangeEnd", "w:id", comment.toString());
            xml.open("w:r").open("w:rPr").value("w:rStyle", "CommentReference").close();
            xml.empty("w:commentReference", "w:id", comment.toString()).close();
        }
        xml.close();
        begin("Record");
        runs.plain(wording.recordHead(edition.head().seq()) + " ");
        runs.styled(edition.head().hash().toString(), "RecordHash");
        xml.close();
        begin("Record");
        runs.plain(signature());
        xml.close();
        String address = edition.verification();
        if (!link.isEmpty() && address != null) {
            begin("Record");
            runs.plain(wording.recordVerify() + " ");
            xml.open("w:hyperlink", "r:id", link);
            runs.styled(address, "Hyperlink");
            xml.close().close();
        }
    }

    private String signature() {
        SignedHead signature = edition.signature();
        if (signature != null) {
            return wording.recordSigned(signature.key().toString(), HeadWords.symbol(edition, wording));
        }
        return HeadWords.unsigned(edition, wording);
    }

    private void begin(String style) {
        xml.open("w:p").open("w:pPr").value("w:pStyle", style).close();
    }
}
