package org.plenary.server.identity;

/** What kind of party a delegation is. The names are stored and sent: they never change. */
public enum DelegationKind {
    STATE,
    /** An intergovernmental organisation. */
    IGO,
    COMPANY,
    CIVIL_SOCIETY,
    ACADEMIA,
    /** A public authority below or beside the State, such as a city. */
    PUBLIC_AUTHORITY
}
