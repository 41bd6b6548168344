/** People, delegations, roles and sign-in, and what each person may do. */
@NullMarked
package org.plenary.server.identity;

import org.jspecify.annotations.NullMarked;
