package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.DraftingMode;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.SetMode;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Stance;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** Who is told all that stands, and who what has changed of it. */
class StandingToldTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person CHAIR = new Person(new PersonId("amina"), "Amina", Role.CHAIR, null, PROCESS);
    private static final Instrument TEXT = new Instrument(List.of(
            Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "The first paragraph."),
            Clause.of(new ClauseId("b"), ClauseKind.OPERATIVE, "The second paragraph.")));

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

    private void decide(String clause, ClauseStatus status) {
        await(new Drafts(journal, rooms).decide(draft.id(), CHAIR, new SetStatus(new ClauseId(clause), status, null)));
    }

    private TestMember member(boolean hearsChanges) {
        TestMember member = new TestMember(CLAIRE, await(rooms.enter(draft.id())));
        member.hearsChanges = hearsChanges;
        return member.joined();
    }

    private static List<String> clauses(JsonObject notice) {
        return List.copyOf(notice.getJsonObject("clauses").fieldNames());
    }

    @Test
    void tellsWhoTakesChangesWhatHasChangedAndOthersAll() {
        // given a draft about which something was decided
        decide("a", ClauseStatus.AGREED);
        TestMember page = member(true);
        TestMember program = member(false);
        page.until(() -> page.standing.size() == 1);
        program.until(() -> program.standing.size() == 1);

        // when more is decided
        decide("b", ClauseStatus.BRACKETED);
        await(new Drafts(journal, rooms).decide(draft.id(), CHAIR, new SetMode(DraftingMode.CHAIR, null)));

        // then
        page.until(() -> page.standingChanges.size() == 2);
        program.until(() -> program.standing.size() == 3);
        assertThat(page.standing).hasSize(1);
        assertThat(clauses(page.standing.get(0))).containsExactly("a");
        assertThat(page.standingChanges.get(0).getString("mode")).isEqualTo("EVERYBODY");
        assertThat(clauses(page.standingChanges.get(0))).containsExactly("b");
        assertThat(page.standingChanges.get(1).getString("mode")).isEqualTo("CHAIR");
        assertThat(clauses(page.standingChanges.get(1))).isEmpty();
        assertThat(program.standingChanges).isEmpty();
        assertThat(clauses(program.standing.get(2))).containsExactly("a", "b");
        // what has not changed of how clauses are numbered is not told again
        assertThat(page.standing.get(0).getJsonObject("numbering").getString("mode"))
                .isEqualTo("RUNNING");
        assertThat(page.standingChanges).noneMatch(change -> change.containsKey("numbering"));
        // each says which one it follows
        assertThat(page.standingChanges.get(0).getLong("since"))
                .isEqualTo(page.standing.get(0).getLong("seq"));
        assertThat(page.standingChanges.get(1).getLong("since"))
                .isEqualTo(page.standingChanges.get(0).getLong("seq"));
    }

    @Test
    void tellsOfBracketsThatHaveChangedThoseAloneAndWhichAreGone() {
        // given one bracket before anybody comes
        Drafts drafts = new Drafts(journal, rooms);
        BracketId first = await(drafts.place(draft.id(), CLAIRE, onAll("a")));
        TestMember page = member(true);
        TestMember program = member(false);
        page.until(() -> page.standing.size() == 1 && page.bracketPlaces.size() == 1);
        program.until(() -> program.standing.size() == 1);

        // when another is placed, and the first lifted
        BracketId second = await(drafts.place(draft.id(), CLAIRE, onAll("b")));
        await(drafts.decide(draft.id(), CLAIRE, new LeaveBracket(first, new Holder("FRA"))));

        // then
        page.until(() -> page.standingChanges.size() == 2);
        program.until(() -> program.standing.size() == 3);
        assertThat(brackets(page.standing.get(0))).containsExactly(first.value());
        assertThat(brackets(page.standingChanges.get(0))).containsExactly(second.value());
        assertThat(page.standingChanges.get(0).containsKey("bracketsGone")).isFalse();
        assertThat(page.standingChanges.get(1).containsKey("brackets")).isFalse();
        assertThat(page.standingChanges.get(1).getJsonArray("bracketsGone")).containsExactly(first.value());
        assertThat(brackets(program.standing.get(2))).containsExactly(second.value());
        assertThat(page.bracketPlaces).hasSize(2);
        assertThat(page.bracketPlaces.get(1).getJsonArray("places")).hasSize(1);
    }

    @Test
    void tellsWhichNumbersHold() {
        // given a revision, and somebody in the room
        Drafts drafts = new Drafts(journal, rooms);
        await(drafts.issue(draft.id(), CHAIR, new IssueRequest("First", null, null)));
        TestMember page = member(true);
        page.until(() -> page.standing.size() == 1);

        // when its numbers hold, and run again
        NewNumbers held = await(drafts.number(draft.id(), CHAIR, NumberingMode.HELD, null));
        NewNumbers same = await(drafts.number(draft.id(), CHAIR, NumberingMode.HELD, null));
        await(drafts.number(draft.id(), CHAIR, NumberingMode.RUNNING, null));

        // then everybody knows them, and what changes nothing is told to nobody
        page.until(() -> page.standingChanges.size() == 2);
        JsonObject numbering = page.standingChanges.get(0).getJsonObject("numbering");
        assertThat(held.renumbered()).isEmpty();
        assertThat(same).isEqualTo(held);
        assertThat(numbering.getString("since")).isEqualTo(held.numbers().since());
        assertThat(numbering.getJsonArray("numbers").size()).isEqualTo(2);
        assertThat(numbering.getJsonArray("numbers").getJsonObject(1))
                .isEqualTo(new JsonObject().put("clause", "b").put("number", "OP2"));
        assertThat(page.standingChanges.get(1).getJsonObject("numbering"))
                .isEqualTo(new JsonObject().put("mode", "RUNNING"));
    }

    private static BracketRequest onAll(String clause) {
        return new BracketRequest(
                BracketKind.CONTESTED,
                List.of(),
                new BracketRequest.Words(new ClauseId(clause), null, 1),
                new Holder("FRA"),
                Stance.KEEP,
                null);
    }

    private static List<String> brackets(JsonObject notice) {
        return notice.getJsonArray("brackets").stream()
                .map(bracket -> ((JsonObject) bracket).getString("id"))
                .toList();
    }
}
