/** The CRDT engine: documents, shared types, updates and what they consist of, the same as Yjs 13's byte for byte. */
@NullMarked
package org.plenary.crdt;

import org.jspecify.annotations.NullMarked;
