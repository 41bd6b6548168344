/** Presence on one node, in memory. */
@NullMarked
package org.plenary.server.presence.local;

import org.jspecify.annotations.NullMarked;
