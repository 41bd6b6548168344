package org.plenary.server.signin;

import org.plenary.server.audit.Audit;

/** All that there is of sign-in, by concept, with the trail that it leaves. */
public record SignInParts(
        Accounts accounts,
        Sessions sessions,
        Tokens tokens,
        Credentials credentials,
        OrganizationAccounts organizations,
        People people,
        Invitations invitations,
        Foundation foundation,
        Audit audit) {}
