package org.plenary.server.signin;

import org.jspecify.annotations.Nullable;

/**
 * An access token as its person sees it. Times are milliseconds since 1970 UTC.
 *
 * @param lastUsedAtMillis the last use, to the hour; null if it was never used
 * @param expiresAtMillis when it ends by itself
 */
public record OpenToken(
        TokenNumber number, long issuedAtMillis, @Nullable Long lastUsedAtMillis, long expiresAtMillis) {}
