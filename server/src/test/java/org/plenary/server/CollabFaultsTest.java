package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;
import org.plenary.server.room.RoomClosedException;
import org.plenary.server.sql.Await;

/** What people on real connections notice when something inside the server fails. */
class CollabFaultsTest {
    @TempDir
    Path directory;

    @Test
    void anErrorInARoomClosesItsConnectionsForAMomentAndNothingThatWasAcknowledgedIsLost() {
        try (TestServer server = TestServer.start(directory)) {
            // given people in two drafts
            Stream draft = server.draft("Faults");
            Stream other = server.draft("Elsewhere");
            CollabClient claire =
                    CollabClient.join(server, draft, TestServer.CLAIRE).untilSaved();
            CollabClient ordinary = CollabClient.joinOrdinary(server, draft, TestServer.DANIEL);
            CollabClient elsewhere =
                    CollabClient.join(server, other, TestServer.DANIEL).untilSaved();
            claire.type(0, "saved ");
            claire.untilSaved();

            // when an error is thrown on the room's loop in the midst of typing
            claire.type(0, "perhaps ");
            Future<String> broken = server.server().rooms().read(draft.id(), doc -> {
                throw new StackOverflowError("thrown by a test");
            });
            claire.type(0, "more ");

            // then both are told to come back, and who asked is answered
            List.of(claire, ordinary).forEach(CollabClient::untilClosed);
            assertThat(claire.socket.closeCode()).isEqualTo(1013);
            assertThat(ordinary.socket.closeCode()).isEqualTo(1013);
            Future<Throwable> cause = broken.transform(done -> Future.succeededFuture(done.cause()));
            assertThat(Await.await(cause)).isInstanceOf(RoomClosedException.class);

            // and the next room has what was acknowledged, takes what was not, and the other draft goes on
            claire.until("all that came is worked off", claire::workedOff);
            CollabClient witness = CollabClient.join(server, draft, TestServer.DANIEL);
            assertThat(witness.text()).contains("saved ");
            CollabClient back = CollabClient.join(server, draft, TestServer.CLAIRE);
            back.untilSaved();
            back.type(0, "again ");
            back.untilSaved();
            witness.until("the new words are shown", () -> witness.text().startsWith("again "));
            elsewhere.type(0, "undisturbed ");
            elsewhere.untilSaved();
            assertThat(elsewhere.socket.closeCode()).isZero();
        }
    }
}
