/** How something that is about words holds on to them while others edit: anchors, and what became of them. */
@NullMarked
package org.plenary.instrument.anchor;

import org.jspecify.annotations.NullMarked;
