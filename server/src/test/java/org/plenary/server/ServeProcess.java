package org.plenary.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The finished jar, run as {@code serve} in a process of its own on a free port. */
final class ServeProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(90);
    private static final Pattern URL = Pattern.compile("Plenary runs at (\\S+)");
    private static final Pattern LINK = Pattern.compile("(?m)^  (\\S.*?)  \\S+/sign-in#(\\S+)$");

    private final Process process;
    private final int port;
    private final Map<String, String> tokens = new TreeMap<>();

    private ServeProcess(Process process, Path output) {
        this.process = process;
        Awaitility.await("serve starts; see " + output)
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException("serve ended:\n" + Files.readString(output));
                    }
                    return LINK.matcher(Files.readString(output)).find();
                });
        String said = read(output);
        Matcher url = URL.matcher(said);
        if (!url.find()) {
            throw new AssertionError("no address in " + said);
        }
        port = URI.create(url.group(1)).getPort();
        LINK.matcher(said).results().forEach(link -> tokens.put(link.group(1), link.group(2)));
    }

    /**
     * Starts it on {@code directory} with the people of a file, and returns once it is up and has printed their links.
     */
    static ServeProcess start(Path directory, Path people, List<String> options) throws IOException {
        Files.createDirectories(directory);
        Path output = Files.createTempFile(directory, "serve", ".out");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-jar",
                System.getProperty("plenary.jar"),
                "serve",
                "--print-links",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString(),
                "--people",
                people.toString()));
        command.addAll(options);
        Process process = new ProcessBuilder(command)
                .redirectError(directory.resolve("server.log").toFile())
                .redirectOutput(output.toFile())
                .start();
        try {
            return new ServeProcess(process, output);
        } catch (RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    int port() {
        return port;
    }

    /** The token in the link that was printed for somebody. */
    String token(String name) {
        String token = tokens.get(name);
        if (token == null) {
            throw new AssertionError("no link for " + name + " among " + tokens.keySet());
        }
        return token;
    }

    /** Ends it at once, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and waits until it has. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("serve did not stop within 30 s");
        }
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
