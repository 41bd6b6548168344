/** What of each draft each person has seen, in the embedded database. */
@NullMarked
package org.plenary.server.visit.sql;

import org.jspecify.annotations.NullMarked;
