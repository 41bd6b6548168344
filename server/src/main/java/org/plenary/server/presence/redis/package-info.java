/** Presence on many nodes that share a Redis. */
@NullMarked
package org.plenary.server.presence.redis;

import org.jspecify.annotations.NullMarked;
