package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two verifiers that share nothing judge the records of branches alike, to the line: rule by rule, and forged at
 * random. {@code -Dplenary.branch.forgeries=20000} for long.
 */
class BranchRecordTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.branch.forgeries", 1_000);
    private final Map<String, Integer> tally = new TreeMap<>();

    @TempDir
    Path folder;

    private SecondVerifier second;

    @BeforeEach
    void start() throws IOException {
        System.out.println("BranchRecordTest seed=" + seed + " forgeries=" + games);
        second = SecondVerifier.start(folder);
    }

    @AfterEach
    void stop() throws IOException {
        second.close();
        System.out.println("BranchRecordTest " + tally);
    }

    private static String judged(byte[] file) throws IOException {
        BranchVerifier.Finding finding = BranchVerifier.verify(new ByteArrayInputStream(file));
        Verification.Broken broken = finding.broken();
        return broken == null
                ? "intact " + finding.header().head().hash()
                : "broken " + broken.line() + " " + broken.why();
    }

    /** The first two words: what, and where. */
    private static String gist(String verdict) {
        return String.join(" ", List.of(verdict.split(" ")).subList(0, 2));
    }

    @Test
    void areJudgedAlikeRuleByRule() throws IOException {
        List<ForgedBranches.Case> cases = ForgedBranches.all();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            ForgedBranches.Case each = cases.get(i);
            byte[] file = each.file();
            String first = judged(file);
            String other = second.verdict(file);
            String what = "case " + i + " " + each.reason() + "\n  first:  " + first + "\n  second: " + other;
            String expected = each.reason() == null ? "intact" : "broken " + (each.broken() + 1);

            if (!first.startsWith(expected)
                    || !gist(other).equals(gist(first))
                    || !other.contains(each.reason() == null ? "intact" : " " + each.reason())) {
                others.add("expected " + expected + " " + what);
            }
            tally.merge(each.reason() == null ? "intact" : each.reason(), 1, Integer::sum);
        }
        assertThat(others).isEmpty();
    }

    @Test
    void areJudgedAlikeWhenTheyAreWrittenAnewWithAllTheirHashes() throws IOException {
        Random random = new Random(seed);
        List<ForgedBranches.Case> cases = ForgedBranches.all();
        for (int i = 0; i < games; i++) {
            byte[] file = ForgedBranches.forged(random, cases);
            String first = judged(file);
            String other = second.verdict(file);
            if (!gist(other).equals(gist(first))) {
                Files.write(Files.createDirectories(Path.of("target")).resolve("disagreement.jsonl"), file);
            }
            assertThat(gist(other))
                    .as("forgery " + i + " of seed=" + seed + ", kept in target/disagreement.jsonl\n  first:  " + first
                            + "\n  second: " + other)
                    .isEqualTo(gist(first));
            tally.merge(other.startsWith("intact") ? "intact" : other.split(" ", 5)[3], 1, Integer::sum);
        }
    }
}
