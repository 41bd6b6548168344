package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/** Somebody answers in a thread that is open. */
record AnswerThread(ThreadId thread, Words words) implements ThreadAct {
    static final DeskActKind KIND = DeskActKind.of("answer", Set.of("thread", "text", "mentions"), AnswerThread::read);

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        CommentThread there = now.require(thread);
        if (!there.isOpen()) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT, "This thread is resolved. Reopen it before you answer in it.");
        }
        if (there.comments().size() >= CommentThread.MAX_COMMENTS) {
            throw new DeskException(
                    DeskException.Reason.CONFLICT,
                    "A thread has at most " + CommentThread.MAX_COMMENTS
                            + " comments, and this one has them. Begin another one.");
        }
        now.requireRoomFor(words.weight());
        return true;
    }

    @Override
    public Desk effect(Desk before, Said said) {
        return before.with(before.require(thread).with(Comment.of(words, said)), words.weight());
    }

    @Override
    public Fields about(Desk desk, long seq) {
        Fields about = ThreadAct.super.about(desk, seq).put("comment", new CommentId(seq).value());
        words.tellMentions(about);
        return about;
    }

    @Override
    public void write(Fields to) {
        words.write(to.put("thread", thread.value()));
    }

    private static AnswerThread read(Fields from) {
        return new AnswerThread(ThreadId.of(from.text("thread")), Words.read(from));
    }
}
