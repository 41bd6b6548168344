/** The audit trail in the embedded database. */
@NullMarked
package org.plenary.server.audit.sql;

import org.jspecify.annotations.NullMarked;
