package org.plenary.server.http.desk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.server.http.exchange.Csv;
import org.plenary.server.negotiation.ClauseView;
import org.plenary.server.negotiation.Fields;

/**
 * Positions as a table: a line for what each audience was told of, in the order of the text, then brackets, then the
 * whole; a column for each who holds one.
 */
final class PositionTable {
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<String, String> numbers = new HashMap<>();
    private final TreeSet<String> holders = new TreeSet<>();
    private final Map<Line, Map<String, String>> lines = new TreeMap<>(Comparator.comparingInt(this::place)
            .thenComparing(Line::audience)
            .thenComparing(Line::kind)
            .thenComparing(line -> String.valueOf(line.id())));

    private record Line(
            String audience, String kind, @Nullable String id) {}

    /** @param positions as they are told to people */
    PositionTable(List<ClauseView> clauses, List<Fields> positions) {
        for (ClauseView view : clauses) {
            String id = view.clause().id().value();
            order.put(id, order.size());
            numbers.put(id, view.number());
        }
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

    /** Clauses that are there no more stand behind those that are. */
    private int place(Line line) {
        return switch (line.kind) {
            case "CLAUSE" -> order.getOrDefault(String.valueOf(line.id), order.size());
            case "BRACKET" -> order.size() + 1;
            default -> order.size() + 2;
        };
    }

    byte[] csv() {
        List<@Nullable Object> head = new ArrayList<>(List.of("scope", "number", "id", "audience"));
        head.addAll(holders);
        Csv csv = new Csv().line(head.toArray());
        lines.forEach((line, values) -> {
            List<@Nullable Object> cells = new ArrayList<>();
            cells.add(line.kind);
            cells.add(line.id == null ? null : numbers.get(line.id));
            cells.add(line.id);
            cells.add(line.audience);
            holders.forEach(holder -> cells.add(values.get(holder)));
            csv.line(cells.toArray());
        });
        return csv.bytes();
    }
}
