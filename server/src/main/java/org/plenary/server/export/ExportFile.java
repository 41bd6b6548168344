package org.plenary.server.export;

import java.nio.file.Path;

/**
 * A file that was made. Who asked for it reads it, or moves it away, and then hands it back with {@link
 * Exports#discard}.
 *
 * @param path where it is, for this server's eyes alone
 * @param bytes how large it is
 * @param unshown which characters it names, because it cannot show them
 */
public record ExportFile(Path path, long bytes, Unshown unshown) {}
