package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/** Somebody words their own comment otherwise; what it said before is kept. */
record EditComment(ThreadId thread, CommentId comment, Words words) implements ThreadAct {
    static final DeskActKind KIND =
            DeskActKind.of("edit", Set.of("thread", "comment", "text", "mentions"), EditComment::read);

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        Comment there = require(now);
        if (!there.said().by().id().equals(by)) {
            throw new DeskException(
                    DeskException.Reason.NOT_ALLOWED,
                    "A comment is worded otherwise by its author alone. Answer to it.");
        }
        if (there.words().equals(words)) {
            return false;
        }
        if (there.older().size() + 1 >= Comment.MAX_WORDINGS) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "A comment has at most " + Comment.MAX_WORDINGS
                            + " wordings, and this one has them. Answer to it.");
        }
        now.requireRoomFor(words.weight());
        return true;
    }

    private Comment require(Desk desk) {
        return desk.require(thread)
                .find(comment)
                .orElseThrow(() -> new DeskException(DeskException.Reason.NO_SUCH_COMMENT));
    }

    @Override
    public Desk effect(Desk before, Said said) {
        require(before);
        return before.with(before.require(thread).reworded(comment, words, said), words.weight());
    }

    @Override
    public Fields about(Desk desk, long seq) {
        Fields about = ThreadAct.super.about(desk, seq).put("comment", comment.value());
        words.tellMentions(about);
        return about;
    }

    @Override
    public void write(Fields to) {
        words.write(to.put("thread", thread.value()).put("comment", comment.value()));
    }

    private static EditComment read(Fields from) {
        return new EditComment(ThreadId.of(from.text("thread")), CommentId.of(from.text("comment")), Words.read(from));
    }
}
