package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/** Somebody says that a thread that was resolved is not dealt with. */
record ReopenThread(ThreadId thread) implements ThreadAct {
    static final DeskActKind KIND = DeskActKind.of("reopen", Set.of("thread"), ReopenThread::read);

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        return !now.require(thread).isOpen();
    }

    @Override
    public Desk effect(Desk before, Said said) {
        return before.with(before.require(thread).openedAgain(said.seq()), 0);
    }

    @Override
    public void write(Fields to) {
        to.put("thread", thread.value());
    }

    private static ReopenThread read(Fields from) {
        return new ReopenThread(ThreadId.of(from.text("thread")));
    }
}
