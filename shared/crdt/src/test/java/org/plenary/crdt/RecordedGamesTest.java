package org.plenary.crdt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.encoding.Decoder;

/**
 * Games among peers of Yjs, recorded with {@code record-games.mjs}: a follower here has the same bytes after each batch
 * of updates. Always the same games, and without Node, so that mutation tests can use them.
 */
class RecordedGamesTest {
    @Test
    void hasTheBytesThatYjsHadAfterEachBatch() throws IOException {
        try (InputStream file =
                new GZIPInputStream(Files.newInputStream(Path.of("src/test/resources/recorded-games.gz")))) {
            Decoder games = new Decoder(file.readAllBytes());
            long count = games.varUint();
            for (int game = 0; game < count; game++) {
                play(games, "game " + game);
            }
            games.requireEnd();
        }
    }

    private static void play(Decoder games, String name) {
        boolean gc = games.varUint() == 1;
        Doc doc = GamePeer.Plenary.newDoc(games.varUint(), gc);
        long turns = games.varUint();
        for (int turn = 0; turn < turns; turn++) {
            List<byte[]> batch = new ArrayList<>();
            for (long i = games.varUint(); i > 0; i--) {
                batch.add(games.varBytes());
            }
            compareMerged(games, batch, doc.stateVector(), name + ", turn " + turn);
            for (byte[] bytes : batch) {
                Update update = Update.decode(bytes);
                Update novelty = doc.novelty(update);
                boolean complete =
                        doc.missing(update).isEmpty() && doc.pending().isEmpty();
                long scanned = WorkloadTest.scannedAfter(doc, update);
                Applied applied = doc.apply(update, "remote");
                if (complete) {
                    assertThat(doc.integrator().scanned).as("scanned").isEqualTo(scanned);
                    assertThat(applied.inserted()).isEqualTo(novelty.structIds());
                }
            }
            StoreCheck.check(doc);
            assertThat(GameState.digest(doc.encodeStateAsUpdate()))
                    .as("%s, turn %d", name, turn)
                    .startsWith(GameState.hex(games));
            assertThat(GameState.digest(doc.encodeStateAsUpdateV2()))
                    .as("%s, turn %d, V2", name, turn)
                    .startsWith(GameState.hex(games));
        }
        StoreCheck.checkOrder(doc);
        assertThat(GameState.digest(DocContent.text(doc))).as(name).startsWith(GameState.hex(games));
    }

    private static void compareMerged(Decoder games, List<byte[]> batch, StateVector known, String name) {
        byte[] merged = Update.mergeEncoded(batch);
        assertThat(GameState.digest(merged)).as("%s, merged", name).startsWith(GameState.hex(games));
        assertThat(GameState.digest(Update.decode(merged).encodeSince(known)))
                .as("%s, merged and cut", name)
                .startsWith(GameState.hex(games));
    }
}
