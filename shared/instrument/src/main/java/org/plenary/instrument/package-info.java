/** The text of an instrument as immutable values: clauses, their computed numbers, and how they read in plain text. */
@NullMarked
package org.plenary.instrument;

import org.jspecify.annotations.NullMarked;
