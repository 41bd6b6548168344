/** What of each draft each person has seen, and what is new to them since. */
@NullMarked
package org.plenary.server.visit;

import org.jspecify.annotations.NullMarked;
