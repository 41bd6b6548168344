package org.plenary.server.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;
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
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

class RemovalTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Delegation FRANCE =
            new Delegation("FRA", "France", DelegationKind.STATE, Capacity.PARTICIPANT);
    private static final Person CLAIRE = new Person(new PersonId("claire"), "Claire", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person DANIEL = new Person(new PersonId("daniel"), "Daniel", Role.DELEGATE, FRANCE, PROCESS);
    private static final Person RAFAEL = new Person(new PersonId("rafael"), "Rafael", Role.OBSERVER, FRANCE, PROCESS);
    private static final Instrument TEXT = new Instrument(IntStream.range(0, 9)
            .mapToObj(i -> Clause.of(new ClauseId("c" + i), ClauseKind.OPERATIVE, "Paragraph " + i))
            .toList());

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

    private TestMember member(Person person) {
        return new TestMember(person, await(rooms.enter(draft.id()))).joined();
    }

    private List<Entry> record() {
        return await(journal.read(draft.id(), 0, 10_000, 1 << 28));
    }

    private Instrument text() {
        return await(rooms.read(draft.id(), now -> now.text().instrument()));
    }

    private static YXmlFragment clauses(TestMember member) {
        return member.doc.getXmlFragment("text");
    }

    private static void removes(TestMember member, int from, int count) {
        clauses(member).delete(from, count);
        member.until(member::allAnswered);
    }

    /** Moves the first clauses to the end, as an editor does: deletes them and writes them anew. */
    private static void moves(TestMember member, int count) {
        member.doc.transact(null, () -> {
            for (int i = 0; i < count; i++) {
                YXmlElement old = (YXmlElement) clauses(member).get(i);
                YXmlElement made = clauses(member).insertElement(clauses(member).length(), "operative");
                made.setAttribute("id", old.getAttribute("id"));
                made.insertElement(0, "paragraph").insertText(0).insert(0, words(old));
            }
            clauses(member).delete(0, count);
        });
        member.until(member::allAnswered);
    }

    private static String words(YXmlElement clause) {
        return ((YXmlText) ((YXmlElement) clause.get(0)).get(0)).text();
    }

    private static Set<ClauseId> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new ClauseId("c" + i)).collect(Collectors.toSet());
    }

    @Test
    void ofFiveClausesAtOnceIsToldToEverybodyAsTheRecordHasIt() {
        // given
        TestMember claire = member(CLAIRE);
        TestMember rafael = member(RAFAEL);
        // when
        removes(claire, 2, 5);
        // then
        rafael.until(() -> !rafael.removals.isEmpty());
        claire.until(() -> !claire.removals.isEmpty());
        assertThat(rafael.removals)
                .containsExactly(new JsonObject()
                        .put("kind", "removal")
                        .put("seq", record().size())
                        .put("person", "claire")
                        .put("name", "Claire")
                        .put("delegation", "FRA")
                        .put("count", 5)
                        .put("clauses", new JsonArray(List.of("c2", "c3", "c4", "c5", "c6"))));
        assertThat(claire.removals).isEqualTo(rafael.removals);
    }

    @Test
    void ofFewerIsNotTold() {
        TestMember claire = member(CLAIRE);
        removes(claire, 2, 4);
        removes(claire, 0, 4);
        assertThat(claire.removals).isEmpty();
    }

    @Test
    void isNotWhatAMoveIs() {
        TestMember claire = member(CLAIRE);
        moves(claire, 6);
        assertThat(claire.removals).isEmpty();
        assertThat(text().clauses()).hasSize(9);
        assertThat(claire.refusals).isEmpty();
    }

    @Test
    void isUndoneByAnybodyWhoMayAddClausesAndByAnotherOneNoSecondTime() {
        // given
        TestMember claire = member(CLAIRE);
        removes(claire, 2, 5);
        ((YXmlText) ((YXmlElement) ((YXmlElement) clauses(claire).get(1)).get(0)).get(0)).insert(0, "New ");
        claire.until(claire::allAnswered);
        int before = record().size();
        // when
        RestoreRequest request = RestoreRequest.missing(ids(2, 7), TEXT);
        Restored restored = await(drafts().restore(draft.id(), DANIEL, request));
        Restored again = await(drafts().restore(draft.id(), CLAIRE, request));
        // then
        assertThat(restored.clauses()).containsExactlyInAnyOrderElementsOf(ids(2, 7));
        assertThat(again.clauses()).isEmpty();
        assertThat(text().clauses())
                .extracting(Clause::id)
                .isEqualTo(TEXT.clauses().stream().map(Clause::id).toList());
        assertThat(text().clauses().get(1))
                .isEqualTo(Clause.of(new ClauseId("c1"), ClauseKind.OPERATIVE, "New Paragraph 1"));
        assertThat(text().clauses().get(4)).isEqualTo(TEXT.clauses().get(4));
        List<Entry> made = record().subList(before, record().size());
        assertThat(made).extracting(Entry::kind).containsExactly(EntryKind.PERSON, EntryKind.TEXT);
        assertThat(made).extracting(Entry::person).containsOnly(DANIEL.id());
        claire.until(() -> InstrumentReader.read(claire.doc).equals(text()));
    }

    @Test
    void isNotUndoneByWhoOnlyReads() {
        removes(member(CLAIRE), 2, 5);
        Future<Restored> asked = drafts().restore(draft.id(), RAFAEL, RestoreRequest.missing(ids(2, 7), TEXT));
        try {
            asked.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
            throw new AssertionError("expected a refusal");
        } catch (ExecutionException e) {
            assertThat(((DecisionException) e.getCause()).reason()).isEqualTo(DecisionException.Reason.NOT_ALLOWED);
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
        assertThat(text().clauses()).hasSize(4);
    }

    private Drafts drafts() {
        return new Drafts(journal, rooms);
    }
}
