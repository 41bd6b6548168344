/** The audit trail: who did what to people and sign-ins. */
@NullMarked
package org.plenary.server.audit;

import org.jspecify.annotations.NullMarked;
