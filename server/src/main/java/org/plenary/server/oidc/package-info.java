/** Sign-in by the OpenID providers of organisations. */
@NullMarked
package org.plenary.server.oidc;

import org.jspecify.annotations.NullMarked;
