/** Who somebody is: people, delegations, groups, processes, roles, and what each may do. */
@NullMarked
package org.plenary.server.identity;

import org.jspecify.annotations.NullMarked;
