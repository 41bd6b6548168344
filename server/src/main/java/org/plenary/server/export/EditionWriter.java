package org.plenary.server.export;

import java.io.IOException;
import java.io.OutputStream;

/** Writes editions in one format. Stateless, or safe from any thread. */
@FunctionalInterface
public interface EditionWriter {
    /**
     * Writes a whole file. Takes time in the length of the text; to be called on a worker.
     *
     * @param out not closed here
     * @return which characters the file names, because it cannot show them
     * @throws IOException if {@code out} takes no more; what was written until then is no file
     * @throws ExportException if the format cannot show this edition
     */
    Unshown write(Edition edition, ExportOptions options, OutputStream out) throws IOException;
}
