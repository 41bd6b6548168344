package org.plenary.server.identity;

/** All that there is of people and sign-in, by concept. */
public record Identity(
        Accounts accounts,
        Sessions sessions,
        Tokens tokens,
        Credentials credentials,
        OrganizationAccounts organizations,
        Directory directory,
        People people,
        Invitations invitations,
        Foundation foundation,
        Audit audit) {}
