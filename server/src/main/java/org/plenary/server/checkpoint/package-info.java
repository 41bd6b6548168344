/** A draft's past as one keeps it in memory, and checkpoints of it: a cache that makes reading a record fast. */
@NullMarked
package org.plenary.server.checkpoint;

import org.jspecify.annotations.NullMarked;
