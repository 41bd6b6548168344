package org.plenary.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.instrument.anchor.AnchorNow;
import org.plenary.instrument.anchor.AnchorState;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.anchor.PastWords;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.checkpoint.Past;
import org.plenary.server.draft.DraftCheck;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.PutBracketBack;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement.Outcome;
import org.plenary.server.negotiation.Stance;

/**
 * People bracket, join, leave, settle, agree and write at random, as they may and may not, beside a model that knows
 * nothing but who holds which bracket in which clause. {@code -Dplenary.bracket.games=5000} for long.
 */
class BracketGamesTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final List<Person> PEOPLE = List.of(
            person("chair", Role.CHAIR, null),
            person("sofia", Role.SECRETARIAT, null),
            person("claire", Role.DELEGATE, "FRA"),
            person("kamau", Role.DELEGATE, "KEN"),
            person("rafael", Role.OBSERVER, "KEN"));
    private static final List<String> HOLDERS = List.of("FRA", "KEN", "chair", "unknown");
    private static final List<String> CLAUSES = List.of("a", "b", "c");

    private final long seed = Long.getLong("plenary.seed", System.nanoTime());
    private final int games = Integer.getInteger("plenary.bracket.games", 150);
    private final Map<String, Integer> tally = new TreeMap<>();

    private static Person person(String id, Role role, @Nullable String delegation) {
        Delegation of = delegation == null
                ? null
                : new Delegation(delegation, delegation, DelegationKind.STATE, Capacity.PARTICIPANT);
        return new Person(new PersonId(id), "Name of " + id, role, of, PROCESS);
    }

    @Test
    void noBracketVanishesButByItsLastHolderOrASettlementAndNothingIsAgreedUnderOne() {
        System.out.println("BracketGamesTest seed=" + seed + " games=" + games);
        for (int i = 0; i < games; i++) {
            new Game(seed + i).play();
        }
        System.out.println("BracketGamesTest " + tally);
        assertThat(tally).containsKeys("placed", "held", "left", "settled", "again", "agreed", "refused", "written");
    }

    private final class Game {
        private final long own;
        private final Random random;
        private final DraftState draft = new DraftState();
        private final Past past = new Past(HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE));
        private final List<Map<BracketId, List<AnchorNow>>> places = new ArrayList<>(List.of(Map.of()));
        private final List<Entry> record = new ArrayList<>();
        private final Map<String, Model> brackets = new LinkedHashMap<>();
        private Head head = HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE);
        private long clients = 100;

        /** What the model knows of a bracket. */
        private static final class Model {
            final String clause;
            final Set<String> holders = new TreeSet<>();
            boolean settled;

            Model(String clause) {
                this.clause = clause;
            }
        }

        Game(long own) {
            this.own = own;
            random = new Random(own);
            List<Clause> clauses = CLAUSES.stream()
                    .map(id -> Clause.of(
                            new ClauseId(id), ClauseKind.OPERATIVE, "The parties " + id + " shall act in good faith"))
                    .toList();
            for (Person person : PEOPLE) {
                add(person, EntryKind.PERSON, ParticipantCodec.encode(Participant.of(person)));
            }
            add(PEOPLE.get(0), EntryKind.TEXT, new DraftSeed(new Instrument(clauses)).update());
        }

        private void add(Person person, EntryKind kind, byte[] payload) {
            Entry entry = HashChain.next(
                    head, new NewEntry(record.size(), person.id(), person.delegationCode(), kind, payload));
            draft.take(entry);
            past.take(entry);
            record.add(entry);
            head = entry.head();
            Map<BracketId, List<AnchorNow>> now = new TreeMap<>();
            draft.standing()
                    .brackets()
                    .all()
                    .forEach(each -> now.put(each.id(), draft.places().of(each.id())));
            places.add(now);
        }

        /** The past knows where all brackets were after each entry, and what was in them. */
        private void checkPast() {
            Set<ClauseId> clauses = CLAUSES.stream().map(ClauseId::new).collect(Collectors.toSet());
            for (int seq = 1; seq < places.size(); seq++) {
                PastWords words = PastWords.read(past.doc(), past.at(seq), clauses);
                for (int b = 1; b < places.size(); b++) {
                    List<AnchorNow> expected = places.get(seq).getOrDefault(new BracketId(b), List.of());
                    List<AnchorNow> got =
                            past.brackets().at(new BracketId(b), seq).orElseThrow();
                    assertThat(got)
                            .as("seed=%d entry %d bracket %d", own, seq, b)
                            .isEqualTo(expected.stream().map(Game::place).toList());
                    expected.stream()
                            .filter(part -> part.from() != null)
                            .forEach(part -> assertThat(words.find(part.clause(), part.from(), part.to())
                                            .map(words::words))
                                    .as("seed=%d", own)
                                    .contains(part.words()));
                }
            }
        }

        private static AnchorNow place(AnchorNow now) {
            long gone = now.state() == AnchorState.GONE ? now.seq() : 0;
            return new AnchorNow(now.anchor(), now.clause(), now.from(), now.to(), now.state(), "", gone);
        }

        void play() {
            for (int i = 0; i < 80; i++) {
                step();
                check();
            }
            DraftCheck check = new DraftCheck();
            record.forEach(check::take);
            check.end();
            assertThat(check.draft().standing()).as("seed=%d", own).isEqualTo(draft.standing());
            assertThat(check.draft().places().encode())
                    .as("seed=%d", own)
                    .isEqualTo(draft.places().encode());
            checkPast();
        }

        private void step() {
            Person person = some(PEOPLE);
            BracketId id = brackets.isEmpty() || random.nextInt(20) == 0
                    ? new BracketId(1 + random.nextInt(200))
                    : BracketId.of(some(List.copyOf(brackets.keySet())));
            Holder holder = new Holder(some(HOLDERS));
            Model model = brackets.get(id.value());
            switch (random.nextInt(9)) {
                case 0 -> place(person, holder);
                case 1, 2 -> {
                    if (takes(person, new HoldBracket(id, holder, some(List.of(Stance.values())), null), "held")) {
                        model.holders.add(holder.code());
                        assertMay(person, holder);
                    }
                }
                case 3, 4 -> {
                    if (takes(person, new LeaveBracket(id, holder), "left")) {
                        assertMay(person, holder);
                        assertThat(model.holders.remove(holder.code())).isTrue();
                        if (model.holders.isEmpty()) {
                            brackets.remove(id.value());
                        }
                    }
                }
                case 5 -> {
                    Outcome as = some(List.of(Outcome.values()));
                    if (takes(person, new SettleBracket(id, as, random.nextBoolean(), null), "settled")) {
                        assertThat(person.role().decides()).isTrue();
                        model.settled = true;
                        if (as == Outcome.DELETE) {
                            write(person);
                        }
                    }
                }
                case 6 -> {
                    if (takes(person, new PutBracketBack(id), "again")) {
                        assertThat(person.role().decides() || model.holders.contains(person.delegationCode()))
                                .isTrue();
                        model.settled = false;
                    }
                }
                case 7 -> agree(person);
                default -> write(person);
            }
        }

        private void assertMay(Person person, Holder holder) {
            assertThat(person.role().decides()
                            || (person.role() == Role.DELEGATE && holder.code().equals(person.delegationCode())))
                    .as("seed=%d", own)
                    .isTrue();
        }

        private void place(Person person, Holder holder) {
            String clause = some(CLAUSES);
            Anchor whole = Passages.clause(draft.doc(), new ClauseId(clause));
            Anchor on = whole;
            if (random.nextBoolean() && whole.quote().length() > 3) {
                int from = random.nextInt(whole.quote().length() - 3);
                on = Passages.find(
                        draft.doc(), new ClauseId(clause), whole.quote().substring(from, from + 3), 1);
            }
            BracketKind kind = some(List.of(BracketKind.values()));
            if (takes(person, new PlaceBracket(kind, List.of(on), holder, Stance.RESERVE, null), "placed")) {
                assertMay(person, holder);
                Model model = new Model(clause);
                model.holders.add(holder.code());
                brackets.put("b" + record.size(), model);
            }
        }

        private void agree(Person person) {
            String clause = some(CLAUSES);
            ClauseStatus status = some(List.of(ClauseStatus.OPEN, ClauseStatus.AGREED, ClauseStatus.AGREED));
            if (takes(person, new SetStatus(new ClauseId(clause), status, "It was said"), "agreed")
                    && status == ClauseStatus.AGREED) {
                assertThat(brackets.values())
                        .as("seed=%d", own)
                        .noneMatch(bracket -> bracket.clause.equals(clause) && !bracket.settled);
            }
        }

        /** Takes words away, or puts some. */
        private void write(Person person) {
            Doc desk = new Doc(new DocOptions(clients++, true, false));
            desk.apply(Update.decode(draft.doc().encodeStateAsUpdate()), this);
            List<byte[]> made = new ArrayList<>();
            desk.onUpdate((update, origin) -> made.add(update));
            YXmlElement clause = DraftClauses.of(desk).get(random.nextInt(CLAUSES.size()));
            YXmlText text = (YXmlText) clause.descendants().stream()
                    .filter(YXmlText.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            int length = (int) text.length();
            int at = random.nextInt(length + 1);
            int more = random.nextInt(Math.min(12, length - at + 1));
            if (more > 0) {
                text.delete(at, more);
            } else {
                text.insert(at, "words ");
            }
            made.forEach(update -> add(person, EntryKind.TEXT, update));
            tally.merge("written", 1, Integer::sum);
        }

        private boolean takes(Person person, Decision decision, String name) {
            try {
                if (!Ruling.on(decision, person, draft.situation(record.size() + 1))) {
                    return false;
                }
            } catch (DecisionException e) {
                tally.merge("refused", 1, Integer::sum);
                return false;
            }
            DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
            add(person, recorded.kind(), recorded.payload());
            tally.merge(name, 1, Integer::sum);
            return true;
        }

        private void check() {
            Map<String, Set<String>> expected = brackets.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().holders));
            Map<String, Set<String>> got = draft.standing().brackets().all().stream()
                    .collect(Collectors.toMap(
                            bracket -> bracket.id().value(),
                            bracket -> bracket.holders().stream()
                                    .map(hold -> hold.holder().code())
                                    .collect(Collectors.toCollection(TreeSet::new))));
            assertThat(got).as("seed=%d", own).isEqualTo(expected);
            draft.standing()
                    .brackets()
                    .all()
                    .forEach(bracket -> assertThat(bracket.isStanding())
                            .isNotEqualTo(brackets.get(bracket.id().value()).settled));
        }

        private <T> T some(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
