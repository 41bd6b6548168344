package org.plenary.server.record;

import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The verifier that shares nothing with this one: {@code verify.mjs} of the browser client, run by Node on one record
 * after the other.
 */
public final class SecondVerifier implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();

    private final Process node;
    private final DataOutputStream records;
    private final BufferedReader verdicts;

    private SecondVerifier(Process node) {
        this.node = node;
        this.records = new DataOutputStream(node.getOutputStream());
        this.verdicts = node.inputReader();
    }

    /** Starts it, with its script laid into a folder. */
    public static SecondVerifier start(Path folder) throws IOException {
        Path script = folder.resolve("verify.mjs");
        try (InputStream in = SecondVerifier.class.getResourceAsStream("/webroot/verify.mjs")) {
            Files.copy(Objects.requireNonNull(in, "expected the browser client, built, on the class path"), script);
        }
        return new SecondVerifier(new ProcessBuilder("node", "verdicts.mjs", script.toString())
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** What it says of a record: {@code intact …} or {@code broken LINE ENTRY REASON}. */
    public String verdict(byte[] record) throws IOException {
        records.writeInt(record.length);
        records.write(record);
        records.flush();
        return Objects.requireNonNull(verdicts.readLine(), "the second verifier ended");
    }

    @Override
    public void close() throws IOException {
        records.close();
        node.destroy();
    }
}
