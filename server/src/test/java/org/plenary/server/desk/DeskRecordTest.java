package org.plenary.server.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.record.FirstLine;
import org.plenary.server.record.SecondVerifier;

/**
 * Two verifiers that share nothing judge the records of desks alike, to the line: as they are, with what the law
 * refused as their next entry, forged, and damaged. {@code -Dplenary.desk.forgeries=20000} for long.
 */
class DeskRecordTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.desk.forgeries", 600);
    private final Map<String, Integer> tally = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @TempDir
    Path folder;

    private SecondVerifier second;

    @BeforeEach
    void start() throws IOException {
        System.out.println("DeskRecordTest seed=" + seed + " forgeries=" + games);
        second = SecondVerifier.start(folder);
    }

    @AfterEach
    void stop() throws IOException {
        second.close();
        System.out.println("DeskRecordTest " + tally);
        assertThat(disagreements).as("what the two verifiers judge differently").isEmpty();
    }

    /** What the first says; notes it if the second says something else. */
    private String judge(byte[] file, String what) throws IOException {
        DeskVerifier.Finding finding = DeskVerifier.verify(new ByteArrayInputStream(file));
        FirstLine<Audience> header = finding.header();
        String own = header != null
                ? "intact " + header.head().hash()
                : "broken " + java.util.Objects.requireNonNull(finding.broken()).line();
        String other = second.verdict(file);
        if (!String.join(" ", List.of(other.split(" ")).subList(0, 2)).equals(own)) {
            Path kept = Path.of("target", "disagreement-" + disagreements.size() + ".jsonl");
            Files.write(kept, file);
            disagreements.add(what + ", kept in " + kept + "\n  first:  " + finding + "\n  second: " + other);
        }
        tally.merge(header != null ? "intact" : other.split(" ", 5)[3], 1, Integer::sum);
        return own;
    }

    @Test
    void areIntactAndTellWhatTheLawRefuses() throws IOException {
        for (int i = 0; i < games / 40; i++) {
            DeskRecordGame game = new DeskRecordGame(seed + i);
            String what = "seed=" + (seed + i);
            assertThat(judge(game.file(), what)).startsWith("intact");
            for (Map.Entry<NewEntry, Integer> refused : game.refused.entrySet()) {
                List<NewEntry> forged = new ArrayList<>(game.entries.subList(0, refused.getValue()));
                forged.add(refused.getKey());
                assertThat(judge(game.file(forged), what + " " + refused.getKey()))
                        .isEqualTo("broken " + (refused.getValue() + 2));
            }
        }
    }

    @Test
    void areJudgedAlikeWhenTheyAreWrittenAnewWithAllTheirHashes() throws IOException {
        for (int i = 0; i < games; i++) {
            judge(new DeskRecordGame(seed + i).forged(), "forgery of seed=" + (seed + i));
        }
    }

    @Test
    void areJudgedAlikeWhenTheirLinesAreOtherwise() throws IOException {
        for (int i = 0; i < games / 3; i++) {
            judge(new DeskRecordGame(seed + i).damaged(), "damage of seed=" + (seed + i));
        }
    }
}
