package org.plenary.server.http.history;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.history.FigureSeries;
import org.plenary.server.history.Moment;
import org.plenary.server.history.StandingFigures;
import org.plenary.server.http.exchange.Csv;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Stance;

/** How figures of a draft look, as JSON and as tables. Stateless. */
final class FiguresAnswer {
    private FiguresAnswer() {}

    static JsonObject json(Moment moment, StandingFigures figures) {
        JsonArray holders = new JsonArray();
        for (StandingFigures.Held held : figures.holders()) {
            JsonObject stances = new JsonObject();
            for (Stance stance : Stance.values()) {
                int count = held.stances().getOrDefault(stance, 0);
                if (count > 0) {
                    stances.put(stance.name(), count);
                }
            }
            holders.add(new JsonObject()
                    .put("holder", held.holder().code())
                    .put("brackets", held.brackets().contested())
                    .put("placeholders", held.brackets().placeholders())
                    .put("words", held.words())
                    .put("stances", stances));
        }
        return counts(figures).put("revision", moment.revision()).put("holders", holders);
    }

    private static JsonObject counts(StandingFigures figures) {
        JsonObject statuses = new JsonObject();
        for (ClauseStatus status : ClauseStatus.values()) {
            if (figures.count(status) > 0) {
                statuses.put(status.name(), figures.count(status));
            }
        }
        return new JsonObject()
                .put("seq", figures.seq())
                .put("at", Json.moment(figures.atMillis()))
                .put("clauses", figures.clauses())
                .put("agreed", figures.agreed())
                .put("statuses", statuses)
                .put("brackets", figures.brackets().contested())
                .put("placeholders", figures.brackets().placeholders())
                .put("bracketedWords", figures.words())
                .put("alternatives", figures.alternatives())
                .put("packages", figures.packages());
    }

    static JsonObject json(FigureSeries.Step step, FigureSeries series) {
        JsonArray points = new JsonArray();
        for (FigureSeries.Point point : series.points()) {
            points.add(counts(point.figures()).put("day", day(point)).put("revisions", new JsonArray(symbols(point))));
        }
        return new JsonObject()
                .put("by", step.name().toLowerCase(Locale.ROOT))
                .put("zone", "UTC")
                .put("more", series.more())
                .put("points", points);
    }

    private static String day(FigureSeries.Point point) {
        return Instant.ofEpochMilli(point.dayMillis())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }

    private static List<String> symbols(FigureSeries.Point point) {
        return point.revisions().stream().map(IssuedRevision::symbol).toList();
    }

    static Buffer csv(FigureSeries series) {
        Csv csv = new Csv()
                .line(
                        "day",
                        "at",
                        "entry",
                        "revisions",
                        "titles",
                        "clauses",
                        "agreed or adopted",
                        "ad referendum",
                        "bracketed",
                        "open",
                        "parked",
                        "brackets",
                        "placeholders",
                        "bracketed words",
                        "alternatives",
                        "packages");
        for (FigureSeries.Point point : series.points()) {
            StandingFigures figures = point.figures();
            csv.line(
                    day(point),
                    Json.moment(figures.atMillis()),
                    figures.seq(),
                    String.join("; ", symbols(point)),
                    String.join(
                            "; ",
                            point.revisions().stream()
                                    .map(IssuedRevision::title)
                                    .toList()),
                    figures.clauses(),
                    figures.agreed(),
                    figures.count(ClauseStatus.AGREED_AD_REFERENDUM),
                    figures.count(ClauseStatus.BRACKETED),
                    figures.count(ClauseStatus.OPEN),
                    figures.count(ClauseStatus.PARKED),
                    figures.brackets().contested(),
                    figures.brackets().placeholders(),
                    figures.words(),
                    figures.alternatives(),
                    figures.packages());
        }
        return Buffer.buffer(csv.bytes());
    }

    /** @param names the names of delegations by their codes */
    static Buffer csv(StandingFigures figures, Map<String, String> names) {
        Csv csv = new Csv()
                .line(
                        "holder",
                        "name",
                        "brackets",
                        "placeholders",
                        "bracketed words",
                        "to keep",
                        "to delete",
                        "reserved");
        for (StandingFigures.Held held : figures.holders()) {
            String code = held.holder().code();
            csv.line(
                    code,
                    names.get(code),
                    held.brackets().contested(),
                    held.brackets().placeholders(),
                    held.words(),
                    held.stances().getOrDefault(Stance.KEEP, 0),
                    held.stances().getOrDefault(Stance.DELETE, 0),
                    held.stances().getOrDefault(Stance.RESERVE, 0));
        }
        return Buffer.buffer(csv.bytes());
    }
}
