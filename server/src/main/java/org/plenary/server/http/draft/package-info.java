/** Routes to drafts: their list, their text, what is decided about them, files that become drafts, and the socket. */
@NullMarked
package org.plenary.server.http.draft;

import org.jspecify.annotations.NullMarked;
