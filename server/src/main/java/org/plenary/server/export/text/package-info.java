/** Drafts as files of text: Markdown and plain text, their changes in CriticMarkup. */
@NullMarked
package org.plenary.server.export.text;

import org.jspecify.annotations.NullMarked;
