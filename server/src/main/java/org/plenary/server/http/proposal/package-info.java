/** Routes to proposals. */
@NullMarked
package org.plenary.server.http.proposal;

import org.jspecify.annotations.NullMarked;
