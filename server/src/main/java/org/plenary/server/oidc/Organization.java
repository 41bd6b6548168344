package org.plenary.server.oidc;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * An organisation whose people sign in by their accounts there.
 *
 * @param id its identifier in addresses, 1 to 40 characters of {@code [a-z0-9-]}
 * @param name its name as shown on the sign-in page
 * @param issuer its OpenID provider, an {@code https} URL; {@code http} is for the provider's own machine alone
 * @param clientId what the provider knows this server by
 * @param clientSecret the secret that goes with it
 */
public record Organization(String id, String name, String issuer, String clientId, String clientSecret) {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final int MAX_LENGTH = 500;

    /** @throws IllegalArgumentException if something is out of bounds; the message names it */
    public Organization {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "expected an organisation's \"id\" of 1 to 40 characters [a-z0-9-], got \"" + id + "\"");
        }
        text(id, "name", name);
        text(id, "issuer", issuer);
        text(id, "clientId", clientId);
        text(id, "clientSecret", clientSecret);
        if (!isSafe(issuer)) {
            throw new IllegalArgumentException("expected the \"issuer\" of organisation \"" + id
                    + "\" to be an https URL without a query, got \"" + issuer + "\"");
        }
    }

    private static void text(String id, String field, String value) {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("expected \"" + field + "\" of organisation \"" + id + "\" to have 1 to "
                    + MAX_LENGTH + " characters, got " + value.length());
        }
    }

    private static boolean isSafe(String issuer) {
        URI uri = URI.create(issuer);
        boolean isHere = "localhost".equals(uri.getHost()) || "127.0.0.1".equals(uri.getHost());
        return uri.getHost() != null
                && uri.getQuery() == null
                && uri.getFragment() == null
                && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && isHere));
    }

    /** Without the secret, so that no log holds it. */
    @Override
    public String toString() {
        return "Organization[id=" + id + ", issuer=" + issuer + "]";
    }
}
