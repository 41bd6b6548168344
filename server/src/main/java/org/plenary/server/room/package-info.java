/** One draft's actor: it judges, applies, records and fans out; the only writer of its draft. */
@NullMarked
package org.plenary.server.room;

import org.jspecify.annotations.NullMarked;
