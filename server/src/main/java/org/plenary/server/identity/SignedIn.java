package org.plenary.server.identity;

import org.jspecify.annotations.Nullable;

/**
 * What a request or a connection is signed in as.
 *
 * @param person who it is
 * @param session the session that it belongs to; null for who is signed in by an access token
 */
public record SignedIn(Person person, @Nullable SessionNumber session) {}
