/** A draft's record as a file that anybody can verify: writing, reading, verifying, importing. */
@NullMarked
package org.plenary.server.record;

import org.jspecify.annotations.NullMarked;
