/** Which branches a draft has, in SQL. */
@NullMarked
package org.plenary.server.proposal.sql;

import org.jspecify.annotations.NullMarked;
