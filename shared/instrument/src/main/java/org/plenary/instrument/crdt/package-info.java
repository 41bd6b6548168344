/** Reads an instrument from a shared document, and writes one into an empty document. */
@NullMarked
package org.plenary.instrument.crdt;

import org.jspecify.annotations.NullMarked;
