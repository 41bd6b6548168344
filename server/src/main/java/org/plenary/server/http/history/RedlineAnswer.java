package org.plenary.server.http.history;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.CellPlace;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.Form;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.instrument.redline.Style;
import org.plenary.server.history.History;
import org.plenary.server.history.HistoryException;
import org.plenary.server.history.Incorporation;
import org.plenary.server.negotiation.Author;

/** Writes redlines as JSON, with the people who made the changes. One use; on a worker. */
public final class RedlineAnswer {
    /** More pieces of text than this are not written: some 30 MB of JSON. */
    public static final int MAX_RUNS = 200_000;

    private final History history;
    private final Function<Run, @Nullable String> since;
    private final boolean withSince;

    /** How the footnotes are called in this answer: 1, 2, 3 as they come. */
    private final Map<Integer, Integer> footnotes = new HashMap<>();

    private int runs;

    private RedlineAnswer(History history, boolean withSince, Function<Run, @Nullable String> since) {
        this.history = history;
        this.withSince = withSince;
        this.since = since;
    }

    /** Of what changed between two moments. */
    public static RedlineAnswer ofChanges(History history) {
        return new RedlineAnswer(history, false, run -> null);
    }

    /** Of who wrote what, with the first revision that each piece appeared in. */
    public static RedlineAnswer ofAuthors(History history) {
        return new RedlineAnswer(
                history,
                true,
                run -> history.firstIssued(run.written(), run.change() == Change.DELETED ? run.changed() : 0));
    }

    public JsonObject clause(ClauseRedline clause) {
        Form before = clause.before();
        Form after = clause.after();
        Form shown = after == null ? before : after;
        JsonArray paragraphs = new JsonArray();
        clause.paragraphs()
                .forEach(paragraph -> paragraphs.add(put(
                        new JsonObject()
                                .put("depth", paragraph.depth())
                                .put("label", paragraph.labelAfter())
                                .put("labelBefore", paragraph.labelBefore())
                                .put("change", change(paragraph.change())),
                        paragraph.cell())));
        return new JsonObject()
                .put("id", clause.id().value())
                .put("change", clause.change().name().toLowerCase(Locale.ROOT))
                .put("moved", clause.moved())
                .put("kind", shown == null ? null : shown.kind().wireName())
                .put("number", number(shown))
                .put("kindBefore", before == null ? null : before.kind().wireName())
                .put("numberBefore", number(before))
                .put("by", clause.seq() == 0 ? null : personal(clause.seq()))
                .put("paragraphs", paragraphs)
                .put("runs", runs(clause.paragraphs()));
    }

    private static @Nullable String number(@Nullable Form form) {
        return form == null || form.number().isEmpty() ? null : form.number();
    }

    private JsonArray runs(List<ParagraphRedline> paragraphs) {
        JsonArray list = new JsonArray();
        boolean startedBefore = false;
        boolean startedAfter = false;
        for (int i = 0; i < paragraphs.size(); i++) {
            ParagraphRedline paragraph = paragraphs.get(i);
            boolean isBefore = paragraph.change() != Change.INSERTED;
            boolean isAfter = paragraph.change() != Change.DELETED;
            if (i > 0) {
                addBreak(list, paragraphs, i, startedBefore && isBefore, startedAfter && isAfter);
            }
            startedBefore |= isBefore;
            startedAfter |= isAfter;
            for (Run run : paragraph.runs()) {
                JsonObject json = run(run).put("paragraph", i);
                list.add(withSince ? json.put("since", since.apply(run)) : json);
            }
        }
        return list;
    }

    /** Between two paragraphs: there at a moment if both of them begin there, or something before them does. */
    private void addBreak(
            JsonArray list, List<ParagraphRedline> paragraphs, int next, boolean wasThere, boolean isThere) {
        if (!wasThere && !isThere) {
            return;
        }
        Change change = wasThere && isThere ? Change.KEPT : isThere ? Change.INSERTED : Change.DELETED;
        JsonObject json = new JsonObject().put("text", "\n").put("change", change(change));
        list.add(putPersonal(json, authorOfBreak(paragraphs, next, change)).put("paragraph", next - 1));
    }

    /** Who made the change behind it, or else before it; otherwise who wrote what is next to it, or the text at all. */
    private long authorOfBreak(List<ParagraphRedline> paragraphs, int next, Change change) {
        long neighbour = 0;
        for (int at = next; at >= next - 1; at--) {
            List<Run> around = paragraphs.get(at).runs().stream()
                    .filter(run -> run.sign() == null)
                    .toList();
            if (!around.isEmpty()) {
                Run run = around.get(at == next ? 0 : around.size() - 1);
                if (change != Change.KEPT && run.change() == change) {
                    return run.changed();
                }
                neighbour = neighbour == 0 ? run.written() : neighbour;
            }
        }
        return neighbour == 0 ? history.first() : neighbour;
    }

    private JsonObject run(Run run) {
        if (++runs > MAX_RUNS) {
            throw new HistoryException(
                    HistoryException.Reason.TOO_LARGE,
                    "Expected at most " + MAX_RUNS + " pieces of text in one answer, and there are more. Ask for one"
                            + " clause with clause=, or for moments that are nearer to each other.");
        }
        if (run.sign() != null) {
            return sign(run, run.sign());
        }
        boolean reformatted = run.reformatted();
        JsonObject json = new JsonObject().put("text", run.text()).put("change", change(run.change()));
        long by = run.change() == Change.KEPT && !reformatted ? run.written() : run.changed();
        putPersonal(json, by == 0 ? run.written() : by);
        put(json, run.after());
        put(json, run.footnote());
        if (reformatted) {
            json.put(
                    "format",
                    new JsonObject()
                            .put("bold", run.before().bold())
                            .put("italic", run.before().italic()));
        }
        if (by != run.written() && run.written() != 0) {
            json.put("writer", personal(run.written()));
        }
        if (!run.parts().isEmpty()) {
            JsonArray parts = new JsonArray();
            run.parts().forEach(part -> parts.add(run(part)));
            json.put("parts", parts);
        }
        return json;
    }

    /** An end of a bracket; whose deed it is if it came or went. */
    private JsonObject sign(Run run, String bracket) {
        JsonObject json = new JsonObject()
                .put("text", run.text())
                .put("change", change(run.change()))
                .put("sign", bracket);
        put(json, run.footnote());
        return run.changed() == 0 ? json : putPersonal(json, run.changed());
    }

    private static JsonObject put(JsonObject json, @Nullable CellPlace cell) {
        return cell == null
                ? json
                : json.put(
                        "cell",
                        new JsonObject()
                                .put("table", cell.table())
                                .put("row", cell.row())
                                .put("cell", cell.cell())
                                .put("header", cell.header()));
    }

    private void put(JsonObject json, @Nullable FootnotePlace footnote) {
        if (footnote != null) {
            json.put("footnote", footnotes.computeIfAbsent(footnote.id(), id -> footnotes.size() + 1));
            if (footnote.number() > 0) {
                json.put("footnoteNumber", footnote.number());
            }
            if (footnote.before() > 0 && footnote.before() != footnote.number()) {
                json.put("footnoteNumberBefore", footnote.before());
            }
        }
    }

    private static void put(JsonObject json, Style style) {
        if (style.bold()) {
            json.put("bold", true);
        }
        if (style.italic()) {
            json.put("italic", true);
        }
    }

    private static @Nullable String change(Change change) {
        return switch (change) {
            case KEPT -> null;
            case INSERTED -> "insert";
            case DELETED -> "delete";
        };
    }

    private JsonObject personal(long seq) {
        return putPersonal(new JsonObject(), seq);
    }

    private JsonObject putPersonal(JsonObject json, long seq) {
        Incorporation taken = history.incorporation(seq);
        if (taken != null) {
            json.put(
                    "incorporated",
                    new JsonObject()
                            .put("symbols", new JsonArray(taken.symbols()))
                            .put("name", taken.by().name())
                            .put("delegation", taken.by().delegation()));
        }
        return HistoryJson.putPersonal(json, history.author(seq), history.atMillis(seq), seq);
    }

    /**
     * People are told apart, when they wrote by the quarter of an hour, and what was taken from a proposal, where
     * neighbouring text is shown as one.
     */
    public record Key(
            Author author,
            long quarter,
            @Nullable String since,
            @Nullable Incorporation incorporation) {
        private static final long QUARTER_MILLIS = 15 * 60_000L;

        static Key of(long seq, History history) {
            return new Key(
                    history.author(seq),
                    history.atMillis(seq) / QUARTER_MILLIS,
                    history.firstIssued(seq, 0),
                    history.incorporation(seq));
        }
    }
}
