/** Checkpoints in the embedded database. */
@NullMarked
package org.plenary.server.checkpoint.sql;

import org.jspecify.annotations.NullMarked;
