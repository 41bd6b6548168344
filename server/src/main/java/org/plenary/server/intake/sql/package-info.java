/** The files that drafts were started from, in the embedded database. */
@NullMarked
package org.plenary.server.intake.sql;

import org.jspecify.annotations.NullMarked;
