package org.plenary.server.export.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.plenary.instrument.Block;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Inline;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.LineBreak;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Subparagraph;
import org.plenary.instrument.Table;
import org.plenary.instrument.TableCell;
import org.plenary.instrument.TableRow;
import org.plenary.instrument.TextRun;

/** Reads the text out of a file of JSON, as somebody else's program would. */
final class InstrumentJsonReader {
    private InstrumentJsonReader() {}

    static Instrument read(JsonObject file) {
        return new Instrument(objects(file, "clauses")
                .map(clause -> new Clause(
                        new ClauseId(clause.getString("id")),
                        ClauseKind.valueOf(clause.getString("kind")),
                        blocks(clause)))
                .toList());
    }

    private static List<Block> blocks(JsonObject parent) {
        return objects(parent, "blocks").map(InstrumentJsonReader::block).toList();
    }

    private static Block block(JsonObject block) {
        JsonObject table = block.getJsonObject("table");
        if (table != null) {
            return new Table(
                    objects(table, "rows").map(InstrumentJsonReader::row).toList());
        }
        JsonObject subparagraph = block.getJsonObject("subparagraph");
        return subparagraph != null
                ? new Subparagraph(blocks(subparagraph))
                : new Paragraph(objects(block, "paragraph")
                        .map(InstrumentJsonReader::inline)
                        .toList());
    }

    private static TableRow row(JsonObject row) {
        return new TableRow(
                row.getBoolean("header", false),
                objects(row, "cells")
                        .map(cell -> new TableCell(
                                blocks(cell).stream().map(Paragraph.class::cast).toList()))
                        .toList());
    }

    private static Inline inline(JsonObject inline) {
        if (inline.containsKey("footnote")) {
            return new Footnote(objects(inline, "footnote")
                    .map(InstrumentJsonReader::inline)
                    .toList());
        }
        return inline.containsKey("lineBreak")
                ? new LineBreak()
                : new TextRun(
                        inline.getString("text"), inline.getBoolean("bold", false), inline.getBoolean("italic", false));
    }

    /** The text of a clause at one moment of a redline, its runs without styles, a line for each paragraph. */
    static List<String> lines(JsonObject changedClause, String absent) {
        List<String> lines = new ArrayList<>();
        objects(changedClause, "paragraphs").forEach(paragraph -> {
            if (!paragraph.getString("change").equals(absent)) {
                lines.add("");
            }
            objects(paragraph, "runs")
                    .filter(run -> !run.getString("change").equals(absent))
                    .forEach(run -> lines.add(lines.remove(lines.size() - 1) + run.getString("text")));
        });
        return lines;
    }

    static Stream<JsonObject> objects(JsonObject parent, String name) {
        JsonArray array = parent.getJsonArray(name);
        return array.stream().map(JsonObject.class::cast);
    }
}
