package org.plenary.server.session;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What is put off to the end of the present round of an event loop. A call of the system costs many times what a frame
 * does; so the frames that one round brings to a socket leave by one call. For one thread.
 */
final class Round {
    private static final FastThreadLocal<Round> OF_THREAD = new FastThreadLocal<>() {
        @Override
        protected Round initialValue() {
            return new Round();
        }
    };

    private List<Runnable> ends = new ArrayList<>();

    private Round() {}

    /** That of the event loop whose thread this is. */
    static Round ofThisThread() {
        return OF_THREAD.get();
    }

    /**
     * Does something once what waits now is done.
     *
     * @param loop the event loop whose thread this is
     */
    void endsWith(Executor loop, Runnable end) {
        ends.add(end);
        if (ends.size() == 1) {
            loop.execute(this::end);
        }
    }

    /** An end may have consequences which are put off to the end of the next round. */
    private void end() {
        List<Runnable> now = ends;
        ends = new ArrayList<>(now.size());
        now.forEach(Runnable::run);
    }
}
