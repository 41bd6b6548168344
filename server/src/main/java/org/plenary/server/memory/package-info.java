/** What live connections may hold in memory, all together, and who has to go when it is too much. */
@NullMarked
package org.plenary.server.memory;

import org.jspecify.annotations.NullMarked;
