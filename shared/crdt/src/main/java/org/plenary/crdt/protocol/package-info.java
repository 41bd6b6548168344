/** The y-protocols messages, sync and awareness, as values with a bounded codec. */
@NullMarked
package org.plenary.crdt.protocol;

import org.jspecify.annotations.NullMarked;
