package org.plenary.server.export.docx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.docx4j.openpackaging.exceptions.Docx4JException;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes editions as documents of Word: a clean text, or a redline whose changes Word and LibreOffice accept and reject
 * one by one.
 *
 * <p>Accepting all changes gives the text of the second moment, rejecting all that of the first, words, paragraphs and
 * numbers. Numbers are Word's own, so they follow when somebody edits the document, but for those that {@linkplain
 * WordNumbers hold}; they are those of the instrument up to 260 sub-paragraphs in one place. Stateless.
 */
public final class DocxWriter implements EditionWriter {
    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        try {
            Comments comments = new Comments(edition, options.notes() ? edition.notes() : List.of());
            new DocxPackage(edition, options, comments).save(out);
        } catch (Docx4JException e) {
            throw new IOException("cannot write the document: " + e.getMessage(), e);
        }
        return Unshown.NONE;
    }
}
