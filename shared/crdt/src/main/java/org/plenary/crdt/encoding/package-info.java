/** The lib0 binary encoding: varints, strings and "any" values, with a decoder that is bounded. */
@NullMarked
package org.plenary.crdt.encoding;

import org.jspecify.annotations.NullMarked;
