/**
 * Reads texts that others wrote, as DOCX, Markdown or plain text, into instruments; keeps the files they came in. Reads
 * fragments of texts as clipboards hold them.
 */
@NullMarked
package org.plenary.server.intake;

import org.jspecify.annotations.NullMarked;
