/** People and sign-in in the embedded database. */
@NullMarked
package org.plenary.server.identity.sql;

import org.jspecify.annotations.NullMarked;
