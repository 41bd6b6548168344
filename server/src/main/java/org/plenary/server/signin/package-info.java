/** How people prove who they are: accounts, passwords, invitations, sessions, access tokens. */
@NullMarked
package org.plenary.server.signin;

import org.jspecify.annotations.NullMarked;
