package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.Checks;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;

/**
 * A branch begins, on a draft as it is after an entry. It is the first decision of the branch's record; the text that
 * the draft has then is recorded next, by the server.
 *
 * @param draft the draft
 * @param by in whose name it proposes
 * @param title what it is called, 1 to {@value #MAX_TITLE} characters on one line
 * @param seq the entry of the draft's record
 * @param head the hash of that entry, in hexadecimal digits
 * @param access the draft's rules of access
 */
public record OpenBranch(StreamId draft, Proposer by, String title, long seq, String head, Access access)
        implements Decision {
    static final int MAX_TITLE = 200;

    /** Its kind, as the record has it. */
    public static final DecisionKind KIND =
            DecisionKind.of("base", Set.of("draft", "proposer", "title", "seq", "head", "access"), OpenBranch::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public OpenBranch {
        Checks.line("title", title, MAX_TITLE);
        FollowDraft.requireHead(seq, head);
    }

    @Override
    public DecisionKind kind() {
        return KIND;
    }

    @Override
    public boolean isByTheIntroduced() {
        return true;
    }

    @Override
    public boolean isOfBranches() {
        return true;
    }

    /** Whoever speaks for those in whose name it is, as the draft's rules say. */
    @Override
    public void requireRight(Actor by, Standing now) {
        this.by.requireSpokenForBy(by, now.with(access));
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return List.of(new AnnouncedEdit(Branch.SERVER, Announcement.ANY));
    }

    @Override
    public boolean changes(Situation now) {
        if (now.seq() > 2 || now.standing().branch() != null) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A branch begins its record, and never again. Begin another one.");
        }
        return true;
    }

    @Override
    public Standing effect(Standing before, Act act) {
        return before.with(access).with(new Branch(draft, by, title, seq));
    }

    @Override
    public void write(Fields to) {
        to.put("draft", draft.value())
                .put("proposer", by.toFields())
                .put("title", title)
                .put("seq", seq)
                .put("head", head)
                .put("access", AccessJson.of(access));
    }

    private static OpenBranch read(Fields from) {
        return new OpenBranch(
                new StreamId(from.text("draft")),
                Proposer.read(from.object("proposer")),
                from.text("title"),
                from.number("seq"),
                from.text("head"),
                AccessJson.read(from.object("access")));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.empty();
    }

    @Override
    public Fields brief() {
        return new Fields().put("draft", draft.value()).put("followed", seq);
    }
}
