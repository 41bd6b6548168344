package org.plenary.server;

import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.plenary.crdt.Applied;
import org.plenary.crdt.Change;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.IdSet;
import org.plenary.crdt.Redline;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Update;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.TextRun;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.sql.SqlJournal;
import org.plenary.server.sql.Await;
import org.plenary.server.sql.Database;

/** The past of a draft by going through its whole record for each question, unit by unit. Slow, and simple. */
final class NaivePast {
    private final List<Entry> record;

    NaivePast(Database database, Stream draft) {
        record = Await.await(new SqlJournal(database).read(draft.id(), 0, 10_000, 1 << 28));
    }

    long first() {
        return record.stream()
                .filter(entry -> entry.kind().isText())
                .findFirst()
                .orElseThrow()
                .seq();
    }

    long last() {
        return record.get(record.size() - 1).seq();
    }

    private Doc replay(long seq, boolean gc) {
        Doc doc = new Doc(new DocOptions().withFormatCleanup(false).withGc(gc));
        doc.getXmlFragment("text");
        for (Entry entry : record) {
            if (entry.seq() <= seq && entry.kind().isText()) {
                doc.apply(Update.decode(entry.payload()), null);
            }
        }
        return doc;
    }

    byte[] liveState() {
        return replay(last(), true).encodeStateAsUpdate();
    }

    Instrument text(long seq) {
        return InstrumentReader.read(replay(seq, true));
    }

    /** The text of a clause: paragraphs, and lines in them, one under the other. */
    static String plain(Clause clause) {
        return Numbering.ofParagraphs(new Instrument(List.of(clause))).stream()
                .map(NaivePast::plain)
                .collect(Collectors.joining("\n"));
    }

    private static String plain(NumberedParagraph paragraph) {
        StringBuilder text = new StringBuilder();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                text.append(run.text());
            }

            @Override
            public void lineBreak() {
                text.append('\n');
            }

            @Override
            public void footnote(Footnote footnote) {
                footnote.inlines().forEach(inline -> inline.accept(this));
            }
        };
        paragraph.paragraph().inlines().forEach(inline -> inline.accept(writer));
        return text.toString();
    }

    /** Who inserted and who first deleted each unit. */
    private static final class Authors {
        private final Map<Id, String> wrote = new HashMap<>();
        private final Map<Id, String> deleted = new HashMap<>();

        private static void add(Map<Id, String> to, IdSet ids, String person) {
            ids.forEach(range -> {
                for (long clock = range.clock(); clock < range.end(); clock++) {
                    to.putIfAbsent(new Id(range.client(), clock), person);
                }
            });
        }
    }

    private List<String> characters(long from, long to, Change... wanted) {
        Doc doc = new Doc(new DocOptions().withFormatCleanup(false).withGc(false));
        doc.getXmlFragment("text");
        Authors authors = new Authors();
        Snapshot before = Snapshot.EMPTY;
        for (Entry entry : record) {
            if (entry.seq() <= to && entry.kind().isText()) {
                Applied applied = doc.apply(Update.decode(entry.payload()), null);
                Authors.add(authors.wrote, applied.inserted(), entry.person().value());
                Authors.add(authors.deleted, applied.deleted(), entry.person().value());
                before = entry.seq() <= from ? doc.snapshot() : before;
            }
        }
        List<String> all = new ArrayList<>();
        Deque<Redline> open = new ArrayDeque<>();
        open.push(doc.getXmlFragment("text").redline(before, doc.snapshot()));
        while (!open.isEmpty()) {
            if (open.pop() instanceof Redline.Type type) {
                List<Redline> below = new ArrayList<>();
                for (Redline.Part part : type.parts()) {
                    if (part instanceof Redline.Characters characters
                            && List.of(wanted).contains(characters.change())) {
                        add(all, characters, authors);
                    } else if (part instanceof Redline.Unit unit) {
                        below.add(unit.content());
                    }
                }
                Collections.reverse(below);
                below.forEach(open::push);
            }
        }
        return all;
    }

    private static void add(List<String> all, Redline.Characters characters, Authors authors) {
        IdRange ids = characters.ids();
        for (int i = 0; i < ids.length(); i++) {
            Id id = new Id(ids.client(), ids.clock() + i);
            String by = characters.change() == Change.DELETED
                    ? authors.wrote.get(id) + "-" + authors.deleted.get(id)
                    : authors.wrote.get(id);
            all.add(characters.text().charAt(i) + " " + by);
        }
    }

    /** Each character that is there at a moment, with who wrote it, in the order of the text. */
    List<String> written(long seq) {
        return characters(seq, seq, Change.KEPT);
    }

    /** Each character that went between two moments, with who wrote and who deleted it, sorted. */
    List<String> deletions(long from, long to) {
        return characters(from, to, Change.DELETED).stream().sorted().toList();
    }

    /** The same as {@link #written} by what the server answers. */
    static List<String> written(JsonObject blame, long seq) {
        List<String> all = new ArrayList<>();
        forEachRun(blame, run -> {
            for (char character : run.getString("text").toCharArray()) {
                all.add(character + " " + run.getString("person"));
            }
        });
        return all;
    }

    /** The same as {@link #deletions} by what the server answers. */
    static List<String> deletions(JsonObject redline) {
        List<String> all = new ArrayList<>();
        forEachRun(redline, run -> {
            if ("delete".equals(run.getString("change"))) {
                String writer = run.getJsonObject("writer", run).getString("person");
                for (char character : run.getString("text").toCharArray()) {
                    all.add(character + " " + writer + "-" + run.getString("person"));
                }
            }
        });
        return all.stream().sorted().toList();
    }

    private static void forEachRun(JsonObject answer, java.util.function.Consumer<JsonObject> visitor) {
        answer.getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .flatMap(clause -> clause.getJsonArray("runs").stream())
                .map(JsonObject.class::cast)
                .filter(run -> !run.getString("text").equals("\n"))
                .forEach(visitor);
    }
}
