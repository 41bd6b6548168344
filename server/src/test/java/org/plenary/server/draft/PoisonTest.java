package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.draft.GateDraft.CHAIR;
import static org.plenary.server.draft.GateDraft.CLAIRE;
import static org.plenary.server.draft.GateDraft.index;
import static org.plenary.server.draft.GateDraft.root;
import static org.plenary.server.draft.GateDraft.text;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;

/** What makes a draft heavy and is no text, and what of it honest clients make. */
class PoisonTest {
    private final GateDraft draft = new GateDraft(new Instrument(List.of(
            Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration"),
            Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Alpha words"),
            Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta words"))));

    @Test
    void takesWhatAClientCollectedOfItsOwnWhileItWasAlone() {
        // given a page that writes for the first time, in a clause that it then deletes, and collects
        Doc alone = new Doc(new DocOptions(77, true, false));
        alone.apply(Update.decode(draft.draft.doc().encodeStateAsUpdate()), null);
        text(alone, "a").insert(0, "words of its own ");
        root(alone).delete(index(alone, "a"), 1);
        Update update =
                Update.decode(alone.encodeStateAsUpdate(draft.draft.doc().stateVector()));
        assertThat(update.contentKinds()).contains(ContentKind.GC);

        // when / then
        assertThat(draft.submit(CHAIR, update).word()).isEqualTo("accepted");
        assertThat(draft.clauses()).containsOnlyKeys("t", "b");
    }

    @Test
    void takesNoMoreCollectedUnitsThanCanHaveBeenWritten() {
        for (long length : List.of(Inspection.MAX_EMPTY_UNITS + 1, 1L << 40, (1L << 53) - 2)) {
            assertThat(draft.submit(
                                    CLAIRE,
                                    new RawUpdate().by(77, 0).collected(length).build())
                            .word())
                    .isEqualTo("schema");
        }
        assertThat(draft.submit(CLAIRE, new RawUpdate().by(77, 0).collected(5).build())
                        .word())
                .isEqualTo("accepted");
    }

    @Test
    void takesSoManyClientIdsOfOnePersonAndNoMore() {
        RawUpdate all = new RawUpdate();
        for (int i = 0; i < ClientIds.MAX_WRITTEN_PER_PERSON; i++) {
            all.by(1_000 + i, 0).collected(1);
        }
        assertThat(draft.submit(CLAIRE, all.build()).word()).isEqualTo("accepted");

        // then
        assertThat(draft.submit(CLAIRE, new RawUpdate().by(5, 0).collected(1).build())
                        .word())
                .isEqualTo("too-many-client-ids");
        assertThat(draft.submit(CLAIRE, draft.change(5, doc -> text(doc, "a").insert(0, "x")))
                        .word())
                .as("also by mere typing")
                .isEqualTo("too-many-client-ids");
        assertThat(draft.submit(
                                CLAIRE,
                                new RawUpdate().by(1_000, 1).collected(1).build())
                        .word())
                .as("under an id that is known")
                .isEqualTo("accepted");
        assertThat(draft.submit(CHAIR, draft.change(6, doc -> text(doc, "a").insert(0, "x")))
                        .word())
                .as("of somebody else")
                .isEqualTo("accepted");
    }
}
