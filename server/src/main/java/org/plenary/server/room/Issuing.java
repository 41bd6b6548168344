package org.plenary.server.room;

import io.vertx.core.Future;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.StreamId;

/** What stands around the issuing of revisions. Safe from any thread. */
public interface Issuing {
    /** Symbols of the usual pattern, and nobody who waits for revisions. */
    Issuing USUAL = new Issuing() {
        @Override
        public Future<SymbolPattern> pattern(ProcessId process) {
            return Future.succeededFuture(SymbolPattern.USUAL);
        }

        @Override
        public void issued(StreamId draft) {}
    };

    /** How the revisions of a process are called. */
    Future<SymbolPattern> pattern(ProcessId process);

    /** One or more revisions of a draft are on disk. Returns at once. */
    void issued(StreamId draft);
}
