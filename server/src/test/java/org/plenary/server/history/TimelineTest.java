package org.plenary.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.DemoStory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.export.Editions;

class TimelineTest {
    private static final long SECOND = 1_000;
    private static final long NIGHT = 10 * 60 * 60 * SECOND;
    private static final int EDITS = 700;

    /** Two busy days with a night between, and a revision issued in the middle of the second. */
    private static void busy(DraftStory story) {
        long at = Editions.NOW - 10 * NIGHT;
        story.begins(at, text(0));
        for (int i = 1; i <= EDITS; i++) {
            at += i == EDITS / 2 ? NIGHT : SECOND;
            story.becomes(DemoStory.person("fra-martin"), at, text(i));
            if (i == 500) {
                story.issues(DemoStory.person("secretariat"), at, new IssueRequest("Middle", null, null));
            }
        }
    }

    private static Instrument text(int edits) {
        return new Instrument(List.of(
                Clause.of(new ClauseId("c"), ClauseKind.OPERATIVE, "a".repeat(1 + edits % 7) + edits)));
    }

    @Test
    void cutsStretchesOfManyEntriesAtLongPausesAndRevisions() {
        Timeline timeline = Editions.past(TimelineTest::busy, History::timeline);

        assertThat(timeline.activity()).hasSizeBetween(150, Timeline.MAX_BUCKETS + Timeline.MAX_PAUSES + 1);
        assertThat(timeline.activity().stream().mapToInt(Timeline.Bucket::edits).sum())
                .isEqualTo(EDITS);
        assertThat(timeline.activity())
                .allSatisfy(bucket ->
                        assertThat(bucket.atMillis() - bucket.fromMillis()).isBetween(0L, 20 * SECOND));
        assertThat(timeline.activity().stream().map(Timeline.Bucket::seq))
                .isSorted()
                .contains(timeline.marks().get(0).seq(), timeline.last().seq());
    }
}
