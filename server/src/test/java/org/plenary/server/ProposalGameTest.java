package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.record.SecondVerifier;

/**
 * Two delegations write proposals while the chair edits, moves and takes, at random: a branch always reads as the draft
 * with its own people's words, what is taken reads as it was chosen and is theirs who wrote it, and nobody's words are
 * lost or stand twice. {@code -Dplenary.proposal.games=200} for long.
 */
class ProposalGameTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.proposal.games", 4);
    private final Map<String, Integer> tally = new TreeMap<>();

    @TempDir
    Path directory;

    @Test
    void branchesFollowAndAreTakenWithoutLosingAWord() throws IOException {
        System.out.println("ProposalGameTest seed=" + seed + " games=" + games);
        try (TestServer server = TestServer.start(directory.resolve("data"));
                SecondVerifier second = SecondVerifier.start(directory)) {
            DeskPeople.admitTo(server);
            ProposalGame.Hall hall = new ProposalGame.Hall(server, second, tally);
            for (int i = 0; i < games; i++) {
                try (ProposalGame game = new ProposalGame(hall, seed + i, CHAIR, CLAIRE, AMINA)) {
                    game.play(40);
                }
            }
        }
        System.out.println("ProposalGameTest " + tally);
        assertThat(tally).as("what any games have in them").containsKeys("type", "delete", "move", "submit", "take");
    }
}
