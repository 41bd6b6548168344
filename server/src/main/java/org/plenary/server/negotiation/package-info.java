/**
 * The law of a draft: what has been decided about it, which decisions there are and when each can be taken, and what
 * each person may do. Immutable values and their form in the record; no network, no database.
 */
@NullMarked
package org.plenary.server.negotiation;

import org.jspecify.annotations.NullMarked;
