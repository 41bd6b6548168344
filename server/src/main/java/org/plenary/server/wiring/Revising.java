package org.plenary.server.wiring;

import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.StreamId;
import org.plenary.server.room.Issuing;
import org.plenary.server.signing.Signing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names revisions as their process wants, and has each signed once it is on disk. */
public record Revising(Directory directory, Signing signing) implements Issuing {
    private static final Logger log = LoggerFactory.getLogger(Revising.class);

    @Override
    public Future<SymbolPattern> pattern(ProcessId process) {
        return directory.symbols(process);
    }

    @Override
    public void issued(StreamId draft) {
        signMissing(signing, draft);
    }

    /** Signs what is issued and not signed, of one draft or of all. What fails now is done at the next occasion. */
    public static void signMissing(Signing signing, @Nullable StreamId draft) {
        signing.signMissing(draft)
                .onSuccess(count -> log.atInfo()
                        .addKeyValue("draft", draft)
                        .addKeyValue("count", count)
                        .log("heads.signed"))
                .onFailure(cause ->
                        log.atWarn().addKeyValue("draft", draft).setCause(cause).log("heads.notSigned"));
    }
}
