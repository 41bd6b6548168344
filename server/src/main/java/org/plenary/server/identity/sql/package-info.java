/** People, delegations, groups and processes in the embedded database. */
@NullMarked
package org.plenary.server.identity.sql;

import org.jspecify.annotations.NullMarked;
