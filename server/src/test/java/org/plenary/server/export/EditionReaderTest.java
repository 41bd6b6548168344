package org.plenary.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.Run;

class EditionReaderTest {
    @Test
    void readsARevisionAsATextInWhichNothingChanged() {
        // when
        Edition edition = Editions.revision1();
        // then
        assertThat(edition.isRedline()).isFalse();
        assertThat(edition.symbol()).isEqualTo("TSC/2026/WP.1/Rev.1");
        assertThat(edition.redline().clauses())
                .extracting(ClauseRedline::id)
                .containsExactlyElementsOf(edition.text().clauses().stream()
                        .map(clause -> clause.id())
                        .toList());
        assertThat(edition.redline().clauses())
                .allSatisfy(clause -> assertThat(clause.paragraphs())
                        .allSatisfy(paragraph -> assertThat(paragraph.runs())
                                .extracting(Run::change)
                                .containsOnly(Change.KEPT)));
        assertThat(edition.contributions()).isEmpty();
    }

    @Test
    void tellsWhoMadeEachChangeOfARedline() {
        // when
        Edition edition = Editions.redline();
        // then
        assertThat(edition.isRedline()).isTrue();
        assertThat(edition.symbol()).isEqualTo("TSC/2026/WP.1/Rev.2");
        var parties = edition.redline().clauses().stream()
                .flatMap(clause -> clause.paragraphs().stream())
                .flatMap(paragraph -> paragraph.runs().stream())
                .filter(run -> run.change() != Change.KEPT)
                .map(run -> edition.contribution(run.changed()).party())
                .collect(Collectors.toSet());
        assertThat(parties).contains("FRA", "KEN", "JPN", "IIS-LEI", "OPENNET", "MERIDIAN");
        assertThat(edition.delegations()).containsKeys("FRA", "KEN").doesNotContainKey("BRA");
    }

    @Test
    void carriesWhatTheChairDecidedAboutClausesThatAreThere() {
        // when
        Edition edition = Editions.revision1();
        // then
        assertThat(edition.notes()).singleElement().satisfies(note -> {
            assertThat(note.status()).isEqualTo(ClauseStatus.PARKED);
            assertThat(edition.status(note.clause())).isEqualTo(ClauseStatus.PARKED);
            assertThat(note.by().party()).isEqualTo("Amara Okafor");
        });
        assertThat(Editions.revision2().notes()).isEmpty();
    }

    @Test
    void takesItsTitleFromTheText() {
        // when
        Edition edition = Editions.revision1();
        // then
        assertThat(edition.title())
                .isEqualTo(ClauseText.of(edition.text().clauses().get(0)));
    }
}
