/** The embedded database: one SQLite file, one writer that commits in groups, and a few readers. */
@NullMarked
package org.plenary.server.sql;

import org.jspecify.annotations.NullMarked;
