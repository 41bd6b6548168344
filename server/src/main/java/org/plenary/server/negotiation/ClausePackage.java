package org.plenary.server.negotiation;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Numbering;
import org.plenary.server.identity.Checks;

/**
 * A package: clauses that are agreed together or not at all.
 *
 * @param id its name
 * @param title what people call it
 * @param clauses its clauses, 2 to {@value #MAX_CLAUSES}; of those that were deleted from the text since it stays
 *     known that they belonged to it
 * @param made by whom, when and by which entry of the record it was made
 */
public record ClausePackage(PackageId id, String title, List<ClauseId> clauses, Act made) {
    /** The most clauses of one package. */
    public static final int MAX_CLAUSES = 50;
    /** The most UTF-16 units of a title. */
    public static final int MAX_TITLE_LENGTH = 300;

    /** Keeps a copy of the list. */
    public ClausePackage {
        clauses = List.copyOf(clauses);
    }

    /** @throws IllegalArgumentException if this cannot be a package's title, or these not its clauses */
    static void require(String title, List<ClauseId> clauses) {
        Checks.line("title", title, MAX_TITLE_LENGTH);
        if (clauses.size() < 2 || clauses.size() > MAX_CLAUSES) {
            throw new IllegalArgumentException(
                    "expected a package of 2 to " + MAX_CLAUSES + " clauses, got " + clauses.size());
        }
        if (new HashSet<>(clauses).size() < clauses.size()) {
            throw new IllegalArgumentException("expected each clause once in a package, got one twice");
        }
    }

    /** Those of its clauses that a text has, in its order. */
    public List<ClauseId> clausesIn(DraftText text) {
        return clauses.stream().filter(text::has).toList();
    }

    /** Those of its clauses that a text does not have: they were deleted. */
    public List<ClauseId> missingIn(DraftText text) {
        return clauses.stream().filter(clause -> !text.has(clause)).toList();
    }

    /** As it is told to people: {@code id, title, clauses, at, by}. */
    public Fields toFields() {
        return new Fields()
                .put("id", id.value())
                .put("title", title)
                .put("clauses", PackageDecision.ids(clauses))
                .put("at", made.atMillis())
                .put("by", made.by().name());
    }

    /** As people call it. */
    String inWords() {
        return "“" + title + "” (" + id + ")";
    }

    /** Clauses as people call them: by their numbers, as far as they have some. */
    static String inWords(List<ClauseId> clauses, DraftText text) {
        var numbers = Numbering.ofClauses(text.instrument());
        return clauses.stream()
                .map(clause -> numbers.getOrDefault(clause, clause.value()))
                .collect(Collectors.joining(", "));
    }
}
