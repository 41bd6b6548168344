package org.plenary.server.export.text;

import java.io.IOException;
import java.io.OutputStream;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes editions as CommonMark, UTF-8, lines ended by {@code \n}: a block quote with symbol, date and so on, the text,
 * and a block quote with what the file can be verified by. Stateless.
 *
 * <p>A redline has the marks of CriticMarkup. With all changes accepted it is the text at the second moment as this
 * writer writes it, with all rejected that at the first, to the last character; comments are dropped in both cases, and
 * head and foot are those of the redline. A change can begin and end between paragraphs, and a number that only moved
 * on is changed without a comment. A clause that was moved is deleted at its old place and inserted at its new one.
 * Nothing in the text is taken for mark-up: what could be, has a backslash.
 *
 * <p>Notes are CriticMarkup's comments behind their clause.
 */
public final class MarkdownWriter implements EditionWriter {
    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        TextFile.write(edition, options, new MarkdownForm(), out);
        return Unshown.NONE;
    }
}
