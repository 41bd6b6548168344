package org.plenary.server;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.sql.SqlSigning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Gives a server another key to sign heads with. */
@Command(
        name = "rotate-key",
        description = "Make another key by which the server signs, endorsed by the one before. The server forgets the"
                + " private half of that one; both public halves stay to be seen.",
        mixinStandardHelpOptions = true)
final class RotateKeyCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Override
    public Integer call() throws Exception {
        if (!data.isThere()) {
            System.err.println("plenary: there is no server's data in " + data.path() + "; name another with --data");
            return UNUSABLE;
        }
        try {
            KeyInfo key = data.with((vertx, database) ->
                    DataDirectory.await(new SqlSigning(vertx, database, InstantSource.system()).rotate()));
            System.out.println("new key " + key.id());
            System.out.println("  endorsed by " + key.endorsedBy());
            return 0;
        } catch (RuntimeException e) {
            System.err.println("plenary: " + e.getMessage());
            return UNUSABLE;
        }
    }
}
