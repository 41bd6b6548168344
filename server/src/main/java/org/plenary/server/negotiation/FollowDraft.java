package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.PersonId;

/**
 * A branch has taken in what happened in its draft up to an entry: what that did to the text is recorded next. By the
 * server alone.
 *
 * @param seq the entry of the draft's record
 * @param head the hash of that entry, in hexadecimal digits
 * @param access the draft's rules of access now
 * @param archived whether the draft is archived now
 * @param edits how many changes of the text follow, 0 to {@value #MAX_EDITS}
 */
public record FollowDraft(long seq, String head, Access access, boolean archived, int edits) implements Decision {
    /** The most changes of the text that follow. */
    static final int MAX_EDITS = 1;

    static final DecisionKind KIND =
            DecisionKind.of("follow", Set.of("seq", "head", "access", "archived", "edits"), FollowDraft::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public FollowDraft {
        requireHead(seq, head);
        if (edits < 0 || edits > MAX_EDITS) {
            throw new IllegalArgumentException("expected 0 to " + MAX_EDITS + " changes that follow, got " + edits);
        }
    }

    static void requireHead(long seq, String head) {
        if (seq < 1 || !head.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "expected an entry of a draft's record, with its hash of 64 hexadecimal digits, got entry " + seq);
        }
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
    public void requireRight(Actor by, Standing now) {
        if (!by.id().equals(Branch.SERVER)) {
            throw new DecisionException(
                    DecisionException.Reason.NOT_ALLOWED,
                    "Branches follow their draft by the server, and by nobody else.");
        }
    }

    @Override
    public boolean isForArchivedDrafts() {
        return true;
    }

    @Override
    public List<AnnouncedEdit> announces(Situation now, PersonId by) {
        return edits == 0 ? List.of() : List.of(new AnnouncedEdit(Branch.SERVER, Announcement.ANY));
    }

    @Override
    public boolean changes(Situation now) {
        Branch branch = now.standing().branch();
        if (branch == null || seq < branch.followed()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A branch follows its draft, and never back to what was before.");
        }
        return edits > 0
                || !access.equals(now.standing().access())
                || archived != now.standing().drafting().archived();
    }

    @Override
    public Standing effect(Standing before, Act act) {
        Branch branch = before.branch();
        Standing followed = branch == null ? before : before.with(branch.follows(seq));
        return followed.with(access).with(before.drafting().archived(archived));
    }

    @Override
    public void write(Fields to) {
        to.put("seq", seq)
                .put("head", head)
                .put("access", AccessJson.of(access))
                .put("archived", archived)
                .put("edits", edits);
    }

    private static FollowDraft read(Fields from) {
        return new FollowDraft(
                from.number("seq"),
                from.text("head"),
                AccessJson.read(from.object("access")),
                from.truth("archived"),
                from.count("edits"));
    }

    @Override
    public Optional<Fields> news() {
        return Optional.empty();
    }

    @Override
    public Fields brief() {
        return new Fields().put("seq", seq);
    }
}
