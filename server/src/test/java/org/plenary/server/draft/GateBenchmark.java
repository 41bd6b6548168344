package org.plenary.server.draft;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;

/**
 * Measures what the gate's verdict costs for ordinary keystrokes and deletions in a draft of 100 clauses, a quarter of
 * them agreed, next to what applying the same updates costs. Prints figures; run its {@link #main} with the test class
 * path.
 */
final class GateBenchmark {
    private static final int CLAUSES = 100;
    private static final int KEYSTROKES = 10_000;
    private static final int ROUNDS = 161;
    private static final int WARM_UP = 100;
    private static final long MAX_BYTES = 64 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GateBenchmark() {}

    public static void main(String[] args) {
        report("typing, letter by letter", true);
        report("deleting, letter by letter", false);
    }

    private static void report(String what, boolean typing) {
        double[] judging = new double[ROUNDS - WARM_UP];
        double[] applying = new double[ROUNDS - WARM_UP];
        for (int round = 0; round < ROUNDS; round++) {
            double[] nanos = round(typing);
            if (round >= WARM_UP) {
                judging[round - WARM_UP] = nanos[0];
                applying[round - WARM_UP] = nanos[1];
            }
        }
        Arrays.sort(judging);
        Arrays.sort(applying);
        int middle = judging.length / 2;
        System.out.printf(
                "%s: verdict %.0f ns (%.0f–%.0f), applying %.0f ns (%.0f–%.0f), verdict ÷ applying %.2f%n",
                what,
                judging[middle],
                judging[0],
                judging[judging.length - 1],
                applying[middle],
                applying[0],
                applying[applying.length - 1],
                judging[middle] / applying[middle]);
    }

    /** Nanoseconds of processor time an update, of judging and of applying. */
    private static double[] round(boolean typing) {
        GateDraft judging = draft();
        GateDraft applying = draft();
        List<Update> updates = updates(judging, typing);
        long both = time(() -> take(updates, judging.draft, true));
        long applied = time(() -> take(updates, applying.draft, false));
        return new double[] {(double) (both - applied) / updates.size(), (double) applied / updates.size()};
    }

    /** Time of this thread, so that what else the machine does counts less. */
    private static long time(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - start;
    }

    private static void take(List<Update> updates, DraftState draft, boolean judge) {
        Authority author = Authority.of(GateDraft.CLAIRE, draft);
        Taking taking = new Taking();
        for (Update update : updates) {
            if (judge) {
                Gate.judge(author, update, draft, MAX_BYTES).settle(taking);
            }
            draft.change(update, GateDraft.CLAIRE.id(), 1);
        }
        if (judge && taking.taken != updates.size()) {
            throw new IllegalStateException("expected all to be taken, got " + taking.taken);
        }
    }

    private static final class Taking implements Gate.Settlement {
        private int taken;

        @Override
        public void accepted(Update novelty, boolean outline) {
            taken++;
        }

        @Override
        public void incomplete() {}

        @Override
        public void refused(Refusal refusal) {}
    }

    private static GateDraft draft() {
        List<Clause> clauses = new ArrayList<>();
        for (int i = 0; i < CLAUSES; i++) {
            clauses.add(Clause.of(
                    new ClauseId("clause-" + i),
                    i == 0 ? ClauseKind.TITLE : ClauseKind.OPERATIVE,
                    "Recalling the resolutions that were adopted on this matter, and all that follows. ".repeat(6)));
        }
        GateDraft draft = new GateDraft(new Instrument(clauses));
        for (int i = 3; i < CLAUSES; i += 4) {
            draft.decide("clause-" + i, ClauseStatus.AGREED);
        }
        return draft;
    }

    /** Words typed here and there, as a delegate does: some forty letters in one place, then elsewhere. */
    private static List<Update> updates(GateDraft draft, boolean typing) {
        Random random = new Random(1);
        Doc copy = new Doc(new DocOptions(7, true, false));
        copy.apply(Update.decode(draft.draft.doc().encodeStateAsUpdate()), null);
        List<Update> updates = new ArrayList<>();
        copy.onUpdate((update, origin) -> updates.add(Update.decode(update)));
        while (updates.size() < KEYSTROKES) {
            int clause = random.nextInt(CLAUSES);
            var text = GateDraft.text(copy, "clause-" + (clause % 4 == 3 ? clause - 1 : clause));
            int at = random.nextInt(Math.toIntExact(text.length()) / 2 + 1);
            for (int letter = 0; letter < 40 && updates.size() < KEYSTROKES; letter++) {
                if (typing) {
                    text.insert(at + letter, "x");
                } else if (text.length() > at + 1) {
                    text.delete(at, 1);
                }
            }
        }
        return updates;
    }
}
