package org.plenary.server.export.text;

import java.io.IOException;
import java.io.OutputStream;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes editions as plain text, UTF-8, lines ended by {@code \n}: symbol, date and so on, the text, and what the file
 * can be verified by, each set apart by a line of underscores. Stateless.
 *
 * <p>A redline has the marks of CriticMarkup, as {@link MarkdownWriter} describes. Bold and italic are not shown, so a
 * redline does not tell where they changed.
 *
 * <p>So that marks and text can be told apart, a brace of the text never stands beside a character that a mark could
 * have there. Between <code>{</code> and one of {@code + - ~ = >}, and between one of {@code + - ~ = <} and
 * <code>}</code>, there is a backslash, in clean texts and redlines alike; where the text itself has backslashes in
 * between, there is one more. So the text is read back by taking away one of each such row of backslashes.
 */
public final class PlainTextWriter implements EditionWriter {
    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        TextFile.write(edition, options, new PlainTextForm(), out);
        return Unshown.NONE;
    }
}
