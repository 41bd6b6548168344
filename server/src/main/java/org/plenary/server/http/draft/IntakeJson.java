package org.plenary.server.http.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.NumberedParagraph;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.TextRun;
import org.plenary.server.intake.Finding;
import org.plenary.server.intake.IntakeResult;
import org.plenary.server.intake.LeftOut;
import org.plenary.server.intake.Original;

/** How files that were read, and what was found in them, look in JSON. Stateless. */
public final class IntakeJson {
    private IntakeJson() {}

    /** What was read from a file of this name and size. */
    public static JsonObject of(IntakeResult result, String name, int bytes) {
        Map<ClauseId, String> numbers = Numbering.ofClauses(result.instrument());
        Map<ClauseId, JsonArray> paragraphs = paragraphs(result);
        JsonArray clauses = new JsonArray();
        long characters = 0;
        for (Clause clause : result.instrument().clauses()) {
            String text = ClauseText.of(clause);
            String number = numbers.getOrDefault(clause.id(), "");
            String inFile = result.numbers().of(clause.id());
            JsonObject json = new JsonObject()
                    .put("kind", clause.kind().name())
                    .put("number", number)
                    .put("text", text)
                    .put("paragraphs", paragraphs.getOrDefault(clause.id(), new JsonArray()));
            clauses.add(inFile.isEmpty() || inFile.equals(number) ? json : json.put("numberInFile", inFile));
            characters += text.length();
        }
        return new JsonObject()
                .put("file", file(name, bytes, result.sha256(), result.format().wireName()))
                .put("title", result.title())
                .put("clauses", clauses)
                .put("leftOut", leftOut(result.leftOut()))
                .put("findings", of(result.findings()))
                .put("figures", new JsonObject().put("clauses", clauses.size()).put("characters", characters));
    }

    /**
     * The paragraphs of each clause: how deep they are, their labels, their places in tables, and their text with its
     * styles.
     */
    private static Map<ClauseId, JsonArray> paragraphs(IntakeResult result) {
        Map<ClauseId, JsonArray> all = new HashMap<>();
        Map<ClauseId, Integer> parts = new HashMap<>();
        for (NumberedParagraph paragraph : Numbering.ofParagraphs(result.instrument())) {
            ClauseId clause = paragraph.clause().id();
            boolean labelled = paragraph.depth() > 0 && paragraph.opens();
            String label = labelled ? paragraph.label() : "";
            JsonObject json = new JsonObject()
                    .put("depth", paragraph.depth())
                    .put("label", label)
                    .put("runs", runs(paragraph.paragraph().inlines()));
            CellPlace cell = paragraph.cell();
            if (cell != null) {
                json.put("cell", cell(cell));
            }
            String inFile = labelled ? result.numbers().of(clause, parts.merge(clause, 1, Integer::sum)) : "";
            all.computeIfAbsent(clause, id -> new JsonArray())
                    .add(inFile.isEmpty() || inFile.equals(label) ? json : json.put("labelInFile", inFile));
        }
        return all;
    }

    /** Where a paragraph stands in a table, as redlines say it. */
    private static JsonObject cell(CellPlace cell) {
        JsonObject json = new JsonObject()
                .put("table", cell.table())
                .put("row", cell.row())
                .put("cell", cell.cell());
        return cell.header() ? json.put("header", true) : json;
    }

    /** Lines that were left out as a whole. */
    public static JsonArray leftOut(List<LeftOut> lines) {
        JsonArray list = new JsonArray();
        lines.forEach(line -> list.add(new JsonObject()
                .put("code", line.code().wireName())
                .put("before", line.before())
                .put("runs", runs(line.inlines()))));
        return list;
    }

    private static JsonArray runs(List<Inline> inlines) {
        JsonArray runs = new JsonArray();
        inlines.forEach(inline -> runs.add(run(inline)));
        return runs;
    }

    private static JsonObject run(Inline inline) {
        JsonObject json = new JsonObject();
        inline.accept(new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                json.put("text", run.text());
                if (run.bold()) {
                    json.put("bold", true);
                }
                if (run.italic()) {
                    json.put("italic", true);
                }
            }

            @Override
            public void lineBreak() {
                json.put("text", "\n");
            }

            @Override
            public void footnote(Footnote footnote) {
                json.put("footnote", runs(footnote.inlines()));
            }
        });
        return json;
    }

    public static JsonArray of(List<Finding> findings) {
        JsonArray list = new JsonArray();
        for (Finding finding : findings) {
            JsonObject json = new JsonObject()
                    .put("severity", finding.code().severity().name())
                    .put("code", finding.code().wireName())
                    .put("message", finding.code().message())
                    .put("count", finding.count());
            if (finding.place() != null) {
                json.put("place", finding.place());
            }
            if (finding.excerpt() != null) {
                json.put("excerpt", finding.excerpt());
            }
            if (finding.further()) {
                json.put("further", true);
            }
            list.add(json);
        }
        return list;
    }

    /** A file that is kept. */
    public static JsonObject of(Original original) {
        return file(
                original.name(),
                original.bytes(),
                original.sha256(),
                original.format().wireName());
    }

    private static JsonObject file(String name, long bytes, String sha256, String format) {
        return new JsonObject()
                .put("name", name)
                .put("bytes", bytes)
                .put("sha256", sha256)
                .put("format", format);
    }
}
