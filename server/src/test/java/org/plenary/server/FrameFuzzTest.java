package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Stream;

/** Mutated frames through real sockets. */
class FrameFuzzTest {
    private static final int FRAMES = 600;

    @TempDir
    Path directory;

    @Test
    void disturbsNobodyElse() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("FrameFuzzTest seed=" + seed);
        try (TestServer server = TestServer.startFlowing(directory, 256, 100_000)) {
            Stream draft = server.draft("Declaration");
            CollabClient witness = CollabClient.join(server, draft, TestServer.DANIEL);
            CollabClient elsewhere = CollabClient.join(server, server.draft("Another"), TestServer.CLAIRE);
            Mutations mutations = new Mutations(seed, witness.doc);

            // when
            CollabClient hostile = CollabClient.join(server, draft, TestServer.CLAIRE);
            int closed = 0;
            for (int i = 0; i < FRAMES; i++) {
                hostile.socket.send(mutations.next());
                if (i % 5 == 0) {
                    hostile.ask();
                    CollabClient at = hostile;
                    at.until("it is answered or closed", () -> at.synced || at.socket.closeCode() != 0);
                }
                if (hostile.socket.closeCode() != 0) {
                    assertThat(hostile.socket.closeCode())
                            .as("seed=%d frame=%d", seed, i)
                            .isEqualTo(4400);
                    closed++;
                    hostile = CollabClient.connect(server, draft, TestServer.CLAIRE, CollabClient.PLENARY);
                }
            }
            hostile.close();

            // then
            assertThat(closed).isGreaterThan(FRAMES / 10);
            witness.settle();
            elsewhere.settle();
            assertThat(witness.socket.closeCode()).as("seed=%d", seed).isZero();
            assertThat(elsewhere.socket.closeCode()).isZero();
            try (CollabClient newcomer = CollabClient.join(server, draft, TestServer.CLAIRE)) {
                newcomer.doc.getXmlFragment("text");
                witness.untilSaved().settle();
                assertThat(newcomer.doc.encodeStateAsUpdate())
                        .as("seed=%d", seed)
                        .isEqualTo(witness.doc.encodeStateAsUpdate());
            }
            witness.close();
            elsewhere.close();
        }
    }
}
