package org.plenary.instrument.redline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Change;
import org.plenary.crdt.Id;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Words;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.redline.ModelText.Unit;
import org.plenary.instrument.redline.RedlineGame.State;

/**
 * Random histories of several people, with a watcher who saw each edit being made. Replay a failure with {@code
 * -Dplenary.seed=… -Dplenary.redline.games=1}; play longer with {@code -Dplenary.redline.games=…}.
 */
class RedlineGamesTest {
    private static final int GAMES = Integer.getInteger("plenary.redline.games", 300);

    @Test
    void tellsOfRandomHistoriesWhatAWatcherSaw() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("redline games from seed " + seed);
        for (int i = 0; i < GAMES; i++) {
            try {
                play(new Random(seed + i));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.redline.games=1", e);
            }
        }
    }

    private static void play(Random random) {
        RedlineGame game = new RedlineGame(random, 1 + random.nextInt(3));
        game.play(20 + random.nextInt(40));
        List<Long> seqs = new ArrayList<>(game.states.keySet());
        for (long seq : seqs) {
            State state = game.states.get(seq);
            assertThat(game.attribution.at(seq)).isEqualTo(state.snapshot());
            assertThat(InstrumentReader.read(game.doc, game.attribution.at(seq)))
                    .isEqualTo(state.text());
        }
        for (int i = 0; i < 6; i++) {
            int from = random.nextInt(seqs.size());
            int to = from + random.nextInt(seqs.size() - from);
            check(game, i == 0 ? seqs.get(0) : seqs.get(from), i == 0 ? seqs.get(seqs.size() - 1) : seqs.get(to));
        }
        checkBlame(game, seqs.get(random.nextInt(seqs.size())));
    }

    private static void check(RedlineGame game, long from, long to) {
        DraftRedline redline = DraftRedline.between(game.doc, game.attribution, from, to);
        State old = game.states.get(from);
        State now = game.states.get(to);
        String context = "from=" + from + " to=" + to;
        assertThat(texts(redline, RedlineText.Side.BEFORE)).as(context).isEqualTo(texts(old.text()));
        assertThat(texts(redline, RedlineText.Side.AFTER)).as(context).isEqualTo(texts(now.text()));
        checkClauses(game, redline, from, to);
        for (ClauseRedline clause : redline.clauses()) {
            checkUnits(game, clause, from, to);
            clause.paragraphs().forEach(paragraph -> checkBeginning(game, clause, paragraph, from, to));
        }
        checkReading(redline, random(from, to), old, now);
        checkFigures(redline);
    }

    private static Random random(long from, long to) {
        return new Random(from * 31 + to);
    }

    private static Map<ClauseId, List<RedlineText.Para>> texts(DraftRedline redline, RedlineText.Side side) {
        return RedlineText.of(redline, side);
    }

    private static Map<ClauseId, List<RedlineText.Para>> texts(Instrument text) {
        return RedlineText.of(text);
    }

    private static void checkClauses(RedlineGame game, DraftRedline redline, long from, long to) {
        Instrument old = game.states.get(from).text();
        Instrument now = game.states.get(to).text();
        assertThat(redline.clauses().stream()
                        .filter(clause -> clause.change() != ClauseChange.REMOVED)
                        .map(ClauseRedline::id))
                .containsExactlyElementsOf(
                        now.clauses().stream().map(Clause::id).toList());
        List<ClauseId> oldIds = old.clauses().stream().map(Clause::id).toList();
        Set<ClauseId> moved = redline.clauses().stream()
                .filter(ClauseRedline::moved)
                .map(ClauseRedline::id)
                .collect(Collectors.toSet());
        List<ClauseId> stayed = redline.clauses().stream()
                .filter(clause ->
                        clause.change() == ClauseChange.REMOVED || (clause.before() != null && !clause.moved()))
                .map(ClauseRedline::id)
                .toList();
        // Without those that moved, the order is the old one, those that are gone included; and no fewer could have
        // moved.
        assertThat(stayed)
                .containsExactlyElementsOf(
                        oldIds.stream().filter(id -> !moved.contains(id)).toList());
        List<ClauseId> common =
                now.clauses().stream().map(Clause::id).filter(oldIds::contains).toList();
        assertThat(common.size() - moved.size()).isEqualTo(longestIncreasing(common, oldIds));
        for (ClauseRedline clause : redline.clauses()) {
            assertThat(clause.placeBefore()).isEqualTo(oldIds.indexOf(clause.id()));
            switch (clause.change()) {
                case ADDED -> assertThat(clause.seq()).isEqualTo(lastCame(game, clause.id(), from, to, true));
                case REMOVED -> assertThat(clause.seq()).isEqualTo(lastCame(game, clause.id(), from, to, false));
                case KEPT, CHANGED -> {
                    if (clause.moved()) {
                        assertThat(clause.seq()).isGreaterThan(from).isLessThanOrEqualTo(to);
                        assertThat(game.states.get(clause.seq()).ops()).contains(EditorPeer.Op.MOVE_CLAUSE);
                    }
                }
            }
        }
    }

    private static int longestIncreasing(List<ClauseId> common, List<ClauseId> old) {
        int[] best = new int[common.size()];
        int longest = 0;
        for (int i = 0; i < best.length; i++) {
            best[i] = 1;
            for (int j = 0; j < i; j++) {
                if (old.indexOf(common.get(j)) < old.indexOf(common.get(i))) {
                    best[i] = Math.max(best[i], best[j] + 1);
                }
            }
            longest = Math.max(longest, best[i]);
        }
        return longest;
    }

    /** The last entry with which a clause came, or went. */
    private static long lastCame(RedlineGame game, ClauseId id, long from, long to, boolean came) {
        long found = 0;
        boolean was = game.states.get(from).clauses().containsKey(id.value());
        for (Map.Entry<Long, State> state :
                game.states.subMap(from, false, to, true).entrySet()) {
            boolean is = state.getValue().clauses().containsKey(id.value());
            if (is != was && is == came) {
                found = state.getKey();
            }
            was = is;
        }
        return found;
    }

    /** Somebody who did something of that kind changed it. */
    private static void checkBeginning(
            RedlineGame game, ClauseRedline clause, ParagraphRedline paragraph, long from, long to) {
        if (paragraph.change() == Change.KEPT && paragraph.depth() == paragraph.depthBefore()) {
            assertThat(paragraph.changed()).isZero();
            return;
        }
        assertThat(paragraph.changed())
                .as(clause + " " + paragraph)
                .isGreaterThan(from)
                .isLessThanOrEqualTo(to);
        assertThat(game.states).containsKey(paragraph.changed());
        if (clause.change() == ClauseChange.REMOVED) {
            assertThat(paragraph.changed()).isEqualTo(clause.seq());
        }
    }

    /** Each unit was written, put, deleted and kept as the watcher saw it. */
    private static void checkUnits(RedlineGame game, ClauseRedline clause, long from, long to) {
        List<Unit> old =
                game.states.get(from).clauses().getOrDefault(clause.id().value(), List.of());
        List<Unit> now = game.states.get(to).clauses().getOrDefault(clause.id().value(), List.of());
        int a = 0;
        int b = 0;
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            for (Run run : paragraph.runs()) {
                String units = run.isMark() ? String.valueOf(ModelText.MARK) : run.text();
                for (int i = 0; i < units.length(); i++) {
                    Unit was = run.change() == Change.INSERTED ? null : old.get(a++);
                    Unit is = run.change() == Change.DELETED ? null : now.get(b++);
                    checkUnit(game, run, units.charAt(i), was, is, from, to);
                }
            }
        }
        assertThat(a).isEqualTo(old.size());
        assertThat(b).isEqualTo(now.size());
        // What was moved elsewhere or came from elsewhere is not kept; what stayed in its order is.
        if (old.stream()
                .map(Unit::id)
                .toList()
                .equals(now.stream().map(Unit::id).toList())) {
            assertThat(clause.paragraphs())
                    .allSatisfy(paragraph -> assertThat(paragraph.runs())
                            .allSatisfy(run -> assertThat(run.change()).isEqualTo(Change.KEPT)));
        }
    }

    private static void checkUnit(RedlineGame game, Run run, char text, Unit was, Unit is, long from, long to) {
        if (was != null) {
            assertThat(text).isEqualTo(was.text());
        }
        if (is != null) {
            assertThat(text).isEqualTo(is.text());
        }
        Id id = is == null ? was.id() : is.id();
        switch (run.change()) {
            case KEPT -> {
                if (text != '\n') {
                    assertThat(game.first.get(is.id()))
                            .as(run + " from " + from + " to " + to)
                            .isEqualTo(game.first.get(was.id()));
                }
            }
            case INSERTED ->
                assertThat(run.changed())
                        .as(run + " of " + id)
                        .isEqualTo(game.written.get(id) > from ? game.written.get(id) : game.put.get(id));
            case DELETED -> assertThat(run.changed()).as(run + " of " + id).isEqualTo(game.deletedBy(id, to));
        }
        assertThat(run.written())
                .as(run + " of " + id)
                .isEqualTo(game.written.get(text == '\n' && was != null ? was.id() : id));
        if (text != '\n') {
            assertThat(run.copied()).isEqualTo(game.first.get(id).equals(id) ? 0 : (long) game.put.get(id));
        }
    }

    private static void checkReading(DraftRedline redline, Random random, State old, State now) {
        int people = 1 + random.nextInt(3);
        DraftRedline joined = redline.joined(seq -> seq % people);
        DraftRedline words = redline.wordByWord(seq -> seq % people);
        for (DraftRedline each : List.of(joined, words, redline.wordByWord())) {
            assertThat(texts(each, RedlineText.Side.BEFORE)).isEqualTo(texts(old.text()));
            assertThat(texts(each, RedlineText.Side.AFTER)).isEqualTo(texts(now.text()));
            assertThat(each.figures()).isEqualTo(redline.figures());
        }
        assertThat(RedlineText.exact(words)).isEqualTo(RedlineText.exact(joined));
        for (ClauseRedline clause : words.clauses()) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                assertWholeWords(paragraph.runs(), Change.INSERTED);
                assertWholeWords(paragraph.runs(), Change.DELETED);
            }
        }
    }

    /** No word at a moment is partly kept. */
    private static void assertWholeWords(List<Run> runs, Change absent) {
        StringBuilder text = new StringBuilder();
        StringBuilder kept = new StringBuilder();
        FootnotePlace footnote = null;
        for (Run run : runs) {
            if (!Objects.equals(run.footnote(), footnote)) {
                // Nothing is one word with what is in a footnote.
                text.append(' ');
                kept.append(' ');
                footnote = run.footnote();
            }
            if (run.change() != absent) {
                text.append(run.text());
                kept.append((run.change() == Change.KEPT ? "k" : "-")
                        .repeat(run.text().length()));
            }
        }
        for (int at = 0; at < text.length(); ) {
            int end = Words.end(text, at);
            assertThat(kept.substring(at, end).chars().distinct().count()).isEqualTo(1);
            at = end;
        }
    }

    private static void checkFigures(DraftRedline redline) {
        long inserted = 0;
        long deleted = 0;
        Map<Long, Figures> byEntry = redline.figuresBy(seq -> seq);
        for (Figures figures : byEntry.values()) {
            inserted += figures.inserted();
            deleted += figures.deleted();
        }
        assertThat(redline.figures().inserted()).isEqualTo(inserted).isEqualTo(count(redline, Change.INSERTED));
        assertThat(redline.figures().deleted()).isEqualTo(deleted).isEqualTo(count(redline, Change.DELETED));
    }

    private static long count(DraftRedline redline, Change change) {
        return redline.clauses().stream()
                .flatMap(clause -> clause.paragraphs().stream())
                .flatMap(paragraph -> paragraph.runs().stream())
                .filter(run -> run.change() == change)
                .mapToLong(run -> run.text().codePoints().count())
                .sum();
    }

    private static void checkBlame(RedlineGame game, long at) {
        State state = game.states.get(at);
        DraftRedline blame = DraftRedline.blame(game.doc, game.attribution, at, false);
        assertThat(texts(blame, RedlineText.Side.AFTER)).isEqualTo(texts(state.text()));
        for (ClauseRedline clause : blame.clauses()) {
            assertThat(clause.change()).isEqualTo(ClauseChange.KEPT);
            checkUnits(game, clause, at, at);
        }
        DraftRedline all = DraftRedline.blame(game.doc, game.attribution, at, true);
        assertThat(texts(all, RedlineText.Side.AFTER)).isEqualTo(texts(state.text()));
        Map<Long, Long> shown = new HashMap<>();
        for (ClauseRedline clause : all.clauses()) {
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                for (Run run : paragraph.runs()) {
                    assertThat(run.change()).isNotEqualTo(Change.INSERTED);
                    if (run.change() == Change.DELETED) {
                        long length = run.isMark()
                                ? 1
                                : run.text().chars().filter(c -> c != '\n').count();
                        shown.merge(run.changed(), length, Long::sum);
                    }
                }
            }
        }
        shown.values().removeIf(count -> count == 0);
        // Each character that is gone and does not live on as a copy is shown, with who deleted it; also those that
        // came
        // into what was gone already.
        Map<Long, Long> gone = new HashMap<>();
        game.gone.forEach((id, seq) -> {
            Id copy = game.copiedAs.get(id);
            if (seq <= at && (copy == null || game.put.get(copy) > at) && game.isText(id)) {
                gone.merge(seq, 1L, Long::sum);
            }
        });
        game.late.forEach((id, seq) -> {
            if (game.written.get(id) <= at) {
                gone.merge(seq, 1L, Long::sum);
            }
        });
        assertThat(shown).isEqualTo(gone);
    }
}
