package org.plenary.server.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/**
 * Somebody begins a thread by its first comment.
 *
 * @param anchor what of the draft it is about; null if that is the whole draft, or a proposal
 * @param proposal what of a proposal it is about; null if it is about the draft
 */
record BeginThread(@Nullable DeskAnchor anchor, @Nullable ProposalPlace proposal, Words words) implements DeskAct {
    static final DeskActKind KIND =
            DeskActKind.of("comment", Set.of("anchor", "proposal", "text", "mentions"), BeginThread::read);

    /** @throws IllegalArgumentException if it is about the draft and about a proposal */
    BeginThread {
        if (anchor != null && proposal != null) {
            throw new IllegalArgumentException("expected a place of the draft or a proposal, got both");
        }
    }

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    private long weight() {
        return (long) words.weight()
                + (anchor == null ? 0 : anchor.weight())
                + (proposal == null ? 0 : proposal.weight());
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        if (now.threads().size() >= Desk.MAX_THREADS) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "A desk has at most " + Desk.MAX_THREADS
                            + " threads, and this one has them. Answer in one of them.");
        }
        now.requireRoomFor(weight());
        return true;
    }

    @Override
    public Desk effect(Desk before, Said said) {
        ThreadId id = new ThreadId(said.seq());
        List<Comment> first = List.of(Comment.of(words, said));
        return before.with(new CommentThread(id, said.seq(), anchor, proposal, first, null), weight());
    }

    @Override
    public void write(Fields to) {
        to.putIfAny("anchor", anchor == null ? null : anchor.toFields());
        to.putIfAny("proposal", proposal == null ? null : proposal.toFields());
        words.write(to);
    }

    private static BeginThread read(Fields from) {
        return new BeginThread(
                from.has("anchor") ? DeskAnchor.read(from.object("anchor")) : null,
                from.has("proposal") ? ProposalPlace.read(from.object("proposal")) : null,
                Words.read(from));
    }

    @Override
    public Fields news(Desk after, long seq) {
        return new Fields().put("thread", after.told(new ThreadId(seq)));
    }

    @Override
    public Fields about(Desk desk, long seq) {
        Fields about = new Fields()
                .put("thread", desk.nameOf(new ThreadId(seq)))
                .put("comment", new CommentId(seq).value())
                .putIfAny("clause", anchor == null ? null : anchor.on().clause().value())
                .putIfAny(
                        "proposal",
                        proposal == null ? null : proposal.proposal().value());
        words.tellMentions(about);
        return about;
    }

    @Override
    public String subject(long seq) {
        return new ThreadId(seq).value();
    }
}
