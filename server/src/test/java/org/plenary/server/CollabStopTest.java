package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/** A server that is asked to stop. */
class CollabStopTest {
    @TempDir
    Path directory;

    @Test
    void commitsWhatCameTellsEverybodyAndHasItAllAfterARestart() {
        // given
        TestServer server = TestServer.start(directory);
        Stream draft = server.draft("Stop");
        List<CollabClient> clients = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            clients.add(CollabClient.join(server, draft, i % 2 == 0 ? TestServer.CLAIRE : TestServer.DANIEL));
        }
        CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.CLAIRE);

        // when it stops in the midst of typing
        for (int round = 0; round < 20; round++) {
            clients.forEach(client -> client.type(0, "x"));
        }
        Future<Void> stopped = server.server().stop();
        clients.forEach(CollabClient::untilClosed);
        ordinary.untilClosed();
        Await.await(stopped);

        // then everybody is told to come back, ours by a notice too
        List<CollabClient> all = new ArrayList<>(clients);
        all.add(ordinary);
        all.forEach(client -> {
            assertThat(client.socket.closeCode()).isEqualTo(1012);
            client.until("all that came is worked off", client::workedOff);
        });
        clients.forEach(client -> {
            assertThat(client.notices)
                    .filteredOn(notice -> notice.getString("kind").equals("restarting"))
                    .hasSize(1);
        });
        assertThat(ordinary.types).allMatch(type -> type < 100);

        // and what anybody was shown or told is there after the restart
        try (TestServer again = TestServer.start(directory);
                CollabClient witness = CollabClient.join(again, draft, TestServer.CLAIRE)) {
            String text = witness.text();
            clients.forEach(client -> {
                assertThat(text.chars().filter(c -> c == 'x').count()).isGreaterThanOrEqualTo(client.answered() - 1);
            });
            assertThat(witness.doc.stateVector().covers(ordinary.doc.stateVector()))
                    .as("what an ordinary client was shown")
                    .isTrue();
        }
    }

    @Test
    void takesNobodyInWhileItStops() {
        // given
        TestServer server = TestServer.start(directory);
        Stream draft = server.draft("Stop");
        CollabClient there = CollabClient.join(server, draft, TestServer.CLAIRE);

        // when
        Await.await(server.server().rooms().close("the server restarts"));

        // then
        RawSocket.Answer answer = RawSocket.request(
                server.port(), CollabClient.target(draft) + "?token=" + TestServer.token(TestServer.CLAIRE), List.of());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().get("content-type")).isEqualTo("application/problem+json");
        there.untilClosed();
        server.close();
    }
}
