/** Desks in the embedded database. */
@NullMarked
package org.plenary.server.desk.sql;

import org.jspecify.annotations.NullMarked;
