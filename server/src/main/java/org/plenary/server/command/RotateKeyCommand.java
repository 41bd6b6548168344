package org.plenary.server.command;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.KeySeal;
import org.plenary.server.signing.Signing;
import org.plenary.server.signing.sql.SqlSigning;
import org.plenary.server.wiring.DataDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gives a server another key to sign heads with. */
@Command(
        name = "rotate-key",
        description = "Make another key by which the server signs, endorsed by the one before. The server forgets the"
                + " private half of that one; both public halves stay to be seen.",
        mixinStandardHelpOptions = true)
public final class RotateKeyCommand implements Callable<Integer> {
    private static final int UNUSABLE = 2;

    @Mixin
    private DataDirectory data = new DataDirectory();

    @Mixin
    private KeyOption key = new KeyOption();

    @Option(
            names = "--lost",
            description = "The key from outside, under which the signing key was kept, is lost: make a new signing key"
                    + " all the same. Nothing endorses it; publish its id by other means.")
    private boolean lost;

    @Override
    public Integer call() throws Exception {
        if (!data.isThere()) {
            System.err.println("plenary: there is no server's data in " + data.path() + "; name another with --data");
            return UNUSABLE;
        }
        try {
            KeySeal seal = key.seal();
            KeyInfo fresh = data.with((vertx, database) -> {
                Signing signing = new SqlSigning(vertx, database, InstantSource.system(), seal);
                return DataDirectory.await(lost ? signing.replaceLost() : signing.rotate());
            });
            System.out.println("new key " + fresh.id());
            System.out.println(lost ? "  endorsed by none" : "  endorsed by " + fresh.endorsedBy());
            return 0;
        } catch (RuntimeException e) {
            System.err.println("plenary: " + e.getMessage());
            return UNUSABLE;
        }
    }
}
