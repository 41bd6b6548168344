package org.plenary.server.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.draft.GateDraft.CHAIR;
import static org.plenary.server.draft.GateDraft.CLAIRE;
import static org.plenary.server.draft.GateDraft.DANIEL;
import static org.plenary.server.draft.GateDraft.WATCHER;
import static org.plenary.server.draft.GateDraft.root;

import io.vertx.core.json.JsonArray;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.StateVector;
import org.plenary.crdt.Subscription;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.crdt.encoding.DecodeException;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.AccessLevel;
import org.plenary.server.negotiation.AccessRule;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.negotiation.SetMode;

/**
 * People who edit as the editor does, and forge, at random, while decisions change what they may. After each step:
 * clauses that the author may not change are as they were; every unit and every deletion has one author, that of the
 * record; the draft is what its record replays to. What people may is told by a model of a few lines that knows nothing
 * of the gate.
 */
class RandomGateTest {
    private static final int GAMES = Integer.getInteger("plenary.gate.games", 20);
    private static final int STEPS = 120;
    /** Where to write down what the gate let in, for the editor's test of it. */
    private static final @Nullable String RECORD = System.getProperty("plenary.gate.record");

    private static final List<String> NAMES =
            List.of("paragraph", "operative", "paragraph", "operative", "table", "row", "cell", "footnote");
    private static final List<Person> PEOPLE = List.of(CLAIRE, DANIEL, CHAIR, WATCHER);

    private int accepted;
    private int hostileAccepted;
    private final Map<String, Integer> outcomes = new TreeMap<>();
    private final JsonArray record = new JsonArray();

    @Test
    void keepsWhatNobodyMayChangeAndKnowsTheAuthorOfEverything() throws IOException {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        System.out.println("RandomGateTest seed=" + seed + " games=" + GAMES);
        for (int i = 0; i < GAMES; i++) {
            try {
                new Game(seed + i).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("replay with -Dplenary.seed=" + (seed + i) + " -Dplenary.gate.games=1", e);
            }
        }
        if (RECORD != null) {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(RECORD)))) {
                out.write(record.encode().getBytes(StandardCharsets.UTF_8));
            }
        }
        System.out.println("RandomGateTest outcomes=" + outcomes + " hostileAccepted=" + hostileAccepted);
        assertThat(accepted).isGreaterThan(GAMES * STEPS / 5);
        assertThat(hostileAccepted).isGreaterThan(GAMES);
        if (GAMES >= 40) {
            assertThat(outcomes)
                    .containsKeys(
                            "frozen",
                            "parked",
                            "mode",
                            "read-only",
                            "not-your-clause",
                            "arrange",
                            "clause-id",
                            "foreign-client",
                            "neighbours-apart",
                            "schema",
                            "incomplete");
        }
    }

    /** What the model knows of somebody's access. */
    private record Allowed(AccessLevel level, @Nullable List<String> clauses, boolean arrange) {}

    private final class Game {
        private final Random random;
        private final GateDraft draft = new GateDraft(new Instrument(List.of(
                Clause.of(new ClauseId("t"), ClauseKind.TITLE, "Declaration 🕊"),
                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "Alpha 🕊 words"),
                Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "Beta 🕊 words"),
                Clause.of(new ClauseId("c"), ClauseKind.ARTICLE, "Gamma 🕊 words"))));
        private final Map<PersonId, Doc> copies = new HashMap<>();
        private final Map<PersonId, Allowed> allowed = new HashMap<>();
        private final Map<String, ClauseStatus> statuses = new HashMap<>();
        private DraftingMode mode = DraftingMode.EVERYBODY;
        private final List<Update> handedIn = new ArrayList<>();
        private final JsonArray letIn = new JsonArray();
        private long nextClient = 100;
        private int nextClause;

        Game(long seed) {
            random = new Random(seed);
            letIn.add(draft.draft.doc().encodeStateAsUpdate());
        }

        void play() {
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(8) == 0) {
                    decide();
                } else {
                    Person person = PEOPLE.get(random.nextInt(PEOPLE.size()));
                    if (random.nextInt(3) == 0) {
                        hostile(person);
                    } else {
                        honest(person);
                    }
                }
            }
            requireOneAuthorOfEverything();
            record.add(letIn);
        }

        // Decisions

        private void decide() {
            switch (random.nextInt(4)) {
                case 0 -> {
                    mode = random.nextInt(3) > 0 ? DraftingMode.EVERYBODY : any(List.of(DraftingMode.values()));
                    draft.decide(CHAIR, new SetMode(mode, null));
                }
                case 1 -> {
                    Person person = PEOPLE.get(random.nextInt(2));
                    AccessLevel level = any(List.of(AccessLevel.READ, AccessLevel.COMMENT, AccessLevel.DRAFT));
                    boolean named = level == AccessLevel.DRAFT && random.nextInt(3) == 0;
                    boolean arrange = level == AccessLevel.DRAFT && !named && random.nextBoolean();
                    allowed.put(person.id(), new Allowed(level, named ? List.of("a", anyClause()) : null, arrange));
                    draft.decide(CHAIR, new SetAccess(rules()));
                }
                default -> {
                    String clause = anyClause();
                    ClauseStatus status =
                            random.nextBoolean() ? ClauseStatus.OPEN : any(List.of(ClauseStatus.values()));
                    statuses.put(clause, status);
                    draft.decide(clause, status);
                }
            }
        }

        private Access rules() {
            List<AccessRule> rules = new ArrayList<>();
            allowed.forEach((person, what) -> rules.add(new AccessRule(
                    AccessRule.Scope.PERSON,
                    person.value(),
                    what.level(),
                    what.clauses() == null
                            ? null
                            : what.clauses().stream()
                                    .distinct()
                                    .map(ClauseId::new)
                                    .toList(),
                    what.arrange())));
            return new Access(rules);
        }

        private <T> T any(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private String anyClause() {
            List<String> ids = new ArrayList<>(clauses().keySet());
            return ids.isEmpty() ? "a" : ids.get(random.nextInt(ids.size()));
        }

        // The model of what people may

        private boolean mayWrite(Person person) {
            return switch (mode) {
                case CLOSED -> false;
                case CHAIR -> person.equals(CHAIR);
                case EVERYBODY ->
                    person.equals(CHAIR)
                            || (!person.equals(WATCHER)
                                    && (!allowed.containsKey(person.id())
                                            || allowed.get(person.id()).level() == AccessLevel.DRAFT));
            };
        }

        private boolean mayChange(Person person, String clause) {
            ClauseStatus status = statuses.getOrDefault(clause, ClauseStatus.OPEN);
            Allowed rule = allowed.get(person.id());
            return mayWrite(person)
                    && status != ClauseStatus.AGREED
                    && status != ClauseStatus.ADOPTED
                    && (status != ClauseStatus.PARKED || person.equals(CHAIR))
                    && (rule == null || rule.clauses() == null || rule.clauses().contains(clause));
        }

        private boolean mayArrange(Person person) {
            Allowed rule = allowed.get(person.id());
            return mayWrite(person) && (rule == null || rule.arrange());
        }

        // Steps

        private Map<String, Clause> clauses() {
            Map<String, Clause> all = new LinkedHashMap<>();
            InstrumentReader.read(draft.draft.doc())
                    .clauses()
                    .forEach(clause -> all.put(clause.id().value(), clause));
            return all;
        }

        private String submit(Person person, Update update, boolean isHostile) {
            Map<String, Clause> before = clauses();
            String outcome = draft.submit(person, update).word();
            outcomes.merge(outcome, 1, Integer::sum);
            Map<String, Clause> after = clauses();
            before.forEach((id, clause) -> {
                if (!mayChange(person, id)) {
                    assertThat(after.get(id))
                            .as("clause %s after %s by %s", id, update, person.id())
                            .isEqualTo(clause);
                }
            });
            if (!mayArrange(person)) {
                assertThat(List.copyOf(after.keySet()))
                        .as("clauses after %s by %s", update, person.id())
                        .isEqualTo(List.copyOf(before.keySet()));
            }
            assertThat(GateDraft.clauses(draft.draft.doc()).keySet())
                    .as("ids, each once")
                    .hasSize(Math.toIntExact(root(draft.draft.doc()).length()))
                    .allMatch(ClauseId::isValid);
            if (outcome.equals("accepted")) {
                accepted++;
                hostileAccepted += isHostile ? 1 : 0;
                handedIn.add(update);
                letIn.add(update.bytes());
            }
            return outcome;
        }

        private void honest(Person person) {
            Doc copy = copies.computeIfAbsent(person.id(), id -> draft.copy(nextClient++));
            List<byte[]> made = new ArrayList<>();
            Subscription listening = copy.onUpdate((update, origin) -> {
                if (origin != this) {
                    made.add(update);
                }
            });
            try {
                if (random.nextInt(3) > 0) {
                    // What others did comes in; the copy may tidy marks by itself then.
                    copy.apply(Update.decode(draft.draft.doc().encodeStateAsUpdate(copy.stateVector())), this);
                }
                for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                    edit(copy);
                }
            } finally {
                listening.close();
            }
            for (byte[] update : made) {
                if (!submit(person, Update.decode(update), false).equals("accepted")) {
                    // As the browser does: it starts afresh, now and then under the id that it had.
                    copies.remove(person.id());
                    return;
                }
            }
        }

        private void edit(Doc copy) {
            List<YXmlElement> elements =
                    root(copy).children().stream().map(YXmlElement.class::cast).toList();
            int count = elements.size();
            if (count == 0 || random.nextInt(14) == 0) {
                copy.transact(null, () -> make(copy, random.nextInt(count + 1), "n" + nextClause++));
                return;
            }
            int at = random.nextInt(count);
            YXmlElement clause = elements.get(at);
            switch (random.nextInt(18)) {
                case 0 -> root(copy).delete(at, 1);
                case 1 ->
                    copy.transact(null, () -> {
                        String id = String.valueOf(clause.getAttribute("id"));
                        root(copy).delete(at, 1);
                        make(copy, at, id);
                    });
                case 2 -> {
                    if (!isLine(clause)) {
                        copy.transact(null, () -> {
                            YXmlElement sub = clause.insertElement(clause.length(), "subparagraph");
                            sub.insertElement(0, "paragraph").insertText(0).insert(0, "sub");
                        });
                    }
                }
                case 3 -> {
                    if (!isLine(clause) && clause.length() > 0) {
                        clause.delete(random.nextInt(Math.toIntExact(clause.length())), 1);
                    }
                }
                case 4, 5 -> {
                    if (!isLine(clause)) {
                        copy.transact(null, () -> editTable(clause));
                    }
                }
                case 6, 7 -> copy.transact(null, () -> editFootnote(clause));
                default -> editText(clause);
            }
        }

        private void editFootnote(YXmlElement clause) {
            List<YXmlElement> lines = isLine(clause) ? List.of(clause) : clause.querySelectorAll("paragraph");
            if (lines.isEmpty()) {
                return;
            }
            YXmlElement line = lines.get(random.nextInt(lines.size()));
            List<YXmlElement> footnotes = line.querySelectorAll("footnote");
            YXmlElement footnote = footnotes.isEmpty() ? null : footnotes.get(random.nextInt(footnotes.size()));
            if (footnote == null || random.nextInt(3) == 0) {
                YXmlElement made = line.insertElement(random.nextInt(Math.toIntExact(line.length()) + 1), "footnote");
                if (random.nextBoolean()) {
                    made.insertText(0).insert(0, "note 🕊 ");
                }
            } else if (random.nextInt(3) == 0) {
                line.delete(footnote);
            } else if (random.nextInt(4) == 0) {
                footnote.insertElement(0, "hardBreak");
            } else {
                footnote.insertText(0).insert(0, "more ");
            }
        }

        private void editTable(YXmlElement clause) {
            List<YXmlElement> tables = clause.querySelectorAll("table");
            if (tables.isEmpty()) {
                fill(clause.insertElement(clause.length(), "table").insertElement(0, "headerRow"));
                return;
            }
            YXmlElement table = tables.get(random.nextInt(tables.size()));
            int rows = Math.toIntExact(table.length());
            switch (random.nextInt(4)) {
                case 0 -> table.children().forEach(row -> fill((YXmlElement) row));
                case 1 -> {
                    if (rows > 0) {
                        table.delete(random.nextInt(rows), 1);
                    }
                }
                default -> {
                    YXmlElement row = table.insertElement(random.nextInt(rows + 1), "row");
                    fill(row);
                    fill(row);
                }
            }
        }

        private void fill(YXmlElement row) {
            row.insertElement(0, "cell")
                    .insertElement(0, "paragraph")
                    .insertText(0)
                    .insert(0, "cell 🕊 ");
        }

        private boolean isLine(YXmlElement clause) {
            return clause.nodeName().equals("title") || clause.nodeName().equals("heading");
        }

        private void make(Doc copy, int at, String id) {
            boolean line = random.nextInt(4) == 0;
            YXmlElement made = root(copy).insertElement(at, line ? "heading" : "operative");
            made.setAttribute("id", id);
            (line ? made : made.insertElement(0, "paragraph")).insertText(0).insert(0, "new 🕊 " + id);
        }

        private void editText(YXmlElement clause) {
            List<YXmlText> texts = clause.descendants().stream()
                    .filter(YXmlText.class::isInstance)
                    .map(YXmlText.class::cast)
                    .toList();
            if (texts.isEmpty()) {
                return;
            }
            YXmlText text = texts.get(random.nextInt(texts.size()));
            int length = Math.toIntExact(text.length());
            int from = random.nextInt(length + 1);
            int count = Math.min(1 + random.nextInt(4), length - from);
            switch (random.nextInt(4)) {
                case 0 -> text.delete(from, count);
                case 1 -> {
                    Map<String, @Nullable Object> mark = new HashMap<>();
                    mark.put(random.nextBoolean() ? "bold" : "italic", random.nextBoolean() ? Map.of() : null);
                    if (count > 0) {
                        text.format(from, count, mark);
                    }
                }
                default -> text.insert(from, random.nextInt(5) == 0 ? "🕊" : "w" + random.nextInt(100) + " ");
            }
        }

        // Forgeries

        private void hostile(Person person) {
            Update forged;
            try {
                forged = switch (random.nextInt(4)) {
                    case 0 -> mutated();
                    case 1 -> inSomebodysName();
                    default -> raw();
                };
            } catch (DecodeException e) {
                return;
            }
            submit(person, forged, true);
        }

        /** What somebody handed in, or could, with a few bytes changed. */
        private Update mutated() {
            byte[] bytes = handedIn.isEmpty() || random.nextBoolean()
                    ? draft.change(nextClient++, this::edit0).bytes().clone()
                    : handedIn.get(random.nextInt(handedIn.size())).bytes().clone();
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            return Update.decode(bytes);
        }

        private void edit0(Doc copy) {
            if (root(copy).length() > 0) {
                editText((YXmlElement)
                        root(copy).get(random.nextInt(Math.toIntExact(root(copy).length()))));
            }
            root(copy).insertElement(0, "operative").setAttribute("id", "z" + nextClause++);
        }

        /** An edit as an editor makes it, under the id of a client that is known here. */
        private Update inSomebodysName() {
            List<Long> clients = new ArrayList<>();
            for (long client : draft.draft.doc().stateVector().clients()) {
                clients.add(client);
            }
            return draft.change(clients.get(random.nextInt(clients.size())), this::edit0);
        }

        /** A few structs anywhere, and a few deletions. */
        private Update raw() {
            long client = random.nextInt(4) == 0 ? anyId().client() : nextClient++;
            StateVector known = draft.draft.doc().stateVector();
            RawUpdate update = new RawUpdate().by(client, known.get(client));
            for (int i = random.nextInt(4); i > 0; i--) {
                RawUpdate.Where where = where(update);
                switch (random.nextInt(8)) {
                    case 0 -> update.element(where, NAMES.get(random.nextInt(NAMES.size())));
                    case 1 -> update.any(where, random.nextBoolean() ? "a" : "y" + nextClause++);
                    case 2 -> update.tombstone(where, 1 + random.nextInt(3));
                    case 3 -> update.collected(1 + random.nextInt(3));
                    case 4 -> update.format(where, "bold", random.nextBoolean() ? "null" : "{}");
                    case 5 -> update.type(where, 6);
                    default -> update.string(where, "forged");
                }
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                Id from = anyId();
                update.delete(from.client(), from.clock(), 1 + random.nextInt(random.nextBoolean() ? 2 : 20));
            }
            return update.build();
        }

        private RawUpdate.Where where(RawUpdate update) {
            return switch (random.nextInt(6)) {
                case 0 -> RawUpdate.Where.in(typeId());
                case 1 -> RawUpdate.Where.in(typeId(), "id");
                case 2 -> RawUpdate.Where.between(near(update), null);
                case 3 -> RawUpdate.Where.between(null, near(update));
                case 4 -> {
                    Id left = near(update);
                    yield RawUpdate.Where.between(
                            left, random.nextBoolean() ? new Id(left.client(), left.clock() + 1) : near(update));
                }
                default -> RawUpdate.Where.inRoot("text");
            };
        }

        /** The id of any unit, now and then of one that the update itself brings. */
        private Id near(RawUpdate update) {
            Id next = update.next();
            return random.nextInt(4) == 0 && next.clock() > 0 ? new Id(next.client(), next.clock() - 1) : anyId();
        }

        private Id anyId() {
            StateVector known = draft.draft.doc().stateVector();
            long client = known.clients()[random.nextInt(known.size())];
            return new Id(client, random.nextInt(Math.toIntExact(Math.min(known.get(client), 1 << 20))));
        }

        private Id typeId() {
            List<Id> ids = new ArrayList<>();
            root(draft.draft.doc()).descendants().forEach(type -> ids.add(type.id()));
            return ids.isEmpty() ? anyId() : ids.get(random.nextInt(ids.size()));
        }

        // What must hold of the record

        private void requireOneAuthorOfEverything() {
            Doc doc = new DraftState().doc();
            Map<Long, PersonId> owners = new HashMap<>();
            IdSet inserted = IdSet.EMPTY;
            IdSet deleted = IdSet.EMPTY;
            for (Entry entry : draft.record) {
                if (!entry.kind().isText()) {
                    continue;
                }
                Applied applied = doc.apply(Update.decode(entry.payload()), null);
                assertThat(applied.missing().isEmpty()).isTrue();
                assertThat(applied.inserted().intersects(inserted)).isFalse();
                assertThat(applied.deleted().intersects(deleted)).isFalse();
                applied.inserted()
                        .forEach(range -> assertThat(owners.merge(range.client(), entry.person(), (old, now) -> old))
                                .as("the one who writes under %d", range.client())
                                .isEqualTo(entry.person()));
                inserted = inserted.union(applied.inserted());
                deleted = deleted.union(applied.deleted());
            }
            assertThat(doc.deleteSet()).isEqualTo(deleted);
            assertThat(doc.encodeStateAsUpdate()).isEqualTo(draft.draft.doc().encodeStateAsUpdate());
            assertThat(draft.replayed().standing()).isEqualTo(draft.draft.standing());
        }
    }
}
