/** A server with a negotiation in it that has lived, to look at. */
@NullMarked
package org.plenary.server.demo;

import org.jspecify.annotations.NullMarked;
