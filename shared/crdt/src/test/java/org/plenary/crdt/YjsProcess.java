package org.plenary.crdt;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.crdt.encoding.Json;

/** A Node process full of Yjs documents, which answers one command after the other. */
final class YjsProcess implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;

    YjsProcess() {
        this("peers.mjs");
    }

    YjsProcess(String script) {
        try {
            process = new ProcessBuilder("node", script)
                    .directory(Path.of("src/test/js").toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("node must be on the PATH, for the engine is compared with Yjs", e);
        }
        commands = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Sends a command, given as names and values in turn. */
    Map<?, ?> ask(Object... command) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < command.length; i += 2) {
            map.put((String) command[i], command[i + 1]);
        }
        try {
            commands.write(Json.stringify(map) + "\n");
            commands.flush();
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("the Node process has ended; its error output tells why");
            }
            Map<?, ?> answer = (Map<?, ?>) Json.parse(line);
            if (answer.get("error") != null) {
                throw new IllegalStateException("Yjs failed at " + map.get("do") + ": " + answer.get("error"));
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void clear() {
        ask("do", "clear");
    }

    void create(String name, long client, boolean gc) {
        ask("do", "create", "name", name, "client", client, "gc", gc);
    }

    List<byte[]> edit(String name, RandomEdits.Shape shape, int seed, int count) {
        return updates(ask("do", "edit", "name", name, "shape", shape.number, "seed", seed, "count", count));
    }

    List<byte[]> script(String name, List<?> steps) {
        return updates(ask("do", "script", "name", name, "steps", steps));
    }

    /**
     * What applying updates did.
     *
     * @param made the updates of changes that the document made by itself
     * @param digest of the whole state after it, empty if it was not asked for
     */
    record Reaction(List<byte[]> made, String digest) {}

    Reaction apply(String name, List<byte[]> updates, boolean digest) {
        List<String> encoded =
                updates.stream().map(Base64.getEncoder()::encodeToString).toList();
        Map<?, ?> answer = ask("do", "apply", "name", name, "updates", encoded, "digest", digest);
        return new Reaction(updates(answer), (String) answer.get("digest"));
    }

    byte[] diff(String name, byte[] vector) {
        return bytes(
                ask("do", "diff", "name", name, "vector", Base64.getEncoder().encodeToString(vector))
                        .get("update"));
    }

    /**
     * Everything that can be asked of a document.
     *
     * @param update the whole state
     * @param vector the state vector
     * @param pending whether something waits
     * @param content what users read
     */
    @SuppressWarnings("ArrayRecordComponent")
    record State(byte[] update, byte[] vector, boolean pending, Object content) {}

    State state(String name) {
        Map<?, ?> answer = ask("do", "state", "name", name);
        return new State(
                bytes(answer.get("update")),
                bytes(answer.get("vector")),
                (Boolean) answer.get("pending"),
                answer.get("content"));
    }

    private static List<byte[]> updates(Map<?, ?> answer) {
        return ((List<?>) answer.get("updates")).stream().map(YjsProcess::bytes).toList();
    }

    static byte[] bytes(Object base64) {
        return Base64.getDecoder().decode((String) base64);
    }

    @Override
    public void close() {
        try {
            commands.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
