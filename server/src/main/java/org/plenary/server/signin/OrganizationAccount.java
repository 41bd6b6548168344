package org.plenary.server.signin;

import org.plenary.server.identity.Checks;

/**
 * An account at an organisation's OpenID provider.
 *
 * @param issuer the provider, an {@code https} URL of at most {@value #MAX_LENGTH} characters
 * @param subject the provider's identifier of the account, 1 to {@value #MAX_LENGTH} characters
 */
public record OrganizationAccount(String issuer, String subject) {
    private static final int MAX_LENGTH = 255;

    /** @throws IllegalArgumentException if something is out of bounds */
    public OrganizationAccount {
        Checks.line("issuer", issuer, MAX_LENGTH);
        Checks.line("subject", subject, MAX_LENGTH);
    }
}
