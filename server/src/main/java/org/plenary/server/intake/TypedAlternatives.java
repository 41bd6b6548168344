package org.plenary.server.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.intake.AlternativeReading.Kept;
import org.plenary.server.intake.AlternativeReading.Reason;

/**
 * Finds the clauses that a file calls alternatives to others by their numbers ({@link AlternativeLabels}), and those
 * others: of the same kind and with the number that is meant, the next one before it, else the next behind it. Where no
 * clause of the kind has a number in the file, they are counted, the alternatives left out. Stateless; takes time in
 * proportion to the number of clauses.
 */
public final class TypedAlternatives {
    /** The most alternatives to one clause. */
    static final int MAX_OF_ONE = 20;
    /** The most that are taken from one text. */
    static final int MAX = 1_000;

    private static final int MAX_KEPT = 200;

    private final List<Clause> clauses;
    private final List<@Nullable Label> labels = new ArrayList<>();
    /** Where the clauses of a kind and number stand that are no alternatives. */
    private final Map<Key, NavigableSet<Integer>> places = new HashMap<>();

    private final Map<ClauseId, Integer> counts = new HashMap<>();
    private final List<TypedAlternative> alternatives = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();

    private record Key(ClauseKind kind, String number) {}

    private TypedAlternatives(Instrument instrument, NumbersInFile numbers) {
        this.clauses = instrument.clauses();
        LabelReader reader = new LabelReader(Vocabulary.get());
        for (Clause clause : clauses) {
            labels.add(clause.kind().isOneLine() ? null : reader.automatic(numbers.of(clause.id())));
        }
    }

    /** Reads the alternatives of a file as it was read, and corrected. */
    public static AlternativeReading read(IntakeResult result) {
        return read(result.instrument(), result.numbers());
    }

    static AlternativeReading read(Instrument instrument, NumbersInFile numbers) {
        return new TypedAlternatives(instrument, numbers).read();
    }

    private AlternativeReading read() {
        for (ClauseKind kind : ClauseKind.values()) {
            place(kind);
        }
        for (int at = 0; at < clauses.size(); at++) {
            Label label = labels.get(at);
            if (label != null && label.isAlternative()) {
                resolve(at, label);
            }
        }
        return new AlternativeReading(alternatives, kept);
    }

    private void place(ClauseKind kind) {
        List<Integer> all = new ArrayList<>();
        boolean numbered = false;
        for (int at = 0; at < clauses.size(); at++) {
            Label label = labels.get(at);
            if (clauses.get(at).kind() == kind && (label == null || !label.isAlternative())) {
                all.add(at);
                numbered |= label != null && !label.number().isEmpty();
            }
        }
        int count = 0;
        for (int at : all) {
            Label label = labels.get(at);
            count++;
            String number = numbered ? (label == null ? "" : label.number()) : String.valueOf(count);
            if (!number.isEmpty()) {
                places.computeIfAbsent(new Key(kind, number), key -> new TreeSet<>())
                        .add(at);
            }
        }
    }

    private void resolve(int at, Label label) {
        Key key = new Key(clauses.get(at).kind(), String.valueOf(label.alternativeTo()));
        NavigableSet<Integer> found = places.getOrDefault(key, new TreeSet<>());
        Integer before = found.lower(at);
        Integer first = before == null ? found.higher(at) : before;
        if (first == null) {
            keep(at, Reason.NO_SUCH_CLAUSE, label);
            return;
        }
        ClauseId of = clauses.get(first).id();
        if (alternatives.size() >= MAX || counts.getOrDefault(of, 0) >= MAX_OF_ONE) {
            keep(at, Reason.TOO_MANY, label);
            return;
        }
        counts.merge(of, 1, Integer::sum);
        alternatives.add(new TypedAlternative(clauses.get(at).id(), of));
    }

    private void keep(int at, Reason reason, Label label) {
        if (kept.size() < MAX_KEPT) {
            kept.add(new Kept(at + 1, reason, label.text()));
        }
    }
}
