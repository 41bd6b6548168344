package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;

/** Prints what an entry costs where there are many anchors; no test. */
public final class AnchorSpeed {
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(1);
    private final Doc editor = new Doc(new DocOptions(1, true, false));
    private final Doc room = AnchorGame.doc(true);
    private final Anchors anchors = new Anchors();
    private final List<byte[]> made = new ArrayList<>();
    private long seq;

    private AnchorSpeed() {}

    public static void main(String[] args) {
        new AnchorSpeed().run("no anchors, 300 clauses", 300, 0);
        new AnchorSpeed().run("300 anchors in one clause of 300", 300, 300);
        new AnchorSpeed().run("500 anchors in 300 clauses", 300, -500);
    }

    private void run(String name, int clauses, int count) {
        editor.onUpdate((update, origin) -> made.add(update));
        List<Clause> all = new ArrayList<>();
        for (int i = 0; i < clauses; i++) {
            all.add(Texts.clause("c" + i, ClauseKind.OPERATIVE, words(60), Texts.p(words(60)), Texts.sub(words(60))));
        }
        editor.transact("a", () -> InstrumentWriter.write(new Instrument(all), editor));
        take();
        for (int i = 0; i < Math.abs(count); i++) {
            place("b" + i, count > 0 ? 0 : i % clauses);
        }
        for (int warm = 0; warm < 3; warm++) {
            measure(name + ": a key in the first clause", warm == 2, ROUNDS, () -> type(0));
            measure(name + ": a key in a clause of any kind", warm == 2, ROUNDS, () -> type(random.nextInt(clauses)));
            measure(name + ": a letter deleted in the first", warm == 2, ROUNDS / 4, () -> delete(0));
            measure(name + ": the first clause moved", warm == 2, 100, this::move);
        }
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(Long.toString(random.nextInt(60_000) + 40L, 36)).append(' ');
        }
        return text.toString();
    }

    private void place(String owner, int clause) {
        YXmlElement element = DraftClauses.of(room).get(clause);
        Flow flow = ClauseFlows.of(element).words();
        int from = random.nextInt(flow.size() - 200);
        int to = from + 5 + random.nextInt(150);
        ClauseId id = new ClauseId("c" + clause);
        Anchor anchor = new Anchor(id, flow.id(from), flow.id(to), flow.words(from, to + 1));
        anchors.place(room, seq, owner, List.of(anchor));
    }

    private void measure(String name, boolean print, int rounds, Runnable change) {
        long bare = 0;
        long tracked = 0;
        for (int i = 0; i < rounds; i++) {
            made.clear();
            editor.transact("a", change);
            long start = System.nanoTime();
            bare += take();
            tracked += System.nanoTime() - start;
        }
        if (print) {
            System.out.printf(
                    "%-60s %8.1f µs, of that applying %6.1f%n", name, tracked / 1e3 / rounds, bare / 1e3 / rounds);
        }
    }

    private long take() {
        long[] bare = {0};
        seq++;
        for (byte[] update : made) {
            Update decoded = Update.decode(update);
            anchors.take(room, seq, decoded, () -> {
                long start = System.nanoTime();
                var applied = room.apply(decoded, null);
                bare[0] += System.nanoTime() - start;
                return applied;
            });
        }
        return bare[0];
    }

    private YXmlText text(int clause) {
        YXmlElement element = DraftClauses.of(editor).get(clause);
        return (YXmlText) ((YXmlElement) element.get(0)).get(0);
    }

    private void type(int clause) {
        YXmlText text = text(clause);
        text.insert(random.nextInt((int) text.length()), "x");
    }

    private void delete(int clause) {
        YXmlText text = text(clause);
        text.delete(random.nextInt((int) text.length()), 1);
    }

    private void move() {
        YXmlElement old = DraftClauses.of(editor).get(0);
        editor.getXmlFragment("text").insertCopy(1 + random.nextInt(5), old);
        editor.getXmlFragment("text").delete(old);
    }
}
