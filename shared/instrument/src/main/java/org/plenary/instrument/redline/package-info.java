/** Differences between two moments of a draft, with who made them; and who wrote what is there. */
@NullMarked
package org.plenary.instrument.redline;

import org.jspecify.annotations.NullMarked;
