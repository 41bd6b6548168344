package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.protocol.Frames;
import org.plenary.server.command.WeighCommand;
import org.plenary.server.draft.RawUpdate;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.RecordWeight;

/** What {@code weigh} tells of a record that a server gave. */
class WeighTest {
    @TempDir
    Path directory;

    @Test
    void showsWhoMadeADraftHeavyAndByWhat() throws IOException, InterruptedException {
        Path file = directory.resolve("record.jsonl");
        try (TestServer server = TestServer.start(directory.resolve("data"))) {
            Stream draft = server.draft("Declaration");
            try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL);
                    CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                claire.type(0, "Draft ");
                claire.firstText().delete(0, 2);
                claire.untilSaved();
                RawUpdate ids = new RawUpdate();
                for (int i = 0; i < 500; i++) {
                    ids.by(1_000 + i, 0).collected(3);
                }
                daniel.submit(Frames.change(ids.build().bytes()));
                daniel.untilSaved();
            }
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.port() + "/api/drafts/" + draft.id() + "/record"))
                    .header("Authorization", "Bearer " + TestServer.token(TestServer.CLAIRE))
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, BodyHandlers.ofFile(file))
                            .statusCode())
                    .isEqualTo(200);
        }

        // when
        RecordWeight weight = RecordWeight.of(file);

        // then
        assertThat(weight.people()).hasSize(3);
        RecordWeight.Load heaviest = weight.people().get(0);
        assertThat(heaviest.name()).isEqualTo("Daniel");
        assertThat(heaviest.clientIds()).isEqualTo(500);
        assertThat(heaviest.structs()).isEqualTo(500);
        assertThat(heaviest.collectedUnits()).isEqualTo(1_500);
        assertThat(heaviest.entries()).as("who he is, and his change").isEqualTo(2);
        RecordWeight.Load claire = weight.people().stream()
                .filter(load -> load.person().equals(TestServer.CLAIRE.id()))
                .findFirst()
                .orElseThrow();
        assertThat(claire.clientIds()).isEqualTo(1);
        assertThat(claire.deletedUnits()).isEqualTo(2);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WeighCommand.print(weight, new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .element(1)
                .asString()
                .contains("Daniel (daniel)", " 500 ", " 1500 ");
    }

    @Test
    void saysThatAFileIsNoRecord() throws IOException {
        Path file = Files.writeString(directory.resolve("other.jsonl"), "{}\n");
        assertThatThrownBy(() -> RecordWeight.of(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected");
    }
}
