package org.plenary.server.desk;

import java.util.Set;
import org.plenary.server.identity.PersonId;
import org.plenary.server.negotiation.Fields;

/** Somebody says that a thread is dealt with. */
record ResolveThread(ThreadId thread) implements ThreadAct {
    static final DeskActKind KIND = DeskActKind.of("resolve", Set.of("thread"), ResolveThread::read);

    @Override
    public DeskActKind kind() {
        return KIND;
    }

    @Override
    public boolean changes(Desk now, PersonId by) {
        return now.require(thread).isOpen();
    }

    @Override
    public Desk effect(Desk before, Said said) {
        return before.with(before.require(thread).resolvedBy(said), 0);
    }

    @Override
    public void write(Fields to) {
        to.put("thread", thread.value());
    }

    private static ResolveThread read(Fields from) {
        return new ResolveThread(ThreadId.of(from.text("thread")));
    }
}
