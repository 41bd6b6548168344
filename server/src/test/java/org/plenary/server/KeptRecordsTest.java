package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plenary.server.command.ImportCommand;
import org.plenary.server.http.exchange.HttpConfig;
import org.plenary.server.sql.Await;
import picocli.CommandLine;

/**
 * Data directories and records of earlier versions, which are never changed, load, verify and leave the house as they
 * did.
 */
class KeptRecordsTest {
    /** With {@code -Dplenary.kept.answers=DIRECTORY} what is told now is written there, as it is to be kept. */
    private static final String ANSWERS = System.getProperty("plenary.kept.answers", "");

    /** It stands in exported papers. */
    private static final String URL = "https://drafting.example.org";

    @TempDir
    Path directory;

    static List<Kept> kept() throws IOException {
        return Kept.all();
    }

    private static TestServer start(Path data) {
        return TestServer.startEmpty(data, new HttpConfig("127.0.0.1", 0, Set.of(), false, URL, false));
    }

    /** The lines that only the first has. */
    private static Set<String> missing(List<String> lines, List<String> others) {
        Set<String> missing = new TreeSet<>(lines);
        others.forEach(missing::remove);
        return missing;
    }

    private static Browser reader(TestServer server, Kept kept) {
        return new Browser(server.port()).with("Authorization", "Bearer " + kept.reader());
    }

    private static List<String> lines(byte[] record) {
        return new String(record, StandardCharsets.UTF_8).lines().toList();
    }

    private static List<String> entries(byte[] record) {
        return lines(record).stream()
                .filter(line -> line.startsWith("{\"seq\":"))
                .toList();
    }

    private static byte[] record(Browser browser, String draft) {
        return browser.file("/api/drafts/" + draft + "/record").body();
    }

    @ParameterizedTest
    @MethodSource("kept")
    void tellsWhatWasTold(Kept kept) throws IOException {
        // given
        try (TestServer server = start(kept.copy(directory))) {
            Browser reader = reader(server, kept);
            for (Map.Entry<String, byte[]> each : kept.records().entrySet()) {
                assertThat(lines(record(reader, each.getKey()))).containsExactlyElementsOf(lines(each.getValue()));
            }

            // when
            Path folder = ANSWERS.isEmpty() ? null : Path.of(ANSWERS, kept.name());
            List<String> answers = KeptAnswers.of(server.port(), kept, folder);
            if (folder != null) {
                Files.write(folder.resolveSibling(folder.getFileName() + ".txt"), answers);
            }

            // then
            assertThat(missing(kept.answers(), answers))
                    .as("told otherwise, or no more")
                    .isEmpty();
            assertThat(missing(answers, kept.answers())).as("not kept").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void goesOnWithARecordThatWasBegunBefore(Kept kept) throws IOException {
        try (TestServer server = start(kept.copy(directory))) {
            Browser reader = reader(server, kept);
            for (Map.Entry<String, byte[]> each : kept.records().entrySet()) {
                // when
                String path = "/api/drafts/" + each.getKey();
                assertThat(reader.put(path + "/mode", new JsonObject().put("mode", "CLOSED"))
                                .status())
                        .isEqualTo(200);
                assertThat(reader.post(path + "/revisions", new JsonObject().put("title", "Of today"))
                                .status())
                        .isEqualTo(201);

                // then
                byte[] record = record(reader, each.getKey());
                List<String> before = entries(each.getValue());
                assertThat(entries(record))
                        .startsWith(before.toArray(String[]::new))
                        .hasSize(before.size() + 2);
                KeptAnswers.verified(record);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kept")
    void bringsAKeptRecordIntoAnotherServer(Kept kept) throws IOException {
        // given
        Path fresh = directory.resolve("fresh");
        for (Map.Entry<String, byte[]> each : kept.records().entrySet()) {
            Path file = Files.write(directory.resolve(each.getKey() + ".jsonl"), each.getValue());

            // when
            assertThat(new CommandLine(new ImportCommand()).execute(file.toString(), "--data", fresh.toString()))
                    .isZero();
        }

        // then
        try (TestServer server = start(fresh)) {
            Browser ingrid = setUp(server);
            JsonArray drafts = ingrid.get("/api/drafts").array();
            assertThat(drafts).hasSize(kept.records().size());
            for (Map.Entry<String, byte[]> each : kept.records().entrySet()) {
                byte[] record = record(ingrid, each.getKey());
                assertThat(entries(record)).containsExactlyElementsOf(entries(each.getValue()));
                assertThat(lines(record)).containsAll(signed(each.getValue()));
                KeptAnswers.verified(record);
            }
        }
    }

    @Test
    void makesACheckpointAnewThatIsOfNoUse() throws IOException {
        // given
        Kept kept = Kept.of("2026-11-30/long");
        Path data = kept.copy(directory);
        assertThat(Kept.sql(data, "update checkpoint set body = cast(substr(body, 1, length(body) - 1) as blob)"))
                .isEqualTo(1);

        // when
        try (TestServer server = start(data)) {
            String draft = kept.records().keySet().iterator().next();
            byte[] live = KeptAnswers.live(server.port(), draft, kept.reader());

            // then
            assertThat(kept.answers()).contains("live " + draft + "  " + KeptSum.of("", live));
            await().until(() -> Kept.rows(data, "select 1 from checkpoint where seq = 5049") == 1);
        }
    }

    /** What the keys of an earlier server signed, and those keys. */
    private static List<String> signed(byte[] record) {
        return lines(record).stream()
                .filter(line -> line.startsWith("{\"signed") || line.startsWith("{\"key\""))
                .toList();
    }

    private static Browser setUp(TestServer server) {
        Browser ingrid = new Browser(server.port());
        String token = Await.await(server.server().setUpToken()).orElseThrow();
        assertThat(ingrid.post(
                                "/api/setup",
                                new JsonObject()
                                        .put("token", token)
                                        .put("process", "Process")
                                        .put("name", "Ingrid")
                                        .put("email", "ingrid@example.org")
                                        .put("password", "seven blue otters"))
                        .status())
                .isEqualTo(204);
        return ingrid;
    }
}
