package org.plenary.server.signin;

/**
 * A session as its person sees it. Times are milliseconds since 1970 UTC.
 *
 * @param expiresAtMillis when it ends at the latest
 */
public record OpenSession(
        SessionNumber number, long openedAtMillis, long lastSeenAtMillis, long expiresAtMillis, Device device) {}
