/** Editions as PDF/A-2b. */
@NullMarked
package org.plenary.server.export.pdf;

import org.jspecify.annotations.NullMarked;
