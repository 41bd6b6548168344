package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.export.Bundle;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.FormatCheck;
import org.plenary.server.wiring.ExportWriters;

/** The finished jar, run as {@code serve}: what it prints, and what becomes of it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ServeIT {
    private static final String FOREIGN = "Somebody else's";
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

        /** All that it has printed and prints until it ends. */
        String rest() throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
            return String.join("\n", lines);
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().join();
        }
    }

    /** By a relative name, as most people would give it. */
    private static String data() {
        return "data";
    }

    /** The directory in which it is started, where something of another lies under each name that is in the jar. */
    private Path hostile() throws IOException {
        Path files = directory.resolve("here");
        if (Files.exists(files)) {
            return files;
        }
        try (JarFile jar = new JarFile(System.getProperty("plenary.jar"))) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && !entry.getName().endsWith(".class")) {
                    Path file = files.resolve(entry.getName());
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, FOREIGN);
                }
            }
        }
        Files.writeString(files.resolve("webroot").resolve("more.html"), FOREIGN);
        return files;
    }

    private static void showsOnlyWhatIsInTheJar(Browser browser) {
        for (String path : List.of(
                "/",
                "/sw.js",
                "/openapi.yaml",
                "/docs",
                "/docs/init.js",
                "/docs/ui/swagger-ui.css",
                "/schemas/instrument.json")) {
            Browser.Reply answer = browser.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain(FOREIGN);
        }
        assertThat(browser.get("/more.html").status()).isEqualTo(404);
    }

    private static List<String> jar() {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                System.getProperty("plenary.jar")));
    }

    private Serving serve(String... options) throws IOException {
        List<String> command = jar();
        command.addAll(List.of("serve", "--port", "0", "--data", data()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .directory(hostile().toFile())
                .redirectErrorStream(true)
                .start();
        return new Serving(
                process,
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)),
                new ArrayList<>());
    }

    @Test
    void printsANewSetUpLinkAtEachStartUntilSomebodyHasUsedOne() throws IOException {
        String first;
        try (Serving serving = serve("--print-links")) {
            first = serving.until(SET_UP).group(3);
        }
        try (Serving serving = serve("--print-links")) {
            Matcher link = serving.until(SET_UP);
            assertThat(link.group(3)).isNotEqualTo(first);
            Browser noor = new Browser(URI.create(link.group(1)).getPort());
            assertThat(noor.get("/set-up").body()).containsIgnoringCase("<!doctype html>");
            showsOnlyWhatIsInTheJar(noor);
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
            takesFilesOfEveryForm(noor);
        }
        try (Serving serving = serve("--url", "https://plenary.example.org")) {
            serving.until(Pattern.compile("Plenary runs at https://plenary\\.example\\.org"));
            // Not by the process itself, which would close what is still to be read.
            serving.process().toHandle().destroy();
            String all = serving.rest();
            assertThat(all).contains("server.stopped").doesNotContain("/set-up#");
        }
    }

    /** By HTTP, and by the command line beside the server. */
    private void takesFilesOfEveryForm(Browser noor) throws IOException {
        String draft = noor.post("/api/drafts", new JsonObject().put("title", "Déclaration sur la sécurité"))
                .object()
                .getString("id");
        noor.post("/api/drafts/" + draft + "/revisions", new JsonObject().put("title", "First"));
        for (ExportFormat format : ExportFormat.values()) {
            HttpResponse<byte[]> file =
                    noor.file("/api/drafts/" + draft + "/exports/" + format.wireName() + "?at=rev:1");
            if (wired().contains(format)) {
                assertThat(file.statusCode()).as("%s", format).isEqualTo(200);
                FormatCheck.begins(format, file.body());
            } else {
                assertThat(file.statusCode()).as("%s", format).isEqualTo(422);
            }
        }
        Path out = directory.resolve("files");
        assertThat(run("export", "--data", data(), "--out", out.toString(), "--at", "rev:1", "--format", "all,zip"))
                .isZero();
        for (ExportFormat format : wired()) {
            FormatCheck.begins(format, Files.readAllBytes(out.resolve("WP.1-Rev.1." + format.extension())));
        }
        Bundle.read(out.resolve("WP.1-Rev.1.zip")).verify(directory.resolve("record.jsonl"));
    }

    private static Set<ExportFormat> wired() {
        Set<ExportFormat> formats = EnumSet.of(ExportFormat.ZIP);
        formats.addAll(ExportWriters.all().keySet());
        return formats;
    }

    private int run(String... arguments) throws IOException {
        List<String> command = jar();
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(hostile().toFile())
                .inheritIO()
                .start()
                .onExit()
                .join()
                .exitValue();
    }

    @Test
    void putsLinksIntoAFileOfTheOwnersAloneWhereTheOutputIsNoTerminal() throws IOException {
        Path file = hostile().resolve("data").resolve("links.txt");
        try (Serving serving = serve()) {
            assertThat(serving.until(Pattern.compile("links that let people in are in (\\S+),"))
                            .group(1))
                    .isEqualTo(file.toString());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Matcher link = SET_UP.matcher(Files.readString(file));
            assertThat(link.find()).isTrue();
            assertThat(new Browser(URI.create(link.group(1)).getPort())
                            .post(
                                    "/api/setup",
                                    new JsonObject()
                                            .put("token", link.group(3))
                                            .put("process", "P")
                                            .put("name", "Noor")
                                            .put("email", "noor@example.org")
                                            .put("password", "seven blue otters"))
                            .status())
                    .isEqualTo(204);
            serving.process().toHandle().destroy();
            assertThat(serving.rest()).contains("server.stopped").doesNotContain("/set-up#");
        }
        try (Serving serving = serve()) {
            serving.until(Pattern.compile("server.started"));
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(file).as("of a link that is used").doesNotExist());
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
        try (Serving serving = serve("--print-links", "--organizations", file.toString())) {
            Matcher line = serving.until(Pattern.compile("plenary: (.*)"));
            assertThat(line.group(1)).contains("\"issuer\"", "acme", "https").doesNotContain("a-secret-of-the-tests");
            assertThat(serving.process().onExit().join().exitValue()).isNotZero();
        }
        Files.writeString(
                file,
                new JsonArray()
                        .add(acme.put("issuer", "https://idp.example.org"))
                        .encode());
        try (Serving serving = serve("--print-links", "--organizations", file.toString())) {
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
