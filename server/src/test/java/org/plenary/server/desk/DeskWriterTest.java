package org.plenary.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.server.desk.sql.SqlDesks;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Journal;
import org.plenary.server.journal.JournalException;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.room.Trap;
import org.plenary.server.room.TrappedJournal;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.DatabaseConfig;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/** One writer of a desk, on a real database, whatever goes wrong on the way into it. */
class DeskWriterTest {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Audience FRANCE = new Audience(Audience.Kind.DELEGATION, "FRA");
    private static final StreamId DRAFT = new StreamId("draft");
    private static final Person CLAIRE = of("claire", "FRA");

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Trap trap = new Trap();
    private Database database;
    private Journal journal;
    private DeskStore store;

    private static Person of(String id, String delegation) {
        return new Person(
                new PersonId(id),
                id,
                Role.DELEGATE,
                new Delegation(delegation, "A state", DelegationKind.STATE, Capacity.PARTICIPANT),
                PROCESS);
    }

    @BeforeEach
    void open() {
        database = SqliteDatabase.open(
                vertx,
                new SqliteConfig(
                        directory,
                        Duration.ofMillis(100),
                        new DatabaseConfig(10_000, 1 << 28, 1000, Duration.ZERO, 2)));
        journal = new TrappedJournal(new SqlJournal(database), trap);
        store = new SqlDesks(database);
    }

    @AfterEach
    void close() {
        Await.await(database.close());
        Await.await(vertx.close());
    }

    private DeskWriter writer() {
        return new DeskWriter(DRAFT, FRANCE, new DeskWriter.Shared(vertx, journal, store, new DeskListeners()));
    }

    private static BeginThread thread(String text) {
        return new BeginThread(null, null, Words.typed(text, code -> false));
    }

    private static List<String> texts(Desk desk) {
        return desk.threads().values().stream()
                .map(thread -> thread.comments().get(0).words().text())
                .toList();
    }

    private static Desk say(DeskWriter writer, String text) {
        return Await.await(writer.act(CLAIRE, thread(text)));
    }

    /** What the record holds, its hashes checked. */
    private List<Entry> record(StreamId desk) {
        Stream stream = Await.await(journal.find(desk)).orElseThrow();
        List<Entry> entries = Await.await(journal.read(desk, 0, 1_000, 1 << 20));
        assertThat(HashChain.verify(HashChain.genesis(desk, stream.lineage()), entries))
                .isEqualTo(stream.head());
        return entries;
    }

    @Test
    void beginsTheRecordWithWhoSpeaksAndWhoseDeskItIs() {
        Desk desk = say(writer(), "first");
        assertThat(record(desk.id()).stream().map(entry -> entry.kind().wireName()))
                .containsExactly("person", "desk", "comment");
        assertThat(Await.await(writer().read())).contains(desk);
    }

    @Test
    void startsAfreshFromTheRecordAfterAFailedAppend() {
        DeskWriter writer = writer();
        StreamId desk = say(writer, "first").id();
        for (String step : List.of(
                "append: before it is handed in",
                "append: refused",
                "append: after it was handed in",
                "append: written and said to have failed")) {
            trap.arm(step, () -> new JournalException(JournalException.Reason.UNAVAILABLE, "the disk is full"));
            assertThatThrownBy(() -> say(writer, step)).hasMessageContaining("the disk is full");
            assertThat(trap.sprungAt()).isEqualTo(step);
            trap.disarm();

            Desk read = Await.await(writer.read()).orElseThrow();
            assertThat(read)
                    .as("what it says is what the record says")
                    .isEqualTo(Await.await(writer().read()).orElseThrow());
            say(writer, "after " + step);
        }
        assertThat(texts(Await.await(writer.read()).orElseThrow()))
                .containsExactly(
                        "first",
                        "after append: before it is handed in",
                        "after append: refused",
                        "append: after it was handed in",
                        "after append: after it was handed in",
                        "append: written and said to have failed",
                        "after append: written and said to have failed");
        assertThat(record(desk)).hasSize(3 + 6);
    }

    @Test
    void losesNothingWhereTwoWritersTakeTurns() {
        DeskWriter one = writer();
        DeskWriter other = writer();
        List<Future<Desk>> all = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            all.add(one.act(CLAIRE, thread("one " + i)));
            all.add(other.act(CLAIRE, thread("other " + i)));
        }
        all.forEach(each -> Await.await(each.otherwiseEmpty()));
        long said = all.stream().filter(Future::succeeded).count();
        assertThat(said).isPositive();

        Desk desk = Await.await(writer().read()).orElseThrow();
        assertThat(texts(desk)).hasSize((int) said).doesNotHaveDuplicates();
        assertThat(record(desk.id())).hasSize((int) said + 2);
        assertThat(Await.await(store.find(DRAFT, FRANCE))).contains(desk.id());
    }

    @Test
    void showsNoDeskToAnotherAudienceThatATableLeadsToIt() {
        StreamId desk = say(writer(), "for France").id();
        Await.await(database.write(
                1, statements -> statements.run("update desk set code = 'KEN' where stream = ?", desk.value())));
        Audience kenya = new Audience(Audience.Kind.DELEGATION, "KEN");
        DeskWriter wrong =
                new DeskWriter(DRAFT, kenya, new DeskWriter.Shared(vertx, journal, store, new DeskListeners()));
        assertThatThrownBy(() -> Await.await(wrong.read()))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(JournalException.Reason.CORRUPT));
    }

    /** In a group there may be anybody: only the record itself says whose desk it is. */
    @Test
    void showsNoDeskOfAGroupToAnother() {
        Audience union = new Audience(Audience.Kind.GROUP, "EU");
        Audience africa = new Audience(Audience.Kind.GROUP, "AFR");
        DeskWriter.Shared shared = new DeskWriter.Shared(vertx, journal, store, new DeskListeners());
        Await.await(new DeskWriter(DRAFT, union, shared).act(CLAIRE, thread("for the Union")));
        Await.await(database.write(1, statements -> statements.run("update desk set code = 'AFR'")));
        assertThatThrownBy(() -> Await.await(new DeskWriter(DRAFT, africa, shared).read()))
                .hasMessageContaining("damaged");
    }

    @Test
    void writesNothingOfOthersOnTheDeskOfADelegation() {
        Person amina = of("amina", "KEN");
        DeskWriter writer = writer();
        assertThatThrownBy(() -> Await.await(writer.act(amina, thread("first"))))
                .hasMessageContaining("damaged");
        assertThat(Await.await(store.find(DRAFT, FRANCE))).isEmpty();

        StreamId desk = say(writer, "of France").id();
        assertThatThrownBy(() -> Await.await(writer.act(amina, thread("second"))))
                .hasMessageContaining("damaged");
        assertThat(record(desk)).hasSize(3);
        assertThat(texts(say(writer, "of France, too"))).containsExactly("of France", "of France, too");
    }

    @Test
    void takesWhatNeedsNoDeskForNone() {
        assertThat(Await.await(writer().read())).isEqualTo(Optional.empty());
        assertThatThrownBy(() -> Await.await(writer().act(CLAIRE, new ResolveThread(new ThreadId(3)))))
                .isInstanceOf(DeskException.class);
        assertThat(Await.await(store.find(DRAFT, FRANCE))).isEmpty();
    }
}
