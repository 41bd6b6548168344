package org.plenary.server.export.akn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;

/**
 * The ids of clauses in a file, such as {@code art_3} or {@code att_1__para_12}. Clauses count through the whole
 * instrument, so the sections that they stand in are no part of their ids.
 */
final class AknIds {
    /** What the number of an alternative has behind that of the clause with which it competes. */
    private static final Pattern ALTERNATIVE = Pattern.compile(" alt(?: [0-9]+)?$");

    private final Map<ClauseId, String> ids = new LinkedHashMap<>();
    private final Map<ClauseId, String> labels;
    private final Map<String, Integer> counts = new HashMap<>();

    AknIds(Instrument text, AknOutline outline) {
        labels = Numbering.ofClauses(text);
        outline.titles().forEach(title -> ids.put(title.id(), next("longtitle")));
        for (Clause clause : outline.preamble()) {
            ids.put(clause.id(), clause.kind() == ClauseKind.PREAMBULAR ? numbered("rec", clause) : next("recs"));
        }
        add("", outline.body());
        for (AknOutline.Annex annex : outline.annexes()) {
            String id = next("att");
            ids.put(annex.clause().id(), id);
            add(id + "__", annex.rest());
        }
    }

    private void add(String prefix, List<Clause> clauses) {
        for (Clause clause : clauses) {
            String id = switch (clause.kind()) {
                case TITLE, HEADING -> next("sec");
                case PREAMBULAR -> numbered("hcontainer", clause);
                case OPERATIVE -> numbered("para", clause);
                case ARTICLE -> numbered("art", clause);
                case ANNEX -> throw new IllegalArgumentException("expected no annex in a body or an annex");
            };
            ids.put(clause.id(), prefix + id);
        }
    }

    private String next(String name) {
        return name + "_" + counts.merge(name, 1, Integer::sum);
    }

    private String numbered(String name, Clause clause) {
        String number = label(clause).replaceFirst("^[^0-9]*", "");
        return name + "_" + number.replaceAll("[^A-Za-z0-9-]", "");
    }

    /** The id of the element that is a clause. */
    String of(Clause clause) {
        return of(clause.id());
    }

    String of(ClauseId clause) {
        return ids.getOrDefault(clause, "");
    }

    /**
     * The attributes of the element that is a clause: its id, and that of the clause to which it is an alternative, if
     * it is called after one.
     *
     * @param first names and values of others, before these
     */
    String[] attributes(Clause clause, String... first) {
        List<String> attributes = new ArrayList<>(List.of(first));
        attributes.addAll(List.of("eId", of(clause)));
        String label = label(clause);
        String rival = ALTERNATIVE.matcher(label).replaceFirst("");
        if (!rival.equals(label)) {
            labels.forEach((other, called) -> {
                if (called.equals(rival)) {
                    attributes.addAll(List.of("alternativeTo", "#" + of(other)));
                }
            });
        }
        return attributes.toArray(String[]::new);
    }

    /** The number that a clause shows. */
    String label(Clause clause) {
        return labels.getOrDefault(clause.id(), "");
    }

    /** What a label adds to an id: {@code a} for {@code (a)}. */
    static String part(String label) {
        return label.replaceAll("[^A-Za-z0-9]", "");
    }
}
