/** Who is in which draft, and where in it. */
@NullMarked
package org.plenary.server.presence;

import org.jspecify.annotations.NullMarked;
