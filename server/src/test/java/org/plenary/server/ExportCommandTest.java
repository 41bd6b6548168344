package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.command.ExportCommand;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.export.Bundle;
import org.plenary.server.export.ExportFormat;
import org.plenary.server.export.FormatCheck;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.sql.Await;
import org.plenary.server.wiring.DataDirectory;
import org.plenary.server.wiring.ExportWriters;
import org.plenary.server.wiring.Server;
import picocli.CommandLine;

/** Files by the command line, of the data of a server that runs and of one that does not. */
class ExportCommandTest {
    @TempDir
    static Path data;

    @TempDir
    Path out;

    private static Stream draft;

    @BeforeAll
    static void begin() {
        try (TestServer server = TestServer.start(data)) {
            draft = issued(server, "Declaration");
        }
    }

    private static Stream issued(TestServer server, String title) {
        Stream stream = server.draft(title);
        Await.await(
                server.server().drafts().issue(stream.id(), TestServer.INGRID, new IssueRequest("First", null, null)));
        return stream;
    }

    private int run(Path directory, String... options) {
        List<String> all = new ArrayList<>(List.of("--data", directory.toString(), "--out", out.toString()));
        all.addAll(List.of(options));
        return new CommandLine(new ExportCommand()).execute(all.toArray(String[]::new));
    }

    private List<String> written() throws IOException {
        try (var files = Files.list(out)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesEveryFormOfTheOnlyDraft() throws IOException {
        assertThat(run(data, "--at", "rev:1", "--format", "all,zip")).isZero();
        List<String> expected = new ArrayList<>(List.of("WP.1-Rev.1.zip"));
        for (ExportFormat format : ExportWriters.all().keySet()) {
            String name = "WP.1-Rev.1." + format.extension();
            FormatCheck.begins(format, Files.readAllBytes(out.resolve(name)));
            expected.add(name);
        }
        assertThat(written()).containsExactlyInAnyOrderElementsOf(expected);
        Bundle.read(out.resolve("WP.1-Rev.1.zip")).verify(out.resolve("record.jsonl"));
    }

    @Test
    void writesRedlinesInEveryFormThatHasOne() throws IOException {
        assertThat(run(data, "--draft", draft.id().value(), "--from", "seq:2", "--to", "1", "--format", "all,zip"))
                .isZero();
        assertThat(written()).allSatisfy(name -> assertThat(name).contains("_to_WP.1-Rev.1-redline."));
    }

    @Test
    void writesOverNothingUnlessTold() throws IOException {
        Path there = Files.writeString(out.resolve("WP.1-Rev.1.zip"), "mine");
        assertThat(run(data, "--at", "1", "--format", "zip")).isEqualTo(1);
        assertThat(there).hasContent("mine");
        assertThat(run(data, "--at", "1", "--format", "zip", "--overwrite")).isZero();
        FormatCheck.begins(ExportFormat.ZIP, Files.readAllBytes(there));
    }

    @Test
    void saysWhatIsWrong() throws IOException {
        assertThat(run(data, "--at", "rev:9", "--format", "zip")).isEqualTo(1);
        assertThat(run(data, "--from", "1", "--format", "akn")).isEqualTo(1);
        assertThat(run(data, "--format", "exe")).isEqualTo(2);
        assertThat(run(data, "--at", "1", "--from", "1")).isEqualTo(2);
        assertThat(run(data, "--to", "1")).isEqualTo(2);
        assertThat(run(data, "--url", "javascript:alert(1)")).isEqualTo(2);
        assertThat(run(data, "--draft", "nowhere", "--format", "zip")).isEqualTo(2);
        assertThat(run(data, "--draft", "../..", "--format", "zip")).isEqualTo(2);
        assertThat(run(out.resolve("nowhere"))).isEqualTo(2);
        assertThat(written()).isEmpty();
    }

    @Test
    void writesBesideAServerThatRuns(@TempDir Path busy) throws IOException {
        try (TestServer server = TestServer.start(busy)) {
            Stream first = issued(server, "First");
            assertThat(run(busy, "--at", "1", "--format", "zip", "--url", "https://plenary.example.org"))
                    .isZero();
            Bundle bundle = Bundle.read(out.resolve("WP.1-Rev.1.zip"));
            bundle.verify(out.resolve("record.jsonl"));
            assertThat(bundle.json("manifest.json").getString("draft"))
                    .isEqualTo(first.id().value());
            assertThat(bundle.json("manifest.json").getString("verification"))
                    .startsWith("https://plenary.example.org/verify?head=");
            try (var left = Files.list(busy.resolve(Server.EXPORTS))) {
                assertThat(left).as("nothing of the copy stays").isEmpty();
            }

            Stream second = issued(server, "Second");
            assertThat(run(busy, "--format", "zip"))
                    .as("which of two drafts was not said")
                    .isEqualTo(2);
            assertThat(run(busy, "--draft", second.id().value(), "--at", "1", "--format", "zip"))
                    .isZero();
            assertThat(written()).contains("WP.2-Rev.1.zip");
        }
    }

    @Test
    void leavesTheRecordAsItWas() throws Exception {
        long before = entries();
        assertThat(run(data, "--format", "zip")).isZero();
        assertThat(entries()).isEqualTo(before);
    }

    private static long entries() throws Exception {
        return DataDirectory.with(
                data,
                (vertx, database) -> Await.await(new SqlJournal(database).find(draft.id()))
                        .orElseThrow()
                        .head()
                        .seq());
    }
}
