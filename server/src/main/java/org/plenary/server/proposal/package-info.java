/** What delegations propose: branches of drafts, how they follow, are tabled and are taken. */
@NullMarked
package org.plenary.server.proposal;

import org.jspecify.annotations.NullMarked;
