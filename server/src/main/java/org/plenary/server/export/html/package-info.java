/** Editions as one HTML file, and the same pages as XHTML to be set on paper. */
@NullMarked
package org.plenary.server.export.html;

import org.jspecify.annotations.NullMarked;
