package org.plenary.server.http.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.http.exchange.Csv;
import org.plenary.server.http.exchange.Xlsx;
import org.plenary.server.negotiation.Fields;

/**
 * Positions as a table: a line for what each audience was told of, in the order of the text, each clause with its
 * brackets behind it, then packages, proposals, and the whole; a column for each who holds one.
 */
final class PositionTable {
    private final PositionPlaces places;
    private final TreeSet<String> holders = new TreeSet<>();
    private final Map<Line, Map<String, String>> lines = new TreeMap<>(Comparator.comparingInt(this::order)
            .thenComparingInt(line -> PositionPlaces.rank(line.kind()))
            .thenComparing(line -> String.valueOf(line.id()))
            .thenComparing(Line::audience));

    private record Line(
            String audience, String kind, @Nullable String id) {}

    /** @param positions as they are told to people */
    PositionTable(PositionPlaces places, List<Fields> positions) {
        this.places = places;
        for (Fields position : positions) {
            Fields scope = position.object("scope");
            Line line = new Line(named(position.object("audience")), scope.text("kind"), scope.textIfAny("id"));
            String code = position.object("holder").text("code");
            String holder = position.object("holder").text("kind").equals("GROUP") ? code + " (group)" : code;
            holders.add(holder);
            String note = position.textIfAny("note");
            lines.computeIfAbsent(line, fresh -> new HashMap<>())
                    .put(holder, position.text("value") + (note == null ? "" : ": " + note));
        }
    }

    private static String named(Fields audience) {
        String code = audience.textIfAny("code");
        return code == null ? audience.text("kind") : audience.text("kind") + " " + code;
    }

    private int order(Line line) {
        return places.order(line.kind, line.id);
    }

    byte[] csv() {
        Csv csv = new Csv();
        each(cells -> csv.line(cells));
        return csv.bytes();
    }

    byte[] xlsx() {
        Xlsx xlsx = new Xlsx("positions");
        each(cells -> xlsx.line(cells));
        return xlsx.bytes();
    }

    /** Gives each line, the head first. */
    private void each(Consumer<@Nullable Object[]> to) {
        List<@Nullable Object> head = new ArrayList<>(List.of("scope", "number", "id", "audience"));
        head.addAll(holders);
        to.accept(head.toArray());
        lines.forEach((line, values) -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(line.kind);
            cells.add(places.name(line.kind, line.id));
            cells.add(line.id);
            cells.add(line.audience);
            holders.forEach(holder -> cells.add(values.get(holder)));
            to.accept(cells.toArray());
        });
    }
}
