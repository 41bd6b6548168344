/**
 * A database in SQL: one writer, group commit. What kind of database it is says an {@link
 * org.plenary.server.sql.Engine}.
 */
@NullMarked
package org.plenary.server.sql;

import org.jspecify.annotations.NullMarked;
