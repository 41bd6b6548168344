package org.plenary.server.export;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;
import org.plenary.server.DemoStory;
import org.plenary.server.checkpoint.Checkpoints;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.history.Histories;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryConfig;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.room.Drafts;
import org.plenary.server.room.Issuing;
import org.plenary.server.room.RoomConfig;
import org.plenary.server.room.Rooms;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;
import org.plenary.server.sql.sqlite.SqliteConfig;
import org.plenary.server.sql.sqlite.SqliteDatabase;

/**
 * Editions of drafts with a real past: each is told to a journal on disk and read back. The demonstration's are made
 * once for all tests. Its revisions are {@code TSC/2026/WP.1/Rev.1} and {@code Rev.2}.
 */
public final class Editions {
    /** 21 November 2026, 12:00 UTC, as the end of every story. */
    public static final long NOW = 1_795_262_400_000L;

    public static final Masthead MASTHEAD =
            new Masthead("Limited", "Item 4 of the agenda: Norms of responsible behaviour", "en");

    /** Made when the first test asks. Not in the class itself, which the workers need, too. */
    private static final class Demo {
        static final List<Edition> EDITIONS = make(
                story -> DemoStory.tell(story, NOW),
                List.of(
                        new Wanted(null, "rev:1", MASTHEAD),
                        new Wanted(null, "rev:2", MASTHEAD),
                        new Wanted(null, "now", MASTHEAD),
                        new Wanted("rev:1", "rev:2", MASTHEAD),
                        new Wanted("rev:2", "now", MASTHEAD)));
    }

    private Editions() {}

    /** Somebody edits the text so that it reads as this one. */
    public record Step(String person, Instrument text) {}

    /** The demonstration's first revision. */
    public static Edition revision1() {
        return Demo.EDITIONS.get(0);
    }

    /** The demonstration's second revision. */
    public static Edition revision2() {
        return Demo.EDITIONS.get(1);
    }

    /** The demonstration's text as it is now, which was not issued. */
    public static Edition live() {
        return Demo.EDITIONS.get(2);
    }

    /** What changed in the demonstration from its first revision to its second. */
    public static Edition redline() {
        return Demo.EDITIONS.get(3);
    }

    /** What changed in the demonstration since its second revision. */
    public static Edition sinceRevision2() {
        return Demo.EDITIONS.get(4);
    }

    /** A draft that was started with this text, and nothing else. */
    public static Edition clean(Masthead masthead, Instrument text) {
        return make(story -> story.begins(NOW - 1000, text), List.of(new Wanted(null, "now", masthead)))
                .get(0);
    }

    /**
     * What changed in a draft from how the chair began it to how it reads after these steps, a minute apart.
     *
     * @param steps by people of the demonstration, such as {@code fra-martin} and {@code ken-mwangi}
     */
    public static Edition redline(Masthead masthead, Instrument begins, Step... steps) {
        return make(
                        story -> {
                            long at = NOW - 60_000L * (steps.length + 1);
                            story.begins(at, begins);
                            for (Step step : steps) {
                                at += 60_000;
                                story.becomes(DemoStory.person(step.person()), at, step.text());
                            }
                        },
                        List.of(new Wanted("seq:2", "now", masthead)))
                .get(0);
    }

    /**
     * A draft whose life somebody tells, at a moment of it and at its end, and what changed in between.
     *
     * @param from names the first moment
     */
    public static Told told(Masthead masthead, String from, Consumer<DraftStory> story) {
        List<Edition> made = make(
                story,
                List.of(
                        new Wanted(null, from, masthead),
                        new Wanted(null, "now", masthead),
                        new Wanted(from, "now", masthead)));
        return new Told(made.get(0), made.get(1), made.get(2));
    }

    /** The text at the first moment, that at the second, and what changed from one to the other. */
    public record Told(Edition first, Edition clean, Edition redline) {}

    /** The same edition under another masthead. */
    public static Edition with(Edition edition, Masthead masthead) {
        return new Edition(
                edition.draft(),
                edition.begun(),
                edition.process(),
                masthead,
                edition.title(),
                edition.from(),
                edition.at(),
                edition.revision(),
                edition.text(),
                edition.redline(),
                edition.statuses(),
                edition.statusesBefore(),
                edition.agreements(),
                edition.decisions(),
                edition.contributions(),
                edition.revisions(),
                edition.notes(),
                edition.delegations(),
                edition.head(),
                edition.signature(),
                edition.verification(),
                edition.brackets(),
                edition.bracketsBefore(),
                edition.bracketActs(),
                edition.clauseActs(),
                edition.threads(),
                edition.proposal());
    }

    /** An edition that is wanted: a clean text if {@code from} is null. */
    private record Wanted(@Nullable String from, String at, Masthead masthead) {
        Edition read(Histories histories, Stream stream, SqlJournal journal) {
            long seq = Await.await(histories.ask(stream, history -> history.find(at)));
            Head head =
                    Await.await(journal.read(stream.id(), seq - 1, 1, 1)).get(0).head();
            EditionReader.Surroundings around = new EditionReader.Surroundings(
                    stream,
                    DemoStory.person("chair").process(),
                    masthead,
                    DemoStory.delegations(),
                    List.of(),
                    head,
                    null,
                    "https://drafting.example.org/verify?head=" + head.hash(),
                    List.of());
            return Await.await(histories.ask(stream, history -> {
                EditionReader reader = new EditionReader(history);
                return from == null ? reader.clean(seq, around) : reader.redline(history.find(from), seq, around);
            }));
        }
    }

    private static List<Edition> make(Consumer<DraftStory> tell, List<Wanted> wanted) {
        return of(
                tell,
                (stream, histories, journal) -> wanted.stream()
                        .map(each -> each.read(histories, stream, journal))
                        .toList());
    }

    /** What the past of a draft says whose life somebody tells. */
    public static <T> T past(Consumer<DraftStory> tell, Function<History, T> question) {
        return of(tell, (stream, histories, journal) -> Await.await(histories.ask(stream, question)));
    }

    private interface Use<T> {
        T of(Stream stream, Histories histories, SqlJournal journal);
    }

    private static <T> T of(Consumer<DraftStory> tell, Use<T> use) {
        Vertx vertx = Vertx.vertx();
        Path directory = newDirectory();
        Database database = SqliteDatabase.open(vertx, SqliteConfig.in(directory));
        try {
            SqlJournal journal = new SqlJournal(database);
            Checkpoints checkpoints = Checkpoints.none(vertx, journal);
            Drafts drafts = new Drafts(
                    journal, new Rooms(vertx, journal, RoomConfig.defaults(), checkpoints), new DemoSymbols());
            DraftStory story = Await.await(drafts.story(DemoStory.person("chair"), DemoStory.title()));
            tell.accept(story);
            Stream stream = Await.await(drafts.create(story));
            Histories histories = new Histories(vertx, journal, checkpoints, HistoryConfig.defaults());
            return use.of(stream, histories, journal);
        } finally {
            Await.await(database.close());
            Await.await(vertx.close());
            delete(directory);
        }
    }

    private record DemoSymbols() implements Issuing {
        @Override
        public Future<SymbolPattern> pattern(ProcessId process) {
            return Future.succeededFuture(DemoStory.symbols());
        }

        @Override
        public void issued(StreamId draft) {}
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("editions");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
