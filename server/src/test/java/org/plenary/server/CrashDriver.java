package org.plenary.server;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** The Node process {@code crash.mjs}: clients that type and remember what they were told. */
final class CrashDriver implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "js").toAbsolutePath();
    private static final long ANSWERS_WITHIN_SECONDS = 60;

    private final Process node;
    private final BufferedWriter commands;
    private final BufferedReader answers;

    private CrashDriver(Process node) {
        this.node = node;
        this.commands = node.outputWriter();
        this.answers = node.inputReader();
    }

    /** Starts it for the demo that describes itself in {@code description}. */
    static CrashDriver start(Path description, long seed) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("node", "crash.mjs")
                .directory(FOLDER.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("PLENARY_DEMO", description.toString());
        builder.environment().put("PLENARY_SEED", String.valueOf(Math.floorMod(seed, 1L << 32)));
        return new CrashDriver(builder.start());
    }

    /** Gives a command and returns its answer; fails with the fault that the driver found. */
    JsonObject tell(String command) throws Exception {
        commands.write(command + "\n");
        commands.flush();
        CompletableFuture<String> coming = CompletableFuture.supplyAsync(this::nextLine);
        @Nullable String line;
        try {
            line = coming.get(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            line = null;
        }
        if (line == null) {
            throw new AssertionError("the driver ended, or gave no answer to \"" + command + "\" within "
                    + ANSWERS_WITHIN_SECONDS + " s");
        }
        JsonObject answer = new JsonObject(line);
        Assertions.assertTrue(answer.getBoolean("ok"), () -> command + ": " + answer.getString("fault"));
        return answer;
    }

    private @Nullable String nextLine() {
        try {
            return answers.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        node.destroyForcibly();
    }
}
