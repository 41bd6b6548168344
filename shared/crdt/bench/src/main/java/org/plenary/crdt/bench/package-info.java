/** Benchmarks of the engine: figures, which never decide about a build. */
@NullMarked
package org.plenary.crdt.bench;

import org.jspecify.annotations.NullMarked;
