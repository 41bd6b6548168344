/** Routes to desks: comments, positions, what happened, and the socket that tells of them. */
@NullMarked
package org.plenary.server.http.desk;

import org.jspecify.annotations.NullMarked;
