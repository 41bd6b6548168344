package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;
import org.plenary.server.memory.Budget;
import org.plenary.server.memory.Use;

/** What is not read of a connection while its earlier messages wait for their answer. */
class CollabReadingTest {
    private static final int MAX_UNANSWERED = 2;
    private static final int MESSAGES = 6;
    private static final int PAGE = 20_000;

    @TempDir
    Path directory;

    @Test
    void readsNoMoreThanMayWaitAndTakesTheRestInOrderAfterwards() throws SQLException {
        try (TestServer server = TestServer.startFlowing(directory, MAX_UNANSWERED, 100_000)) {
            Stream draft = server.draft("Declaration");
            Budget waiting = server.server().memory().of(Use.WAITING);
            Budget unread = server.server().memory().of(Use.UNFINISHED);
            CollabClient claire = CollabClient.join(server, draft, TestServer.CLAIRE);
            claire.untilSaved();

            // given a record in which nothing can be written for a while
            try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("plenary.db"));
                    Statement statement = other.createStatement()) {
                statement.execute("begin immediate");

                // when she sends far more than may wait for it
                for (int i = 0; i < MESSAGES; i++) {
                    claire.type(0, String.valueOf((char) ('a' + i)).repeat(PAGE));
                }

                // then as much is taken as may wait, and the rest is left where it is
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> unread.held() > 0);
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting.held() > PAGE);
                assertThat(waiting.held()).isLessThan((MAX_UNANSWERED + 1) * (long) PAGE);
                assertThat(claire.socket.closeCode()).isZero();
                statement.execute("rollback");
            }

            // and nothing of it is lost
            claire.untilSaved();
            assertThat(claire.answers).isSorted().last().isEqualTo(claire.sent);
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> waiting.held() + unread.held() == 0);
            try (CollabClient daniel = CollabClient.join(server, draft, TestServer.DANIEL)) {
                daniel.until("he has it all", () -> daniel.text().startsWith("f".repeat(PAGE) + "e"));
                assertThat(daniel.doc.encodeStateAsUpdate()).isEqualTo(claire.doc.encodeStateAsUpdate());
            }
            claire.close();
        }
    }
}
