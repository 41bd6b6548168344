/** One WebSocket in a room: its messages, its limits, its backpressure. */
@NullMarked
package org.plenary.server.session;

import org.jspecify.annotations.NullMarked;
