package org.plenary.crdt.scenarios;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.encoding.Json;

/**
 * Plays scenarios in Yjs. One Node process serves all tests; it ends when its input does, that is with this process.
 */
final class YjsPlayer {
    private static final YjsPlayer SHARED = new YjsPlayer();

    private final Writer scenarios;
    private final BufferedReader outcomes;

    private YjsPlayer() {
        try {
            Process process = new ProcessBuilder("node", "scenarios.mjs")
                    .directory(Path.of("src/test/js").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            scenarios = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
            outcomes = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("node must be on the PATH, for the engine is compared with Yjs", e);
        }
    }

    static synchronized Map<?, ?> play(List<Step> steps) {
        try {
            SHARED.scenarios.write(
                    Json.stringify(steps.stream().map(Step::toJson).toList()) + "\n");
            SHARED.scenarios.flush();
            String line = SHARED.outcomes.readLine();
            if (line == null) {
                throw new IllegalStateException("the Node process has ended; its error output tells why");
            }
            return (Map<?, ?>) Json.parse(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
