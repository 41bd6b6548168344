/** What was: drafts at earlier moments, what changed between two of them, and who did it. */
@NullMarked
package org.plenary.server.history;

import org.jspecify.annotations.NullMarked;
