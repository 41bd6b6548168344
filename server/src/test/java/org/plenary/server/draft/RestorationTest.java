package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.InstrumentReader;

/** Whatever a draft has become and was before, the gate takes the edit that restores it. */
class RestorationTest {
    private static final int GAMES = Integer.getInteger("plenary.gate.games", 100);
    private static final List<ClauseKind> KINDS = List.of(ClauseKind.values());
    private static final List<String> WORDS = List.of("States", " shall ", "cooperate, ", "in good ", "faith.", "联合国");

    @Test
    void isAnEditThatTheGateTakes() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("restorations from seed " + seed);
        for (int i = 0; i < GAMES; i++) {
            try {
                play(new Random(seed + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.gate.games=1", e);
            }
        }
    }

    private static void play(Random random) {
        GateDraft draft = new GateDraft(text(random, List.of()));
        for (int step = 0; step < 4; step++) {
            Instrument before = InstrumentReader.read(draft.draft.doc());
            Instrument target = text(random, before.clauses());
            ClauseId only = random.nextInt(3) == 0 ? new ClauseId("c" + random.nextInt(8)) : null;
            Restoration restoration = Restoration.of(
                    Restoration.Now.of(draft.draft), target, new RestoreRequest(target, 1, null, only, null));
            if (restoration.update().isEmpty()) {
                assertThat(restoration.clauses()).isEmpty();
                continue;
            }
            GateDraft.Outcome outcome = draft.submit(GateDraft.CHAIR, restoration.update());
            assertThat(outcome.word()).isEqualTo("accepted");
            Instrument after = InstrumentReader.read(draft.draft.doc());
            if (only == null) {
                assertThat(after).isEqualTo(target);
            } else {
                assertThat(restoration.clauses()).containsExactly(only);
            }
        }
    }

    private static Instrument text(Random random, List<Clause> before) {
        List<Clause> clauses = new ArrayList<>();
        for (int id = 0; id < 8; id++) {
            ClauseId clause = new ClauseId("c" + id);
            if (random.nextInt(4) > 0) {
                clauses.add(before.stream()
                        .filter(old -> old.id().equals(clause) && random.nextBoolean())
                        .findAny()
                        .orElseGet(() -> clause(random, clause)));
            }
        }
        if (random.nextInt(3) == 0) {
            Collections.shuffle(clauses, random);
        }
        return new Instrument(clauses);
    }

    private static Clause clause(Random random, ClauseId id) {
        ClauseKind kind = KINDS.get(random.nextInt(KINDS.size()));
        return new Clause(id, kind, kind.isOneLine() ? List.of(paragraph(random)) : blocks(random, 0));
    }

    private static List<Block> blocks(Random random, int depth) {
        List<Block> blocks = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            boolean sub = depth < Subparagraph.MAX_DEPTH && random.nextInt(3) == 0;
            blocks.add(sub ? new Subparagraph(blocks(random, depth + 1)) : paragraph(random));
        }
        return blocks;
    }

    private static Paragraph paragraph(Random random) {
        List<Inline> inlines = new ArrayList<>();
        boolean bold = random.nextBoolean();
        for (int n = random.nextInt(5); n > 0; n--) {
            if (random.nextInt(5) == 0) {
                inlines.add(new LineBreak());
            }
            bold = !bold;
            inlines.add(new TextRun(WORDS.get(random.nextInt(WORDS.size())), bold, random.nextInt(4) == 0));
        }
        return new Paragraph(inlines);
    }
}
