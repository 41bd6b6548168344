/** Accounts and sign-in in the embedded database. */
@NullMarked
package org.plenary.server.signin.sql;

import org.jspecify.annotations.NullMarked;
