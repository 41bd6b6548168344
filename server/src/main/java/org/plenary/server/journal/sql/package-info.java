/** The record in the embedded database. */
@NullMarked
package org.plenary.server.journal.sql;

import org.jspecify.annotations.NullMarked;
