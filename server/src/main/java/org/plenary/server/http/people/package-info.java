/** Routes about people: signing in, invitations, the process and who is in it, who is there. */
@NullMarked
package org.plenary.server.http.people;

import org.jspecify.annotations.NullMarked;
