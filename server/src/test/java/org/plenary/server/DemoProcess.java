package org.plenary.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The finished jar, run as {@code demo} in a process of its own on a free port; its log goes to {@code server.log}. */
final class DemoProcess implements AutoCloseable {
    private static final Duration STARTS_WITHIN = Duration.ofSeconds(60);

    private final Path directory;
    private final Process process;

    private DemoProcess(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    /** Starts it on {@code directory} and returns once it answers. */
    static DemoProcess start(Path directory, int port) throws IOException {
        return start(directory, port, "-Xmx512m");
    }

    /** Starts it so with as much memory as an option of Java says. */
    static DemoProcess start(Path directory, int port, String heap) throws IOException {
        Path description = directory.resolve("demo.json");
        Instant before = Instant.now().minusMillis(10);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        heap,
                        "-jar",
                        System.getProperty("plenary.jar"),
                        "demo",
                        "--port",
                        String.valueOf(port),
                        "--data",
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("server.log").toFile()))
                .start();
        DemoProcess demo = new DemoProcess(directory, process);
        Awaitility.await("the demo starts; see " + directory.resolve("server.log"))
                .atMost(STARTS_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(IOException.class)
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(
                                "the demo ended:\n" + Files.readString(directory.resolve("server.log")));
                    }
                    return Files.exists(description)
                            && Files.getLastModifiedTime(description)
                                    .toInstant()
                                    .isAfter(before)
                            && demo.answers();
                });
        return demo;
    }

    /** The file in which the demo describes itself. */
    Path descriptionFile() {
        return directory.resolve("demo.json");
    }

    /** What the demo wrote about itself. */
    JsonObject description() throws IOException {
        return new JsonObject(Buffer.buffer(Files.readAllBytes(descriptionFile())));
    }

    long pid() {
        return process.pid();
    }

    /** Ends it at once, without a chance to save anything. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and waits until it has. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("the demo did not stop within 30 s");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }

    private boolean answers() throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create(description().getString("url") + "/health/ready"))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
