package org.plenary.server.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.server.negotiation.Fields;

/**
 * A thread: comments on words, on a clause, on the draft or on a proposal, the first of which began it.
 *
 * @param seq the newest entry of the desk's record that changed it
 * @param anchor what of the draft it is about; null if that is the whole draft, or a proposal
 * @param proposal what of a proposal it is about; null if it is about the draft
 * @param comments 1 to {@value #MAX_COMMENTS}, the oldest first
 * @param resolved who resolved it; null while it is open
 */
record CommentThread(
        ThreadId id,
        long seq,
        @Nullable DeskAnchor anchor,
        @Nullable ProposalPlace proposal,
        List<Comment> comments,
        @Nullable Said resolved) {
    /** The most comments of one thread. */
    static final int MAX_COMMENTS = 500;

    /** Keeps a copy of the list. */
    CommentThread {
        comments = List.copyOf(comments);
    }

    boolean isOpen() {
        return resolved == null;
    }

    Optional<Comment> find(CommentId comment) {
        return comments.stream().filter(each -> each.id().equals(comment)).findFirst();
    }

    CommentThread with(Comment answer) {
        List<Comment> all = new ArrayList<>(comments);
        all.add(answer);
        return new CommentThread(id, answer.said().seq(), anchor, proposal, all, resolved);
    }

    /** One of the comments reads otherwise from an entry on. */
    CommentThread reworded(CommentId comment, Words words, Said said) {
        List<Comment> all = comments.stream()
                .map(each -> each.id().equals(comment) ? each.reworded(words, said.atMillis()) : each)
                .toList();
        return new CommentThread(id, said.seq(), anchor, proposal, all, resolved);
    }

    CommentThread resolvedBy(Said said) {
        return new CommentThread(id, said.seq(), anchor, proposal, comments, said);
    }

    CommentThread openedAgain(long at) {
        return new CommentThread(id, at, anchor, proposal, comments, null);
    }

    /** As it is told to people. */
    Fields told(Desk desk) {
        Said by = resolved;
        return new Fields()
                .put("id", desk.nameOf(id))
                .put("desk", desk.id().value())
                .put("seq", seq)
                .put("audience", desk.audience().toFields())
                .put("state", by == null ? "OPEN" : "RESOLVED")
                .put("at", comments.get(0).said().atMillis())
                .put("anchor", anchor == null ? null : anchor.told())
                .putIfAny("proposal", proposal == null ? null : proposal.toFields())
                .putAll("comments", comments.stream().map(Comment::told).toList())
                .put(
                        "resolved",
                        by == null
                                ? null
                                : new Fields()
                                        .put("at", by.atMillis())
                                        .put("by", by.by().toFields()));
    }
}
