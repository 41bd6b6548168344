package org.plenary.server.desk;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/**
 * Somebody begins a thread by its first comment.
 *
 * @param anchor what it is about; null if that is the whole draft
 */
record BeginThread(@Nullable DeskAnchor anchor, Words words) implements DeskAct {
    static final DeskActKind KIND = DeskActKind.of("comment", Set.of("anchor", "text", "mentions"), BeginThread::read);

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    private long weight() {
        return (long) words.weight() + (anchor == null ? 0 : anchor.weight());
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
        return before.with(new CommentThread(id, said.seq(), anchor, first, null), weight());
    }

    @Override
    public void write(Fields to) {
        to.putIfAny("anchor", anchor == null ? null : anchor.toFields());
        words.write(to);
    }

    private static BeginThread read(Fields from) {
        return new BeginThread(from.has("anchor") ? DeskAnchor.read(from.object("anchor")) : null, Words.read(from));
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
                .putIfAny("clause", anchor == null ? null : anchor.on().clause().value());
        words.tellMentions(about);
        return about;
    }

    @Override
    public String subject(long seq) {
        return new ThreadId(seq).value();
    }
}
