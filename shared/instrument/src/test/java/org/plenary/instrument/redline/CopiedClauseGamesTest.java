package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.ClauseCopy;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.instrument.redline.ModelText.Unit;

/**
 * Several people write in clauses, copies of these and copies of copies, at once and hearing of each other late, and
 * somebody watches who wrote each letter first. Replay a failure with {@code -Dplenary.seed=… -Dplenary.copy.games=1};
 * play longer with {@code -Dplenary.copy.games=…}.
 */
class CopiedClauseGamesTest {
    private static final int GAMES = Integer.getInteger("plenary.copy.games", 40);
    private static final int PEOPLE = 3;

    @Test
    void leaveEachLetterToWhoWroteItFirst() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("games of copied clauses from seed " + seed);
        int copied = 0;
        for (int i = 0; i < GAMES; i++) {
            try {
                Game game = new Game(new Random(seed + i));
                game.play(40);
                copied += game.check();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.copy.games=1", e);
            }
        }
        assertThat(copied).as("letters of copies that others had written").isPositive();
    }

    private static final class Game {
        private final Random random;
        private final Doc doc = new Doc(new DocOptions(99, false, false));
        private final Attribution attribution = new Attribution();
        private final Copies copies = new Copies(attribution);
        private final List<Doc> peers = new ArrayList<>();
        private final List<byte[]> updates = new ArrayList<>();
        private final int[] heard = new int[PEOPLE];
        private long seq;
        private int words;

        /** The entry that wrote a unit first, and the one that put it where it is. */
        private final Map<Id, Long> written = new HashMap<>();

        private final Map<Id, Long> put = new HashMap<>();

        /** The units of each clause after each entry. */
        private final TreeMap<Long, Map<String, List<Unit>>> states = new TreeMap<>();

        Game(Random random) {
            this.random = random;
            Doc seed = new Doc(new DocOptions(50, true, false));
            InstrumentWriter.write(
                    Texts.instrument(
                            Texts.clause("a", ClauseKind.OPERATIVE, word(), Texts.sub(word(), Texts.sub(word()))),
                            Texts.clause("b", ClauseKind.OPERATIVE, word(), Texts.p(Texts.t(word()), Texts.b(word())))),
                    seed);
            for (int i = 0; i < PEOPLE; i++) {
                peers.add(new Doc(new DocOptions(i + 1, true, false)));
            }
            take(seed.encodeStateAsUpdate());
        }

        private String word() {
            return "word" + ++words + " ";
        }

        private void take(byte[] update) {
            updates.add(update);
            seq++;
            Applied applied = doc.applyUpdate(update, "server");
            attribution.take(seq, applied.inserted(), applied.deleted());
            copies.take(doc, seq, applied);
            Map<String, List<Unit>> now = ModelText.clauses(doc);
            now.values()
                    .forEach(units -> units.forEach(unit -> {
                        written.putIfAbsent(unit.id(), seq);
                        put.putIfAbsent(unit.id(), seq);
                    }));
            states.put(seq, now);
        }

        void play(int turns) {
            for (int turn = 0; turn < turns; turn++) {
                int by = random.nextInt(PEOPLE);
                int what = random.nextInt(10);
                if (what == 0) {
                    copy(by);
                } else if (what == 1 && states.lastEntry().getValue().size() > 2) {
                    hear(by);
                    edit(by, peer -> DraftClauses.root(peer).delete(clause(peer)));
                } else {
                    if (random.nextInt(3) == 0) {
                        hear(by);
                    }
                    edit(by, peer -> write(clause(peer)));
                }
            }
        }

        private SharedType clause(Doc peer) {
            List<? extends SharedType> all = DraftClauses.of(peer);
            return all.get(random.nextInt(all.size()));
        }

        private void hear(int by) {
            for (; heard[by] < updates.size(); heard[by]++) {
                peers.get(by).applyUpdate(updates.get(heard[by]), "server");
            }
        }

        private void edit(int by, Consumer<Doc> change) {
            if (heard[by] == 0) {
                hear(by);
            }
            Doc peer = peers.get(by);
            List<byte[]> made = new ArrayList<>();
            Subscription listening = peer.onUpdate((bytes, origin) -> made.add(bytes));
            peer.transact("peer", () -> change.accept(peer));
            listening.close();
            made.forEach(this::take);
        }

        /** Words come, or go, or come in the place of others. */
        private void write(SharedType clause) {
            List<YXmlText> texts = new ArrayList<>();
            collect(clause, texts);
            YXmlText text = texts.get(random.nextInt(texts.size()));
            int length = (int) text.length();
            int what = random.nextInt(3);
            if (what > 0 && length > 0) {
                int from = random.nextInt(length);
                text.delete(from, 1 + random.nextInt(Math.min(8, length - from)));
            }
            if (what < 2) {
                text.insert(random.nextInt((int) text.length() + 1), word());
            }
        }

        private static void collect(SharedType type, List<YXmlText> texts) {
            if (type instanceof YXmlText text) {
                texts.add(text);
            } else if (type instanceof YXmlFragment fragment) {
                fragment.children().forEach(child -> collect(child, texts));
            }
        }

        /** A clause is copied as the server has it; what the copy is of, the record says. */
        private void copy(int by) {
            hear(by);
            String of = DraftClauses.idOf(clause(peers.get(by)));
            String copy = "copy" + ++words;
            List<Unit> source = List.copyOf(states.lastEntry().getValue().get(of));
            edit(by, peer -> ClauseCopy.write(peer, new ClauseId(of), new ClauseId(copy), Set.of()));
            copies.takeCopy(doc, new ClauseId(copy), new ClauseId(of));
            List<Unit> made = states.lastEntry().getValue().get(copy);
            assertThat(made)
                    .extracting(Unit::text)
                    .isEqualTo(source.stream().map(Unit::text).toList());
            for (int i = 0; i < made.size(); i++) {
                written.put(made.get(i).id(), written.get(source.get(i).id()));
            }
        }

        /** Returns how many letters of copies others had written. */
        int check() {
            List<Long> seqs = List.copyOf(states.keySet());
            int copied = 0;
            for (int i = 0; i < 5; i++) {
                int from = random.nextInt(seqs.size());
                int to = from + random.nextInt(seqs.size() - from);
                check(seqs.get(i == 0 ? 0 : from), seqs.get(i == 0 ? seqs.size() - 1 : to));
            }
            for (List<Unit> units : states.lastEntry().getValue().values()) {
                copied += (int) units.stream()
                        .filter(unit -> !written.get(unit.id()).equals(put.get(unit.id())))
                        .count();
            }
            return copied;
        }

        private void check(long from, long to) {
            String context = "from=" + from + " to=" + to;
            Map<String, List<Unit>> now = states.get(to);
            List<String> writers = new ArrayList<>();
            now.forEach((clause, units) ->
                    units.forEach(unit -> writers.add(clause + " " + unit.text() + written.get(unit.id()))));
            assertThat(writers(DraftRedline.blame(doc, attribution, to, false)))
                    .as("blame " + context)
                    .isEqualTo(writers);
            DraftRedline redline = DraftRedline.between(doc, attribution, from, to);
            assertThat(writers(redline)).as("redline " + context).isEqualTo(writers);
            for (ClauseRedline clause : redline.clauses()) {
                List<Unit> units = now.getOrDefault(clause.id().value(), List.of());
                int at = 0;
                for (Run run : runs(clause)) {
                    for (int i = 0; i < run.text().length() && run.change() != Change.DELETED; i++) {
                        checkChange(run, units.get(at++).id(), from, context);
                    }
                }
            }
        }

        /** What came is the work of who wrote it, or of who brought it here if it was written before. */
        private void checkChange(Run run, Id unit, long from, String context) {
            if (run.change() == Change.INSERTED) {
                long first = written.get(unit);
                assertThat(run.changed()).as(context + " " + unit).isEqualTo(first > from ? first : put.get(unit));
            }
        }

        private static List<Run> runs(ClauseRedline clause) {
            return clause.paragraphs().stream()
                    .flatMap(paragraph -> paragraph.runs().stream())
                    .toList();
        }

        private static List<String> writers(DraftRedline redline) {
            List<String> writers = new ArrayList<>();
            for (ClauseRedline clause : redline.clauses()) {
                for (Run run : runs(clause)) {
                    if (run.change() != Change.DELETED) {
                        run.text()
                                .chars()
                                .forEach(unit -> writers.add(clause.id() + " " + (char) unit + run.written()));
                    }
                }
            }
            return writers;
        }
    }
}
