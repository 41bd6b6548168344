package org.plenary.server.desk;

import org.plenary.server.negotiation.Fields;

/** An act about a thread: people are told of the thread as it is then. */
interface ThreadAct extends DeskAct {
    /** The thread that it is about. */
    ThreadId thread();

    @Override
    default Fields news(Desk after, long seq) {
        return new Fields().put("thread", after.told(thread()));
    }

    @Override
    default Fields about(Desk desk, long seq) {
        return new Fields().put("thread", desk.nameOf(thread()));
    }

    @Override
    default String subject(long seq) {
        return thread().value();
    }
}
