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
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.signing.KeyInfo;
import org.plenary.server.signing.SignedHead;
import org.plenary.server.signing.Signing;

/**
 * Two verifiers that share nothing judge the same records and forgeries alike, to the line. {@code
 * -Dplenary.record.forgeries=20000} for long, {@code -Dplenary.seed=…} for the same ones again.
 */
class SecondVerifierTest {
    private static final Signing.Signatures NONE = new Signing.Signatures(List.of(), List.of());

    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.record.forgeries", 1_200);
    private final Map<String, Integer> tally = new TreeMap<>();
    private final List<String> disagreements = new ArrayList<>();

    @TempDir
    Path folder;

    private SecondVerifier second;

    @BeforeEach
    void start() throws IOException {
        System.out.println("SecondVerifierTest seed=" + seed + " forgeries=" + games);
        second = SecondVerifier.start(folder);
    }

    @AfterEach
    void stop() throws IOException {
        second.close();
        System.out.println("SecondVerifierTest " + tally);
        assertThat(disagreements).as("what the two verifiers judge differently").isEmpty();
    }

    @Test
    void findsRecordsOfEveryKindIntactWithTheSameFingerprintsAndSigners() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(judge(RecordFiles.file(RecordFiles.entries(seed + i)), "seed=" + (seed + i)))
                    .startsWith("intact");
        }
    }

    @Test
    void readsDraftsThatNoEditorMakesAlike() throws IOException {
        for (int i = 0; i < games / 8; i++) {
            List<Entry> entries = StrangeRecords.entries(seed + i);
            assertThat(judge(RecordFiles.file(entries, NONE), "strange seed=" + (seed + i)))
                    .startsWith("intact");
        }
    }

    @Test
    void numbersClausesAlikeWhileNumbersHold() throws IOException {
        Random random = new Random(seed);
        for (int i = 0; i < games / 20; i++) {
            List<Entry> entries = NumberedRecords.entries(seed + i);
            String what = "numbered seed=" + (seed + i);
            assertThat(judge(RecordFiles.file(entries, NONE), what)).startsWith("intact");
            judge(RecordFiles.file(NumberedRecords.withAnotherNumber(entries, random), NONE), what + " forged");
        }
    }

    /** What was refused in a game is the next entry of the record as it was then: both find that broken, there. */
    @Test
    void judgesAlikeWhatIsDecidedOfPackagesAndConfirmationsAsItMayAndMayNotBe() throws IOException {
        for (int i = 0; i < games / 100; i++) {
            PackageGame game = new PackageGame(seed + i, true);
            for (int step = 0; step < 60; step++) {
                game.step();
            }
            String what = "packages seed=" + (seed + i);
            assertThat(judge(RecordFiles.file(game.record, NONE), what)).startsWith("intact");
            for (PackageGame.Refused refused : game.refused) {
                List<Entry> forged = new ArrayList<>(game.record.subList(0, refused.behind()));
                forged.add(HashChain.next(forged.get(forged.size() - 1).head(), refused.entry()));
                assertThat(judge(RecordFiles.file(forged, NONE), what + " " + refused.entry()))
                        .isEqualTo("broken " + (refused.behind() + 2));
            }
        }
    }

    /** Each of these breaks one rule, or none: both find it, where it is, and the second says which. */
    @Test
    void judgesAlikeWhatIsDecidedAboutProposalsRuleByRule() throws IOException {
        List<ForgedProposals.Case> cases = ForgedProposals.of(RecordFiles.entries(seed));
        for (int i = 0; i < cases.size(); i++) {
            ForgedProposals.Case forged = cases.get(i);
            byte[] file = RecordFiles.file(forged.entries(), NONE);
            String what = "proposals " + i + " " + forged.reason() + " seed=" + seed;
            if (forged.reason() == null) {
                assertThat(judge(file, what)).as(what).startsWith("intact");
            } else {
                assertThat(judge(file, what)).as(what).isEqualTo("broken " + (forged.broken() + 1));
                assertThat(second.verdict(file)).as(what).contains(" " + forged.reason() + " ");
            }
        }
    }

    @Test
    void judgesAlikeWhatWasWrittenAnewWithAllItsHashes() throws IOException {
        Random random = new Random(seed);
        Forgeries forgeries = new Forgeries(random);
        List<Entry> entries = RecordFiles.entries(seed);
        for (int i = 0; i < games; i++) {
            List<Entry> forged = forgeries.of(entries);
            if (!forged.isEmpty()) {
                judge(RecordFiles.file(forged, NONE), "forgery " + i + " of seed=" + seed);
            }
        }
    }

    @Test
    void judgesAlikeWhatIsOtherwiseInTheLinesOfAFile() throws IOException {
        Random random = new Random(seed);
        ForgedLines forged = new ForgedLines(random, RecordFiles.entries(seed));
        for (int i = 0; i < games / 4; i++) {
            judge(forged.next(), "lines " + i + " of seed=" + seed);
        }
    }

    @Test
    void judgesAlikeASignatureOfAKeyThatIsNoPoint() throws IOException {
        List<Entry> entries = RecordFiles.entries(seed);
        KeyInfo key = ForgedLines.noPoint();
        SignedHead good = RecordFiles.signatures(entries).heads().get(0);
        SignedHead signed = new SignedHead(good.subject(), key.id(), good.signature());
        Signing.Signatures signatures = new Signing.Signatures(List.of(key), List.of(signed));

        assertThat(judge(RecordFiles.file(entries, signatures), "no point")).startsWith("broken");
    }

    private static boolean isIntact(String verdict) {
        return verdict.startsWith("intact");
    }

    /** What the first says; notes it if the second says something else. */
    private String judge(byte[] file, String what) throws IOException {
        Verification first = RecordVerifier.verify(new ByteArrayInputStream(file), null);
        String other = second.verdict(file);
        String own = said(first);
        if (!own.equals(
                isIntact(other)
                        ? other
                        : String.join(" ", List.of(other.split(" ")).subList(0, 2)))) {
            Path kept = Path.of("target", "disagreement-" + disagreements.size() + ".jsonl");
            Files.write(kept, file);
            disagreements.add(what + ", kept in " + kept + "\n  first:  " + first + "\n  second: " + other);
        }
        tally.merge(isIntact(other) ? "intact" : other.split(" ", 5)[3], 1, Integer::sum);
        return own;
    }

    private static String said(Verification verification) {
        return verification.accept(new Verification.Visitor<>() {
            @Override
            public String intact(Verification.Intact intact) {
                return "intact " + intact.head().hash() + " "
                        + intact.revisions().stream()
                                .map(checked -> checked.revision().text() + ":"
                                        + (checked.signer() == null ? "-" : checked.signer()))
                                .collect(Collectors.joining(","));
            }

            @Override
            public String broken(Verification.Broken broken) {
                return "broken " + broken.line();
            }
        });
    }
}
