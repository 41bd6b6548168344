/** The database as SQLite keeps it: a file in the data directory. */
@NullMarked
package org.plenary.server.sql.sqlite;

import org.jspecify.annotations.NullMarked;
