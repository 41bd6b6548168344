package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.ClauseDecisions;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.SetPackageStatus;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Standing;

/**
 * Nobody is agreed alone in a package, and nothing is agreed for good that a delegation withholds, whatever people do.
 * {@code -Dplenary.package.games=5000} for long.
 */
class PackageGamesTest {
    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.package.games", 150);
    private final Map<String, Integer> tally = new TreeMap<>();

    @Test
    void nobodyIsAgreedAloneInAPackageAndNoConfirmationIsLost() {
        System.out.println("PackageGamesTest seed=" + seed + " games=" + games);
        for (int i = 0; i < games; i++) {
            play(seed + i, i % 2 == 0);
        }
        System.out.println("PackageGamesTest " + tally);
        assertThat(tally)
                .containsKeys("package", "package-change", "package-dissolve", "package-status", "confirm", "status")
                .containsKeys("no PACKAGED", "no CONTESTED", "no NO_SUCH_TRANSITION", "no NOT_ALLOWED");
    }

    private void play(long own, boolean deletes) {
        PackageGame game = new PackageGame(own, deletes);
        for (int i = 0; i < 100; i++) {
            Standing before = game.draft.standing();
            int entries = game.record.size();
            Decision decision = game.step();
            Standing after = game.draft.standing();
            boolean taken = game.record.size() > entries;
            if (taken && decision instanceof SetStatus status) {
                assertAlone(status, before, own);
            } else if (taken && decision instanceof SetPackageStatus status) {
                assertTogether(status, game, own);
            }
            if (!deletes) {
                after.packages().all().forEach(each -> assertAlike(each, after.clauses(), own));
            }
            assertNoWithholdingIsLost(before, after, decision, own);
        }
        DraftCheck check = new DraftCheck();
        game.record.forEach(check::take);
        check.end();
        assertThat(check.draft().standing()).as("seed=%d", own).isEqualTo(game.draft.standing());
        game.tally.forEach((name, count) -> tally.merge(name, count, Integer::sum));
    }

    private static void assertAlone(SetStatus status, Standing before, long own) {
        if (before.packages().of(status.clause()).isPresent()) {
            assertThat(PackageGame.AGREED)
                    .as("seed=%d %s", own, status)
                    .doesNotContain(
                            status.status(),
                            before.clauses().status(status.clause().value()));
        }
    }

    private static void assertTogether(SetPackageStatus status, PackageGame game, long own) {
        Standing now = game.draft.standing();
        assertThat(now.packages().find(status.bundle()).orElseThrow().clausesIn(game.draft.text()))
                .as("seed=%d %s", own, status)
                .isNotEmpty()
                .allMatch(clause -> now.clauses().status(clause.value()) == status.status());
    }

    private static void assertAlike(ClausePackage each, ClauseDecisions clauses, long own) {
        Set<ClauseStatus> statuses = each.clauses().stream()
                .map(clause -> clauses.status(clause.value()))
                .collect(Collectors.toSet());
        assertThat(statuses.size() == 1 || statuses.stream().noneMatch(PackageGame.AGREED::contains))
                .as("seed=%d %s %s", own, each, statuses)
                .isTrue();
    }

    /** Who withholds does so until they confirm, or the clause is opened again, and never is it agreed under them. */
    private static void assertNoWithholdingIsLost(Standing before, Standing after, Decision decision, long own) {
        for (String id : before.clauses().byClause().keySet()) {
            ClauseId clause = new ClauseId(id);
            AdReferendum was = before.clauses().agreement(clause);
            AdReferendum is = after.clauses().agreement(clause);
            if (after.clauses().status(id) == ClauseStatus.AGREED_AD_REFERENDUM
                    && before.clauses().status(id) == ClauseStatus.AGREED_AD_REFERENDUM) {
                List<String> still = is.withheld().stream()
                        .map(AdReferendum.Withholding::delegation)
                        .toList();
                was.withheld()
                        .forEach(each -> assertThat(still.contains(each.delegation())
                                        || is.confirmed().contains(each.delegation()))
                                .as("seed=%d %s", own, decision)
                                .isTrue());
            } else if (!was.withheld().isEmpty()) {
                assertThat(after.clauses().status(id).isFrozen())
                        .as("seed=%d %s", own, decision)
                        .isFalse();
            }
            if (after.clauses().status(id) != ClauseStatus.AGREED_AD_REFERENDUM) {
                assertThat(is.isNone()).as("seed=%d %s", own, decision).isTrue();
            }
        }
    }
}
