/** Routes to what was, what changed, and who changed it. */
@NullMarked
package org.plenary.server.http.history;

import org.jspecify.annotations.NullMarked;
