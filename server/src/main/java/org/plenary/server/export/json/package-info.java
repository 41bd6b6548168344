/** Drafts as data: JSON that a JSON Schema describes. */
@NullMarked
package org.plenary.server.export.json;

import org.jspecify.annotations.NullMarked;
