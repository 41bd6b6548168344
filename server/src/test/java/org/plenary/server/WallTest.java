package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An audience is a wall: people of several delegations and groups talk at random, while roles, delegations, groups and
 * access change; and of all that the server ever answers and tells, each gets exactly what a model allows them at that
 * moment. {@code -Dplenary.wall.games=500} for long.
 */
class WallTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.wall.games", 5);
    private final Map<String, Integer> tally = new TreeMap<>();

    @TempDir
    Path directory;

    @Test
    void nobodyEverLearnsWhatIsNotForThemAndEverybodyHearsWhatIs() {
        System.out.println("WallTest seed=" + seed + " games=" + games);
        try (TestServer server = TestServer.start(directory)) {
            DeskPeople.admitTo(server);
            WallGame game = new WallGame(server, tally);
            for (int i = 0; i < games; i++) {
                game.play(seed + i, 60);
            }
        }
        System.out.println("WallTest " + tally);
        assertThat(tally)
                .as("what any games have in them")
                .containsKeys(
                        "begin 201",
                        "begin 404",
                        "read 200",
                        "events 200",
                        "record 200",
                        "record 404",
                        "person",
                        "group",
                        "access",
                        "guess 404",
                        "propose 201",
                        "invite 200",
                        "proposal 200",
                        "proposal 404",
                        "heard");
    }
}
