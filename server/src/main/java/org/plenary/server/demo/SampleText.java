package org.plenary.server.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.TextRun;

/** The text of the demonstration, from JSON: {@code *words*} between asterisks are italic. */
public final class SampleText {
    private SampleText() {}

    public static Instrument read(JsonObject json) {
        return read(List.copyOf(clausesById(json).values()));
    }

    /** The clauses in order, each with an id, of its own or by its place. */
    public static Map<String, JsonObject> clausesById(JsonObject json) {
        Map<String, JsonObject> clauses = new LinkedHashMap<>();
        JsonArray entries = json.getJsonArray("clauses");
        for (int i = 0; i < entries.size(); i++) {
            JsonObject entry = entries.getJsonObject(i).copy();
            String id = entry.getString("id", "sample-" + (i + 1));
            clauses.put(id, entry.put("id", id));
        }
        return clauses;
    }

    /** The text of clauses that have ids. */
    public static Instrument read(List<JsonObject> entries) {
        List<Clause> clauses = new ArrayList<>();
        for (JsonObject entry : entries) {
            String kind = entry.getString("kind");
            clauses.add(new Clause(
                    new ClauseId(entry.getString("id")),
                    ClauseKind.ofWireName(kind)
                            .orElseThrow(() -> new IllegalArgumentException("no kind of clause is called " + kind)),
                    blocks(entry)));
        }
        return new Instrument(clauses);
    }

    private static List<Block> blocks(JsonObject entry) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(paragraph(entry.getString("text")));
        JsonArray parts = entry.getJsonArray("subparagraphs", new JsonArray());
        for (int i = 0; i < parts.size(); i++) {
            blocks.add(new Subparagraph(blocks(parts.getJsonObject(i))));
        }
        return blocks;
    }

    private static Paragraph paragraph(String marked) {
        List<Inline> runs = new ArrayList<>();
        boolean italic = false;
        for (String part : marked.split("\\*", -1)) {
            if (!part.isEmpty()) {
                runs.add(new TextRun(part, false, italic));
            }
            italic = !italic;
        }
        return new Paragraph(runs);
    }
}
