package org.plenary.server.export;

import java.util.List;

/** What the head and the foot of a file say an edition is, in all formats alike. Stateless. */
public final class HeadWords {
    private HeadWords() {}

    /** The symbol, or what stands in its place. */
    public static String symbol(Edition edition, FixedWords wording) {
        String symbol = edition.symbol();
        return symbol != null
                ? symbol
                : edition.proposal() == null ? wording.draftNotIssued() : wording.say("proposal.unsubmitted");
    }

    /** What it is, in a word or two: a draft, a proposal, or issued. */
    public static String mark(Edition edition, FixedWords wording) {
        PaperHead proposal = edition.proposal();
        if (proposal != null) {
            return wording.say(proposal.isSubmitted() ? "proposal.mark" : "proposal.mark.draft");
        }
        return edition.revision() == null ? wording.draft() : wording.issued();
    }

    /** Why nobody signed it. */
    public static String unsigned(Edition edition, FixedWords wording) {
        return edition.revision() == null ? wording.recordUnsigned() : wording.recordIssuedUnsigned();
    }

    /** What the head of a proposal's paper says of it, in order; nothing of what is none. */
    public static List<PaperHead.Line> proposal(Edition edition, FixedWords wording) {
        PaperHead proposal = edition.proposal();
        return proposal == null ? List.of() : proposal.lines(wording);
    }
}
