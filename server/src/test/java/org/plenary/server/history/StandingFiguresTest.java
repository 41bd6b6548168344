package org.plenary.server.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.TextPiece;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.checkpoint.Past;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.Hash;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Bracket;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.IssueRevision;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Revision;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement.Outcome;
import org.plenary.server.negotiation.Stance;

/**
 * Figures of every moment of drafts in which the chair brackets, settles, agrees and writes at random, beside figures
 * that are counted anew, letter by letter, from the draft as it was at that moment.
 */
class StandingFiguresTest {
    private static final Person CHAIR = new Person(
            new PersonId("chair"), "Chiara", Role.CHAIR, null, new Negotiation(new ProcessId("p"), "A process"));
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
    private static final List<String> CLAUSES = List.of("a", "b", "c", "d");
    private static final List<String> HOLDERS = List.of("FRA", "KEN", "chair", "unknown");
    private static final long HOUR = 3_600_000;

    private final long seed = Long.getLong("plenary.seed", System.nanoTime());

    @Test
    void areThoseThatOneCountsByHandAtEveryMoment() {
        System.out.println("StandingFiguresTest seed=" + seed);
        int agreed = 0;
        int words = 0;
        for (int i = 0; i < 12; i++) {
            Game game = new Game(seed + i);
            for (int step = 0; step < 50; step++) {
                game.step();
            }
            for (Counted counted : game.counted) {
                StandingFigures told = game.history.standingFigures(counted.seq, Locale.ENGLISH);
                assertThat(Counted.of(told)).as("seed=%d", seed + i).isEqualTo(counted);
                agreed += told.agreed();
                words += told.words();
            }
        }
        assertThat(agreed).isPositive();
        assertThat(words).isPositive();
    }

    @Test
    void makeASeriesByDayAndByRevisionThatEndsNow() {
        // given
        Game game = new Game(seed);
        game.hours = 24 * 20_000;
        game.takes(new SetStatus(new ClauseId("a"), ClauseStatus.AGREED, null));
        game.hours += 23;
        game.takes(new SetStatus(new ClauseId("b"), ClauseStatus.AGREED, null));
        game.hours += 1;
        game.issue();
        game.hours -= 5;
        game.takes(new SetStatus(new ClauseId("c"), ClauseStatus.AGREED, null));
        game.hours += 100;
        game.takes(new SetStatus(new ClauseId("d"), ClauseStatus.AGREED, null));

        // when
        FigureSeries days = game.history.figureSeries(FigureSeries.Step.DAY, Locale.ENGLISH);
        FigureSeries revisions = game.history.figureSeries(FigureSeries.Step.REVISION, Locale.ENGLISH);

        // then
        assertThat(days.more()).isFalse();
        assertThat(days.points())
                .extracting(point -> point.dayMillis() / HOUR / 24)
                .containsExactly(0L, 20_000L, 20_001L, 20_004L);
        assertThat(days.points()).extracting(point -> point.figures().agreed()).containsExactly(0, 2, 3, 4);
        assertThat(days.points()).extracting(point -> point.revisions().size()).containsExactly(0, 0, 1, 0);
        assertThat(revisions.points())
                .extracting(point -> point.figures().agreed())
                .containsExactly(2, 4);
        assertThat(revisions.points())
                .extracting(point -> point.figures().seq())
                .containsExactly(game.history.revisions().get(0).seq(), game.history.last());
    }

    @Test
    void countAWordOnceHoweverManyBracketsItIsInAndOneThatABracketCutsInto() {
        Game game = new Game(seed);

        game.bracket("a", "The parties", BracketKind.CONTESTED);
        game.bracket("a", "parties a", BracketKind.CONTESTED);
        game.bracket("a", "ood fai", BracketKind.CONTESTED);
        game.bracket("b", "parties", BracketKind.PLACEHOLDER);

        StandingFigures figures = game.history.standingFigures(game.history.last(), Locale.ENGLISH);
        assertThat(figures.words()).isEqualTo(3 + 2);
        assertThat(figures.brackets().contested()).isEqualTo(3);
        assertThat(figures.brackets().placeholders()).isEqualTo(1);
        assertThat(figures.holders()).singleElement().satisfies(held -> {
            assertThat(held.words()).isEqualTo(5);
            assertThat(held.stances()).isEqualTo(Map.of(Stance.KEEP, 4));
        });
        assertThat(figures.statuses()).isEqualTo(Map.of(ClauseStatus.BRACKETED, 2, ClauseStatus.OPEN, 2));
    }

    /** What one counts by hand. */
    private record Counted(
            long seq,
            Map<ClauseStatus, Integer> statuses,
            int contested,
            int placeholders,
            int words,
            Map<String, List<Integer>> holders) {
        static Counted of(StandingFigures told) {
            Map<String, List<Integer>> holders = new TreeMap<>();
            told.holders()
                    .forEach(held -> holders.put(
                            held.holder().code(),
                            List.of(
                                    held.brackets().contested(),
                                    held.brackets().placeholders(),
                                    held.words(),
                                    held.stances().getOrDefault(Stance.KEEP, 0))));
            return new Counted(
                    told.seq(),
                    told.statuses(),
                    told.brackets().contested(),
                    told.brackets().placeholders(),
                    told.words(),
                    holders);
        }
    }

    private static final class Game {
        final Random random;
        final DraftState draft = new DraftState();
        final History history;
        final List<Counted> counted = new ArrayList<>();
        long hours;
        private Head head = HashChain.genesis(new StreamId("d"), new Lineage("l"));
        private long clients = 100;

        Game(long own) {
            random = new Random(own);
            history = new History(new Past(head));
            List<Clause> clauses =
                    new ArrayList<>(List.of(Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration on words")));
            CLAUSES.forEach(id -> clauses.add(Clause.of(
                    new ClauseId(id), ClauseKind.OPERATIVE, "The parties " + id + " shall act in good faith")));
            add(EntryKind.TEXT, new DraftSeed(new Instrument(clauses)).update());
        }

        private void add(EntryKind kind, byte[] payload) {
            Entry entry = HashChain.next(head, new NewEntry(hours * HOUR, CHAIR.id(), null, kind, payload));
            draft.take(entry);
            history.take(entry);
            head = entry.head();
            counted.add(count());
        }

        boolean takes(Decision decision) {
            try {
                if (!Ruling.on(decision, CHAIR, draft.situation(head.seq() + 1))) {
                    return false;
                }
            } catch (DecisionException e) {
                return false;
            }
            DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, CHAIR.name());
            add(recorded.kind(), recorded.payload());
            return true;
        }

        void issue() {
            assertThat(takes(new IssueRevision(new Revision(
                            1,
                            null,
                            "WP.1/Rev.1",
                            "First",
                            null,
                            null,
                            Hash.of(org.plenary.instrument.Fingerprint.of(
                                    draft.text().instrument())),
                            draft.standing().clauses().statuses(draft.text().instrument())))))
                    .isTrue();
        }

        void bracket(String clause, String words, BracketKind kind) {
            assertThat(takes(new PlaceBracket(
                            kind,
                            List.of(Passages.find(draft.doc(), new ClauseId(clause), words, 1)),
                            new Holder("FRA"),
                            Stance.KEEP,
                            null)))
                    .isTrue();
        }

        void step() {
            ClauseId clause = new ClauseId(some(CLAUSES));
            Holder holder = new Holder(some(HOLDERS));
            Stance stance = some(List.of(Stance.values()));
            List<Bracket> all = List.copyOf(draft.standing().brackets().all());
            switch (random.nextInt(all.isEmpty() ? 3 : 7)) {
                case 0 -> {
                    String words = Passages.clause(draft.doc(), clause).quote();
                    int length = Math.min(words.length(), 3 + random.nextInt(12));
                    int from = random.nextInt(words.length() - length + 1);
                    takes(new PlaceBracket(
                            some(List.of(BracketKind.CONTESTED, BracketKind.CONTESTED, BracketKind.PLACEHOLDER)),
                            List.of(
                                    length < 3 || random.nextInt(6) == 0
                                            ? Passages.clause(draft.doc(), clause)
                                            : Passages.find(
                                                    draft.doc(), clause, words.substring(from, from + length), 1)),
                            holder,
                            stance,
                            null));
                }
                case 1 -> write();
                case 2 -> takes(new SetStatus(clause, some(List.of(ClauseStatus.values())), "It was said"));
                case 3, 4 -> takes(new HoldBracket(some(all).id(), holder, stance, null));
                case 5 -> takes(new LeaveBracket(some(all).id(), holder));
                default -> takes(new SettleBracket(some(all).id(), Outcome.KEEP, false, null));
            }
        }

        private void write() {
            Doc desk = new Doc(new DocOptions(clients++, true, false));
            desk.apply(Update.decode(draft.doc().encodeStateAsUpdate()), this);
            List<byte[]> made = new ArrayList<>();
            desk.onUpdate((update, origin) -> made.add(update));
            YXmlText text = text(desk, some(CLAUSES));
            int length = (int) text.length();
            int at = random.nextInt(length + 1);
            if (random.nextInt(3) == 0 || length > 80) {
                text.delete(at, random.nextInt(Math.min(12, length - at + 1)));
            } else {
                text.insert(at, some(List.of("words ", " of", " and more ", "x")));
            }
            made.forEach(update -> add(EntryKind.TEXT, update));
        }

        private static YXmlText text(Doc doc, String clause) {
            return DraftClauses.of(doc).stream()
                    .filter(each -> clause.equals(DraftClauses.idOf(each)))
                    .flatMap(each -> each.descendants().stream())
                    .filter(YXmlText.class::isInstance)
                    .map(YXmlText.class::cast)
                    .findFirst()
                    .orElseThrow();
        }

        private Counted count() {
            List<Bracket> standing = draft.standing().brackets().standing();
            Map<String, List<Integer>> holders = new TreeMap<>();
            for (String holder : HOLDERS) {
                List<Bracket> held = standing.stream()
                        .filter(bracket -> bracket.hold(new Holder(holder)).isPresent())
                        .toList();
                if (!held.isEmpty()) {
                    holders.put(
                            holder,
                            List.of(
                                    of(BracketKind.CONTESTED, held).size(),
                                    of(BracketKind.PLACEHOLDER, held).size(),
                                    words(of(BracketKind.CONTESTED, held)),
                                    (int) held.stream()
                                            .filter(bracket -> bracket.hold(new Holder(holder))
                                                            .orElseThrow()
                                                            .stance()
                                                    == Stance.KEEP)
                                            .count()));
                }
            }
            return new Counted(
                    head.seq(),
                    statuses(standing),
                    of(BracketKind.CONTESTED, standing).size(),
                    of(BracketKind.PLACEHOLDER, standing).size(),
                    words(of(BracketKind.CONTESTED, standing)),
                    holders);
        }

        private static List<Bracket> of(BracketKind kind, List<Bracket> brackets) {
            return brackets.stream().filter(bracket -> bracket.kind() == kind).toList();
        }

        private Map<ClauseStatus, Integer> statuses(List<Bracket> standing) {
            Map<ClauseStatus, Integer> statuses = new HashMap<>();
            for (String clause : CLAUSES) {
                ClauseStatus status = draft.standing().clauses().status(clause);
                boolean contested = standing.stream()
                        .flatMap(bracket -> draft.places().of(bracket.id()).stream())
                        .anyMatch(now -> now.clause().value().equals(clause));
                statuses.merge(
                        status == ClauseStatus.OPEN && contested ? ClauseStatus.BRACKETED : status, 1, Integer::sum);
            }
            return statuses;
        }

        /** Marks each letter that is in a bracket, and counts the words of the rows of marked letters. */
        private int words(List<Bracket> brackets) {
            int words = 0;
            for (String clause : CLAUSES) {
                YXmlText text = text(draft.doc(), clause);
                List<Id> ids = new ArrayList<>();
                StringBuilder letters = new StringBuilder();
                for (TextPiece piece : text.pieces()) {
                    letters.append(piece.text());
                    for (int i = 0; i < piece.text().length(); i++) {
                        ids.add(new Id(piece.ids().client(), piece.ids().clock() + i));
                    }
                }
                // A row ends where no bracket goes on, also between two that only touch.
                boolean[] joined = new boolean[ids.size() + 1];
                boolean[] marked = new boolean[ids.size()];
                for (Bracket bracket : brackets) {
                    for (AnchorNow now : draft.places().of(bracket.id())) {
                        mark(now, clause, ids, marked, joined);
                    }
                }
                words += rows(letters.toString(), marked, joined);
            }
            return words;
        }

        private static void mark(AnchorNow now, String clause, List<Id> ids, boolean[] marked, boolean[] joined) {
            if (!now.clause().value().equals(clause) || now.state().name().equals("GONE")) {
                return;
            }
            int from = position(now.from(), ids, 0);
            int to = position(now.to(), ids, ids.size() - 1);
            for (int i = from; i <= to; i++) {
                marked[i] = true;
                joined[i] |= i > from;
            }
        }

        private static int position(@Nullable Id id, List<Id> ids, int ofWhole) {
            return id == null ? ofWhole : ids.indexOf(id);
        }

        private static int rows(String letters, boolean[] marked, boolean[] joined) {
            int words = 0;
            StringBuilder row = new StringBuilder();
            for (int i = 0; i <= marked.length; i++) {
                if (i == marked.length || !marked[i] || !joined[i]) {
                    words += (int) WORD.matcher(row).results().count();
                    row.setLength(0);
                }
                if (i < marked.length && marked[i]) {
                    row.append(letters.charAt(i));
                }
            }
            return words;
        }

        private <T> T some(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
