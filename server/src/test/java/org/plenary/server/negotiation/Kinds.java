package org.plenary.server.negotiation;

import java.util.List;
import org.plenary.server.journal.EntryKind;

/** The kinds of entries that record decisions, by the names that are in records. */
public final class Kinds {
    public static final EntryKind STATUS = new EntryKind("status");
    public static final EntryKind MODE = new EntryKind("mode");
    public static final EntryKind ACCESS = new EntryKind("access");
    public static final EntryKind REVISION = new EntryKind("revision");
    public static final EntryKind RESTORE = new EntryKind("restore");
    public static final EntryKind ARCHIVE = new EntryKind("archive");
    public static final EntryKind NUMBERING = new EntryKind("numbering");

    public static final EntryKind BRACKET = new EntryKind("bracket");
    public static final EntryKind BRACKET_HOLD = new EntryKind("bracket-hold");
    public static final EntryKind BRACKET_LEAVE = new EntryKind("bracket-leave");
    public static final EntryKind BRACKET_SETTLE = new EntryKind("bracket-settle");
    public static final EntryKind BRACKET_AGAIN = new EntryKind("bracket-again");

    public static final EntryKind PACKAGE = new EntryKind("package");
    public static final EntryKind PACKAGE_CHANGE = new EntryKind("package-change");
    public static final EntryKind PACKAGE_DISSOLVE = new EntryKind("package-dissolve");
    public static final EntryKind PACKAGE_STATUS = new EntryKind("package-status");
    public static final EntryKind CONFIRM = new EntryKind("confirm");
    public static final EntryKind ALTERNATIVE = new EntryKind("alternative");
    public static final EntryKind CHOICE = new EntryKind("choice");
    public static final EntryKind APART = new EntryKind("apart");

    public static final EntryKind PROPOSAL_RULES = new EntryKind("proposal-rules");
    public static final EntryKind PROPOSAL = new EntryKind("proposal");
    public static final EntryKind SPONSOR = new EntryKind("sponsor");
    public static final EntryKind WITHDRAW = new EntryKind("withdraw");
    public static final EntryKind NOT_TAKEN = new EntryKind("not-taken");
    public static final EntryKind INCORPORATE = new EntryKind("incorporate");

    /** All that there are, with text and person. */
    public static final List<EntryKind> ALL = List.of(
            EntryKind.TEXT,
            STATUS,
            MODE,
            ACCESS,
            EntryKind.PERSON,
            REVISION,
            RESTORE,
            ARCHIVE,
            BRACKET,
            BRACKET_HOLD,
            BRACKET_LEAVE,
            BRACKET_SETTLE,
            BRACKET_AGAIN,
            NUMBERING,
            PACKAGE,
            PACKAGE_CHANGE,
            PACKAGE_DISSOLVE,
            PACKAGE_STATUS,
            CONFIRM,
            ALTERNATIVE,
            CHOICE,
            APART,
            PROPOSAL_RULES,
            PROPOSAL,
            SPONSOR,
            WITHDRAW,
            NOT_TAKEN,
            INCORPORATE);

    private Kinds() {}
}
