package org.plenary.server.signin;

/** By what somebody signs in. The names are stored: they never change. */
public enum Means {
    /** By an access token, which a sign-in link holds. */
    TOKEN,
    PASSWORD,
    /** By an account of an organisation's OpenID provider. */
    ORGANIZATION,
    /** By accepting an invitation. */
    INVITATION,
    /** By the link that sets a new server up. */
    SET_UP
}
