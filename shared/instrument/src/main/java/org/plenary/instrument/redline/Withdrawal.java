package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.crdt.InstrumentReader;

/**
 * What a draft would read as if what somebody changed in it since a moment had not been, and everybody else's changes
 * had.
 *
 * <p>Clause by clause: one that they alone have touched since is as it was; one that they have not touched is as it is.
 * In one that others have touched as well, what they wrote is left out and what they deleted is put back where it
 * stood, and what the others made of it stays: their words and deletions, and paragraphs, marks and kinds of text as
 * they are. Words that they brought from one clause into another, in which others have worked since, stay there, so
 * that no word is there twice.
 */
public final class Withdrawal {
    /** Which entries of the record are not to have been. */
    @FunctionalInterface
    public interface Entries {
        /** Whether an entry is one of them, as far as it changed a clause. */
        boolean has(ClauseId clause, long seq);
    }

    private final Attribution attribution;
    private final long since;
    private final long until;
    private final Entries theirs;
    private final Touches touches;
    private final Map<ClauseId, Clause> before;
    private final Map<ClauseId, Clause> now;

    /** The entries of others that put clauses in; 0 for none. */
    private final Map<ClauseId, Long> addedByOthers = new HashMap<>();

    /** All clauses that ever were, in order, with all their text. */
    private final Map<ClauseId, ClauseRedline> ever = new LinkedHashMap<>();

    private Withdrawal(Doc doc, Attribution attribution, long since, long until, Entries theirs) {
        this.attribution = attribution;
        this.since = since;
        this.until = until;
        this.theirs = theirs;
        this.touches = Touches.of(doc, attribution, since, until, this::isTheirs);
        this.before = clauses(InstrumentReader.read(doc, attribution.at(since)));
        this.now = clauses(InstrumentReader.read(doc, attribution.at(until)));
        DraftRedline.blame(doc, attribution, until, true)
                .clauses()
                .forEach(clause -> ever.putIfAbsent(clause.id(), clause));
    }

    /**
     * The text without somebody's changes. Takes time in the length of the history.
     *
     * @param doc a document whose garbage collection is off and that has taken all entries up to {@code until} at least
     * @param attribution of the same entries
     * @param since the entry after which their changes are not to have been
     * @param until the entry up to which
     * @param theirs which entries are theirs
     */
    public static Instrument of(Doc doc, Attribution attribution, long since, long until, Entries theirs) {
        return new Withdrawal(doc, attribution, since, until, theirs).run();
    }

    /**
     * Whether an entry that changed a clause is theirs. What they did before others put the clause in again, after they
     * had removed it, is settled: the clause stands as those others would have it.
     */
    private boolean isTheirs(ClauseId clause, long seq) {
        return seq > since && seq <= until && theirs.has(clause, seq) && seq > addedByOthers(clause);
    }

    private long addedByOthers(ClauseId clause) {
        return addedByOthers.computeIfAbsent(clause, id -> {
            long added = attribution.moves().last(id.value(), ClauseMoves.Kind.ADDED, since, until);
            return added == 0 || theirs.has(id, added) ? 0 : added;
        });
    }

    private static Map<ClauseId, Clause> clauses(Instrument text) {
        return text.clauses().stream()
                .collect(Collectors.toMap(Clause::id, clause -> clause, (first, second) -> first, LinkedHashMap::new));
    }

    private Instrument run() {
        Set<ClauseId> all = new LinkedHashSet<>(ever.keySet());
        all.addAll(before.keySet());
        all.addAll(now.keySet());
        Set<ClauseId> mixed = mixed(all);
        Map<ClauseId, Clause> kept = new LinkedHashMap<>();
        for (ClauseId id : all) {
            Clause clause = touches.byThem(id).isEmpty()
                    ? now.get(id)
                    : mixed.contains(id) ? withoutTheirs(id) : before.get(id);
            if (clause != null) {
                kept.put(id, clause);
            }
        }
        return new Instrument(order(kept.keySet()).stream().map(kept::get).toList());
    }

    /** The clauses that they and others have touched, and those that words were brought from into one of these. */
    private Set<ClauseId> mixed(Set<ClauseId> all) {
        Set<ClauseId> mixed = new HashSet<>();
        Map<Long, List<ClauseId>> touchedBy = new HashMap<>();
        for (ClauseId id : all) {
            touches.byThem(id)
                    .forEach(seq -> touchedBy
                            .computeIfAbsent(seq, entry -> new ArrayList<>())
                            .add(id));
        }
        List<ClauseId> next = new ArrayList<>(all.stream()
                .filter(id -> !touches.byThem(id).isEmpty() && touches.byOthers(id))
                .toList());
        while (!next.isEmpty()) {
            ClauseId id = next.remove(next.size() - 1);
            if (mixed.add(id)) {
                broughtBy(id).forEach(seq -> next.addAll(touchedBy.getOrDefault(seq, List.of())));
            }
        }
        return mixed;
    }

    /** The entries of theirs that put words into a clause that were written before. */
    private Set<Long> broughtBy(ClauseId id) {
        ClauseRedline clause = ever.get(id);
        return clause == null
                ? Set.of()
                : clause.paragraphs().stream()
                        .flatMap(paragraph -> paragraph.runs().stream())
                        .map(Run::copied)
                        .filter(seq -> isTheirs(id, seq))
                        .collect(Collectors.toSet());
    }

    /** A clause in which others have worked as well, null if nothing is left of it. */
    private @Nullable Clause withoutTheirs(ClauseId id) {
        ClauseRedline clause = ever.get(id);
        if (clause == null) {
            return now.get(id);
        }
        if (clause.change() == ClauseChange.REMOVED && !isTheirs(id, clause.seq())) {
            return null;
        }
        RemainingText text = new RemainingText(seq -> isTheirs(id, seq));
        clause.paragraphs().forEach(text::take);
        boolean madeByThem = !before.containsKey(id)
                && isTheirs(id, attribution.moves().last(id.value(), ClauseMoves.Kind.ADDED, since, until));
        if (text.isEmpty() && madeByThem) {
            return null;
        }
        return text.asClause(id, kind(clause));
    }

    /** What kind of clause it is, or was last. */
    private static ClauseKind kind(ClauseRedline clause) {
        Form form = clause.after() == null ? clause.before() : clause.after();
        return Objects.requireNonNull(form).kind();
    }

    /**
     * The clauses in order: that of now, in which each that they moved or removed stands behind the one that it stood
     * behind before.
     */
    private List<ClauseId> order(Set<ClauseId> kept) {
        List<ClauseId> order = new ArrayList<>();
        for (ClauseId id : now.keySet()) {
            if (kept.contains(id) && !(before.containsKey(id) && movedByThem(id))) {
                order.add(id);
            }
        }
        insert(order, List.copyOf(before.keySet()), kept);
        insert(order, List.copyOf(ever.keySet()), kept);
        return order;
    }

    private boolean movedByThem(ClauseId id) {
        return isTheirs(id, attribution.moves().last(id.value(), ClauseMoves.Kind.MOVED, since, until));
    }

    /** Puts in those of a list that are missing, each behind the nearest before it that is there. */
    private static void insert(List<ClauseId> order, List<ClauseId> list, Set<ClauseId> kept) {
        Set<ClauseId> placed = new HashSet<>(order);
        ClauseId previous = null;
        for (ClauseId id : list) {
            if (kept.contains(id) && placed.add(id)) {
                order.add(previous == null ? 0 : order.indexOf(previous) + 1, id);
            }
            previous = placed.contains(id) ? id : previous;
        }
    }
}
