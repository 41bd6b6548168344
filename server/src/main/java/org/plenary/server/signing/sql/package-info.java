/** Keys and signed heads in the embedded database. */
@NullMarked
package org.plenary.server.signing.sql;

import org.jspecify.annotations.NullMarked;
