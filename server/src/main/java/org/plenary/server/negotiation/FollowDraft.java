package org.plenary.server.negotiation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plenary.server.identity.PersonId;

/**
 * A branch has taken in what happened in its draft up to an entry. What that did to the text is recorded next: what the
 * draft has by the server, which alone decides this; and words of the branch that would be lost, since the draft has
 * written anew what they stood in, once more in the names of those who wrote them.
 *
 * @param seq the entry of the draft's record
 * @param head the hash of that entry, in hexadecimal digits
 * @param access the draft's rules of access now
 * @param archived whether the draft is archived now
 * @param edits the person of each change of the text that follows, in order, at most {@value #MAX_EDITS}; the first is
 *     the server
 */
public record FollowDraft(long seq, String head, Access access, boolean archived, List<PersonId> edits)
        implements Decision {
    /** The most changes of the text that follow. */
    static final int MAX_EDITS = 200;

    /** Its kind, as the record has it. */
    public static final DecisionKind KIND =
            DecisionKind.of("follow", Set.of("seq", "head", "access", "archived", "edits"), FollowDraft::read);

    /** @throws IllegalArgumentException if a part is out of bounds */
    public FollowDraft {
        requireHead(seq, head);
        edits = List.copyOf(edits);
        if (edits.size() > MAX_EDITS || (!edits.isEmpty() && !edits.get(0).equals(Branch.SERVER))) {
            throw new IllegalArgumentException("expected at most " + MAX_EDITS
                    + " changes that follow, the first by the server, got " + edits.size());
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
    public boolean isOfBranches() {
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
        return edits.stream()
                .map(person -> new AnnouncedEdit(person, Announcement.ANY))
                .toList();
    }

    @Override
    public boolean changes(Situation now) {
        Branch branch = now.standing().branch();
        if (branch == null || seq < branch.followed()) {
            throw new DecisionException(
                    DecisionException.Reason.CONFLICT,
                    "A branch follows its draft, and never back to what was before.");
        }
        return !edits.isEmpty()
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
                .put("edits", edits.stream().map(PersonId::value).toList());
    }

    private static FollowDraft read(Fields from) {
        return new FollowDraft(
                from.number("seq"),
                from.text("head"),
                AccessJson.read(from.object("access")),
                from.truth("archived"),
                from.texts("edits").stream().map(PersonId::new).toList());
    }

    @Override
    public Optional<Fields> news() {
        return Optional.empty();
    }

    @Override
    public Fields brief() {
        // Whoever tells of it tells with "seq" where it is recorded itself.
        return new Fields().put("followed", seq);
    }
}
