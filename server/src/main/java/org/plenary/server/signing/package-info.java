/** Signatures under the heads of issued revisions: keys, what is signed, and its form for others. */
@NullMarked
package org.plenary.server.signing;

import org.jspecify.annotations.NullMarked;
