/** What all routes share: who asks, bounds, the form of answers, and what is answered when something is not done. */
@NullMarked
package org.plenary.server.http.exchange;

import org.jspecify.annotations.NullMarked;
