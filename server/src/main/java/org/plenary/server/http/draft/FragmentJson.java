package org.plenary.server.http.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;
import org.plenary.server.intake.FindingCode;
import org.plenary.server.intake.FragmentReading;

/** How fragments that were read look in JSON; blocks look as they do in exports, without their labels. Stateless. */
public final class FragmentJson {
    private FragmentJson() {}

    public static JsonObject of(FragmentReading reading) {
        JsonArray clauses = new JsonArray();
        for (Clause clause : reading.clauses()) {
            clauses.add(new JsonObject().put("kind", clause.kind().name()).put("blocks", blocks(clause.blocks())));
        }
        JsonArray findings = IntakeJson.of(reading.findings());
        for (int at = 0; at < findings.size(); at++) {
            FindingCode code = reading.findings().get(at).code();
            findings.getJsonObject(at).put("words", new JsonArray(words(reading.words(), code)));
        }
        return new JsonObject()
                .put("parts", blocks(reading.parts()))
                .put("level", reading.level())
                .put("clauses", clauses)
                .put("numbers", new JsonArray(reading.numbers()))
                .put("findings", findings);
    }

    private static List<String> words(Map<FindingCode, List<String>> words, FindingCode code) {
        return words.getOrDefault(code, List.of());
    }

    private static JsonArray blocks(List<? extends Block> blocks) {
        JsonArray array = new JsonArray();
        Block.Visitor writer = new Block.Visitor() {
            @Override
            public void paragraph(Paragraph paragraph) {
                array.add(new JsonObject().put("paragraph", inlines(paragraph.inlines())));
            }

            @Override
            public void subparagraph(Subparagraph subparagraph) {
                array.add(new JsonObject()
                        .put("subparagraph", new JsonObject().put("blocks", blocks(subparagraph.blocks()))));
            }

            @Override
            public void table(Table table) {
                JsonArray rows = new JsonArray();
                table.rows().forEach(row -> rows.add(row(row)));
                array.add(new JsonObject().put("table", new JsonObject().put("rows", rows)));
            }
        };
        blocks.forEach(block -> block.accept(writer));
        return array;
    }

    private static JsonObject row(TableRow row) {
        JsonArray cells = new JsonArray();
        row.cells().forEach(cell -> cells.add(new JsonObject().put("blocks", blocks(cell.paragraphs()))));
        return new JsonObject().put("header", row.header()).put("cells", cells);
    }

    private static JsonArray inlines(List<Inline> inlines) {
        JsonArray array = new JsonArray();
        Inline.Visitor writer = new Inline.Visitor() {
            @Override
            public void text(TextRun run) {
                JsonObject text = new JsonObject().put("text", run.text());
                if (run.bold()) {
                    text.put("bold", true);
                }
                if (run.italic()) {
                    text.put("italic", true);
                }
                array.add(text);
            }

            @Override
            public void lineBreak() {
                array.add(new JsonObject().put("lineBreak", true));
            }

            @Override
            public void footnote(Footnote footnote) {
                array.add(new JsonObject().put("footnote", inlines(footnote.inlines())));
            }
        };
        inlines.forEach(inline -> inline.accept(writer));
        return array;
    }
}
