package org.plenary.server.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plenary.server.signing.KeySeal;
import org.plenary.server.signing.SigningException;
import picocli.CommandLine.Option;

/** The option of commands that sign: the key from outside under which the signing key is kept. */
public final class KeyOption {
    private static final String KEY = "PLENARY_KEY";

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            defaultValue = "${env:PLENARY_KEY_FILE:-}",
            description = "Keep the signing key encrypted under the key in this file: 32 bytes as base64, as \"openssl"
                    + " rand -base64 32\" makes them. Keep it apart from the data and its backups; without it the"
                    + " server does not start from then on (PLENARY_KEY_FILE; or the key itself in " + KEY + ").")
    private String file = "";

    /** The seal that the option or the environment asks for; null for none. */
    @Nullable
    public KeySeal seal() {
        String given = System.getenv(KEY);
        boolean isInEnvironment = given != null && !given.isBlank();
        if (isInEnvironment && !file.isBlank()) {
            throw new SigningException("expected a key either by --key-file or by " + KEY + ", got both");
        }
        if (isInEnvironment) {
            return KeySeal.of(given, KEY);
        }
        return file.isBlank() ? null : KeySeal.read(Path.of(file));
    }
}
