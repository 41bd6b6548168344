package org.plenary.server.export.html;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.plenary.server.export.Edition;
import org.plenary.server.export.EditionWriter;
import org.plenary.server.export.ExportOptions;
import org.plenary.server.export.Unshown;

/**
 * Writes an edition as one file of HTML that needs no other, has no script, and prints on A4. It is well-formed XML,
 * too. Of a redline the text at the first moment is read by leaving out {@code <ins>}, at the second by leaving out
 * {@code <del>}.
 */
public final class HtmlWriter implements EditionWriter {
    @Override
    public Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException {
        String page = EditionMarkup.of(edition, options, Medium.SCREEN, TextSetting.AS_IT_IS);
        out.write(page.getBytes(StandardCharsets.UTF_8));
        return Unshown.NONE;
    }
}
