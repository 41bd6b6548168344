package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The finished jar, run as {@code serve}: what it prints, and what becomes of it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ServeIT {
    private static final Pattern SET_UP = Pattern.compile("(http://localhost:(\\d+))/set-up#([A-Za-z0-9_-]{43})");

    @TempDir
    Path directory;

    /** The process, and the lines that it has printed. */
    private record Serving(Process process, BufferedReader out, List<String> lines) implements AutoCloseable {
        /** Reads on until a line holds what is looked for. */
        Matcher until(Pattern pattern) throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                Matcher found = pattern.matcher(line);
                if (found.find()) {
                    return found;
                }
            }
            throw new AssertionError("the server ended and printed " + lines);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    private Serving serve(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("plenary.jar"),
                "serve",
                "--port",
                "0",
                "--data",
                directory.resolve("data").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new Serving(
                process,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                new ArrayList<>());
    }

    @Test
    void printsANewSetUpLinkAtEachStartUntilSomebodyHasUsedOne() throws IOException {
        String first;
        try (Serving serving = serve()) {
            first = serving.until(SET_UP).group(3);
        }
        try (Serving serving = serve()) {
            Matcher link = serving.until(SET_UP);
            assertThat(link.group(3)).isNotEqualTo(first);
            Browser noor = new Browser(URI.create(link.group(1)).getPort());
            assertThat(noor.get("/set-up").body()).containsIgnoringCase("<!doctype html>");
            assertThat(noor.post(
                                    "/api/setup",
                                    new JsonObject()
                                            .put("token", link.group(3))
                                            .put("process", "P")
                                            .put("name", "Noor")
                                            .put("email", "noor@example.org")
                                            .put("password", "seven blue otters"))
                            .status())
                    .isEqualTo(204);
            assertThat(noor.isSignedIn()).isTrue();
        }
        try (Serving serving = serve("--url", "https://plenary.example.org")) {
            serving.until(Pattern.compile("server.started"));
            serving.process().destroy();
            serving.process().onExit().join();
            String all = String.join("\n", serving.lines())
                    + new String(serving.process().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all).doesNotContain("/set-up#");
        }
    }

    @Test
    void saysWhatIsWrongWithTheFileOfOrganizationsAndNoSecret() throws IOException {
        Path file = directory.resolve("organizations.json");
        JsonObject acme = new JsonObject()
                .put("id", "acme")
                .put("name", "Acme")
                .put("issuer", "http://idp.example.org")
                .put("clientId", "plenary")
                .put("clientSecret", "a-secret-of-the-tests");
        Files.writeString(file, new JsonArray().add(acme).encode());
        try (Serving serving = serve("--organizations", file.toString())) {
            Matcher line = serving.until(Pattern.compile("plenary: (.*)"));
            assertThat(line.group(1)).contains("\"issuer\"", "acme", "https").doesNotContain("a-secret-of-the-tests");
            assertThat(serving.process().onExit().join().exitValue()).isNotZero();
        }
        Files.writeString(
                file,
                new JsonArray()
                        .add(acme.put("issuer", "https://idp.example.org"))
                        .encode());
        try (Serving serving = serve("--organizations", file.toString())) {
            Matcher link = serving.until(SET_UP);
            assertThat(new Browser(URI.create(link.group(1)).getPort())
                            .get("/api/sign-in")
                            .object()
                            .getJsonArray("organizations")
                            .encode())
                    .isEqualTo("[{\"id\":\"acme\",\"name\":\"Acme\"}]");
        }
    }
}
