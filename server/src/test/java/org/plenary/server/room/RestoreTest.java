package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.draft.Contested;
import org.plenary.server.draft.DraftDocs;
import org.plenary.server.draft.RestoreRequest;
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
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.Access;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.SetAccess;
import org.plenary.server.negotiation.SetMode;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class RestoreTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person CHAIR = new Person(new PersonId("amina"), "Amina", Role.CHAIR, null, PROCESS);
    private static final ClauseId TITLE = new ClauseId("c1");
    private static final ClauseId FIRST = new ClauseId("c2");
    private static final ClauseId SECOND = new ClauseId("c3");
    private static final Instrument TEXT = new Instrument(List.of(
            Clause.of(TITLE, ClauseKind.TITLE, "Declaration"),
            Clause.of(FIRST, ClauseKind.OPERATIVE, "The first paragraph."),
            Clause.of(SECOND, ClauseKind.OPERATIVE, "The second paragraph.")));

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Database database;
    private Journal journal;
    private Rooms rooms;
    private Stream draft;

    @BeforeEach
    void startDraft() {
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 1 << 28, 1000, Duration.ZERO, 2)));
        journal = new SqlJournal(database);
        rooms = new Rooms(vertx, journal, RoomConfig.defaults());
        draft = await(new Drafts(journal, rooms).create(CLAIRE, "Declaration", TEXT));
    }

    @AfterEach
    void stop() {
        rooms.close("the test is over");
        await(database.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static DecisionException refusal(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return (DecisionException) e.getCause();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("expected a refusal");
    }

    private TestMember claire() {
        return new TestMember(CLAIRE, await(rooms.enter(draft.id()))).joined();
    }

    private List<Entry> record() {
        return await(journal.read(draft.id(), 0, 10_000, 1 << 28));
    }

    private Instrument text() {
        return await(rooms.read(draft.id(), now -> now.text().instrument()));
    }

    private static RestoreRequest all() {
        return new RestoreRequest(TEXT, 2, null, null, "as agreed");
    }

    private static RestoreRequest only(ClauseId clause) {
        return new RestoreRequest(TEXT, 2, null, clause, null);
    }

    /** Claire writes into a clause and waits until it is in the record. */
    private static void edit(TestMember claire, int clause, String words) {
        Doc doc = claire.doc;
        var element = (YXmlElement) doc.getXmlFragment("text").get(clause);
        var holder = clause == 0 ? element : (YXmlElement) element.get(0);
        ((YXmlText) holder.get(0)).insert(4, words);
        claire.until(claire::allAnswered);
    }

    @Test
    void isAChangeByWhoDecidesThatAllSee() {
        // given
        TestMember claire = claire();
        edit(claire, 1, "very ");
        edit(claire, 2, "very ");
        int before = record().size();
        // when
        Restored restored = await(drafts().restore(draft.id(), CHAIR, all()));
        // then
        assertThat(restored.clauses()).containsExactly(FIRST, SECOND);
        assertThat(text()).isEqualTo(TEXT);
        claire.until(() -> InstrumentReader.read(claire.doc).equals(TEXT));
        List<Entry> made = record().subList(before, record().size());
        assertThat(made).extracting(Entry::kind).containsExactly(EntryKind.PERSON, Kinds.RESTORE, EntryKind.TEXT);
        assertThat(made).extracting(Entry::person).containsOnly(CHAIR.id());
        assertThat(restored.seq()).isEqualTo(made.get(2).seq());
        assertThat(new String(made.get(1).payload(), StandardCharsets.UTF_8))
                .isEqualTo("{\"to\":2,\"reason\":\"as agreed\",\"by\":\"Amina\"}");
    }

    @Test
    void isToldToEverybodyInTheRoomLikeOtherDecisionsAlsoToWhoWasAwayForAMoment() {
        // given
        TestMember claire = claire();
        edit(claire, 1, "very ");
        // when
        await(drafts().decide(draft.id(), CHAIR, new SetMode(DraftingMode.CHAIR, null)));
        await(drafts().decide(draft.id(), CHAIR, new SetMode(DraftingMode.CHAIR, "the same again")));
        await(drafts().decide(draft.id(), CHAIR, new SetAccess(Access.DEFAULT)));
        await(drafts().decide(draft.id(), CHAIR, new SetStatus(SECOND, ClauseStatus.BRACKETED, null)));
        Restored restored = await(drafts().restore(draft.id(), CHAIR, only(FIRST)));
        // then
        claire.until(() -> claire.decisions.size() == 3);
        assertThat(claire.decisions)
                .extracting(told -> told.getString("decision"))
                .containsExactly("mode", "status", "restore");
        assertThat(claire.decisions).allSatisfy(told -> {
            assertThat(told.getString("person")).isEqualTo(CHAIR.id().value());
            assertThat(told.getString("name")).isEqualTo("Amina");
        });
        assertThat(claire.decisions.get(0).getString("mode")).isEqualTo("CHAIR");
        assertThat(claire.decisions.get(1).getString("status")).isEqualTo("BRACKETED");
        JsonObject last = claire.decisions.get(2);
        assertThat(last.getString("clause")).isEqualTo(FIRST.value());
        assertThat(last.getLong("to")).isEqualTo(2);
        assertThat(last.getLong("seq")).isEqualTo(restored.seq() - 1);
        // and who comes later hears of the last ones, too
        TestMember again = claire();
        again.until(() -> again.decisions.equals(claire.decisions));
    }

    @Test
    void tellsEverybodyInTheRoomWhatWasContestedThenAndDoesNotComeBack() {
        // given a bracket of then that nobody holds any more, and one that stands
        TestMember claire = claire();
        BracketId left = await(drafts().place(draft.id(), CLAIRE, bracketing("first")));
        BracketId standing = await(drafts().place(draft.id(), CLAIRE, bracketing("paragraph")));
        Contested then = await(drafts().standing(draft.id())
                .map(now -> new Contested(
                        now.brackets().standing().stream()
                                .map(bracket -> new Contested.Bracketed(bracket, List.of(FIRST), "words of then"))
                                .toList(),
                        List.of())));
        await(drafts().decide(draft.id(), CLAIRE, new LeaveBracket(left, new Holder("FRA"))));
        edit(claire, 1, "very ");

        // when
        Restored restored =
                await(drafts().restore(draft.id(), CHAIR, only(FIRST).with(then)));

        // then
        assertThat(restored.left().brackets())
                .extracting(bracketed -> bracketed.bracket().id())
                .containsExactly(left)
                .doesNotContain(standing);
        claire.until(() -> claire.decisions.stream()
                .anyMatch(told -> told.getString("decision").equals("restore")));
        JsonObject told = claire.decisions.get(claire.decisions.size() - 1).getJsonObject("left");
        assertThat(told.getInteger("bracketCount")).isEqualTo(1);
        assertThat(told.getJsonArray("brackets").encode())
                .contains("\"id\":\"" + left.value() + "\"", "FRA", "words of then", FIRST.value());
    }

    private static BracketRequest bracketing(String quote) {
        return new BracketRequest(
                BracketKind.CONTESTED,
                List.of(),
                new BracketRequest.Words(FIRST, quote, 1),
                new Holder("FRA"),
                Stance.RESERVE,
                null);
    }

    @Test
    void leavesTheOtherClausesAsTheyAreWhenItIsOfOne() {
        TestMember claire = claire();
        edit(claire, 1, "very ");
        edit(claire, 2, "very ");
        assertThat(await(drafts().restore(draft.id(), CHAIR, only(SECOND))).clauses())
                .containsExactly(SECOND);
        assertThat(text().clauses().get(1))
                .isEqualTo(Clause.of(FIRST, ClauseKind.OPERATIVE, "The very first paragraph."));
        assertThat(text().clauses().get(2)).isEqualTo(TEXT.clauses().get(2));
    }

    @Test
    void recordsNothingWhenTheTextIsSoAlready() {
        int before = record().size();
        assertThat(await(drafts().restore(draft.id(), CHAIR, all())))
                .isEqualTo(new Restored(before, List.of(), Contested.NONE, List.of()));
        assertThat(record()).hasSize(before);
    }

    @Test
    void isNotForThoseWhoDoNotDecide() {
        assertThat(refusal(drafts().restore(draft.id(), CLAIRE, all())).reason())
                .isEqualTo(DecisionException.Reason.NOT_ALLOWED);
    }

    @Test
    void restoresNothingWhenAClauseThatIsAgreedIsInTheWay() {
        // given
        TestMember claire = claire();
        edit(claire, 1, "very ");
        edit(claire, 2, "very ");
        await(drafts().decide(draft.id(), CHAIR, new SetStatus(FIRST, ClauseStatus.AGREED, null)));
        Instrument before = text();
        int entries = record().size();
        // when
        DecisionException refused = refusal(drafts().restore(draft.id(), CHAIR, all()));
        // then
        assertThat(refused.reason()).isEqualTo(DecisionException.Reason.CONFLICT);
        assertThat(refused).hasMessageContaining("OP1 (clause c2) would be changed, and is agreed or adopted");
        assertThat(text()).isEqualTo(before);
        assertThat(record()).hasSize(entries);
        assertThat(await(drafts().restore(draft.id(), CHAIR, only(SECOND))).clauses())
                .containsExactly(SECOND);
    }

    @Test
    void bringsBackAClauseThatIsGone() {
        TestMember claire = claire();
        claire.doc.getXmlFragment("text").delete(1, 1);
        claire.until(claire::allAnswered);
        assertThat(await(drafts().restore(draft.id(), CHAIR, only(FIRST))).clauses())
                .containsExactly(FIRST);
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void keepsOneOrderWithWhatOthersWriteAndDecideMeanwhile() {
        long seed = Long.getLong("plenary.seed", System.nanoTime());
        Random random = new Random(seed);
        TestMember claire = claire();
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            claire.pump();
            if (random.nextInt(3) == 0) {
                asked.add(drafts().restore(draft.id(), CHAIR, random.nextBoolean() ? all() : only(SECOND)));
            } else if (random.nextInt(6) == 0) {
                asked.add(drafts().restore(draft.id(), CLAIRE, all()).otherwiseEmpty());
            } else {
                claire.type(random.nextInt(3), "word ");
            }
        }
        Future.join(asked).toCompletionStage().toCompletableFuture().join();
        claire.until(claire::allAnswered);
        byte[] state = await(rooms.read(draft.id(), now -> now.doc().encodeStateAsUpdate()));
        Instrument text = text();
        claire.until(() -> InstrumentReader.read(claire.doc).equals(text));
        Doc replayed = DraftDocs.live();
        boolean whole = false;
        for (Entry entry : record()) {
            if (entry.kind().isText()) {
                replayed.apply(Update.decode(entry.payload()), "record");
                if (whole) {
                    assertThat(InstrumentReader.read(replayed))
                            .as("what the entry after a restoration makes, seed " + seed)
                            .isEqualTo(TEXT);
                }
            }
            whole = entry.kind().equals(Kinds.RESTORE)
                    && !new String(entry.payload(), StandardCharsets.UTF_8).contains("\"clause\"");
        }
        assertThat(replayed.encodeStateAsUpdate()).as("seed " + seed).isEqualTo(state);
    }

    private Drafts drafts() {
        return new Drafts(journal, rooms);
    }
}
