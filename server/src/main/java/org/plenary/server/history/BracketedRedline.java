package org.plenary.server.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Change;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Reordering;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.FootnotePlace;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.history.RedlineUnits.Moment;
import org.plenary.server.history.RedlineUnits.Side;
import org.plenary.server.negotiation.BracketId;

/**
 * Draws the brackets of a redline's two moments into it, as {@linkplain Run#sign signs}: {@code [} before the first
 * unit of their words and {@code ]} behind the last one, of each part of their words by itself. Of two that begin
 * together the longer one is outside, and of equal ones the older; where two overlap, each is closed in its place.
 *
 * <p>A sign that stands at both moments and can stand in one place for both is kept. Any other is deleted where it
 * stood and inserted where it stands. So what is not inserted is the first text as it is drawn by itself, and what is
 * not deleted the second one. Where there is a choice, a sign stands by its own words:
 *
 * <pre>
 *   before    Shall [work together] soon.
 *   after     Shall [work together very] soon.
 *   redline   Shall [ work together very(inserted) ] soon.
 * </pre>
 */
public final class BracketedRedline {
    private static final Comparator<Stretch> OPENING = Comparator.comparingInt(
                    (Stretch stretch) -> stretch.passage.from())
            .thenComparing(stretch -> stretch.passage.to(), Comparator.reverseOrder())
            .thenComparing(stretch -> stretch.bracket.id());

    private final Map<ClauseId, List<Stretch>> before;
    private final Map<ClauseId, List<Stretch>> after;
    private final Function<BracketThen, String> opening;
    private final Entries entries;

    /** By which entry an end of a bracket came or went, 0 if nobody knows. */
    @FunctionalInterface
    public interface Entries {
        long of(BracketId bracket, Change change);

        /** As acts about brackets tell it, in their order. */
        static Entries of(List<BracketEvent> events) {
            Map<BracketId, Long> came = new HashMap<>();
            Map<BracketId, Long> went = new HashMap<>();
            for (BracketEvent event : events) {
                switch (event.what()) {
                    case PLACED, PLACEHOLDER, PUT_BACK -> came.put(event.bracket(), event.seq());
                    case LIFTED, SETTLED -> went.put(event.bracket(), event.seq());
                    case JOINED, CHANGED, LEFT -> {
                        came.putIfAbsent(event.bracket(), event.seq());
                        went.putIfAbsent(event.bracket(), event.seq());
                    }
                }
            }
            return (bracket, change) -> (change == Change.INSERTED ? came : went).getOrDefault(bracket, 0L);
        }
    }

    /** A part of a bracket's words, and which of its parts. */
    private record Stretch(BracketThen bracket, int part, Passage passage) {}

    /** What tells one end of a bracket from all others. */
    private record Key(BracketId bracket, int part, boolean opens, String text) {}

    /** One end of a bracket at a moment, the slots that it can stand in there, and the unit that it stands at. */
    private record End(Key key, int first, int last, int unit) {}

    /** One end of a bracket in a slot, and what became of it. */
    private record Placed(Key key, int slot, Change change, int unit) {}

    private BracketedRedline(
            List<BracketThen> before, List<BracketThen> after, Function<BracketThen, String> opening, Entries entries) {
        this.before = stretches(before);
        this.after = stretches(after);
        this.opening = opening;
        this.entries = entries;
    }

    /**
     * A redline with the brackets of its two moments.
     *
     * @param opening what a bracket begins with
     */
    public static DraftRedline of(
            DraftRedline redline,
            List<BracketThen> before,
            List<BracketThen> after,
            Function<BracketThen, String> opening,
            Entries entries) {
        BracketedRedline drawing = new BracketedRedline(before, after, opening, entries);
        return new DraftRedline(redline.clauses().stream().map(drawing::drawn).toList());
    }

    private static Map<ClauseId, List<Stretch>> stretches(List<BracketThen> brackets) {
        List<Stretch> all = new ArrayList<>();
        for (BracketThen bracket : brackets) {
            for (int i = 0; i < bracket.parts().size(); i++) {
                Passage passage = bracket.parts().get(i).passage();
                if (passage != null && passage.from() < passage.to()) {
                    all.add(new Stretch(bracket, i, passage));
                }
            }
        }
        all.sort(OPENING);
        return all.stream().collect(Collectors.groupingBy(stretch -> stretch.passage.clause()));
    }

    private ClauseRedline drawn(ClauseRedline clause) {
        List<Stretch> old = before.getOrDefault(clause.id(), List.of());
        List<Stretch> now = after.getOrDefault(clause.id(), List.of());
        if (old.isEmpty() && now.isEmpty()) {
            return clause;
        }
        RedlineUnits units = new RedlineUnits(clause);
        return drawn(clause, units, placed(units, ends(units, Side.BEFORE, old), ends(units, Side.AFTER, now)));
    }

    /** The ends of brackets at a moment in the order in which they stand there. */
    private List<End> ends(RedlineUnits units, Side side, List<Stretch> stretches) {
        Moment moment = units.at(side);
        TreeMap<Integer, List<End>> opening = new TreeMap<>();
        TreeMap<Integer, List<End>> closing = new TreeMap<>();
        for (Stretch stretch : stretches) {
            List<Integer> text = moment.units(stretch.passage.footnote());
            if (stretch.passage.to() <= text.size()) {
                int first = text.get(stretch.passage.from());
                int last = text.get(stretch.passage.to() - 1);
                opening.computeIfAbsent(first, unit -> new ArrayList<>())
                        .add(end(stretch, true, moment.before(first), first));
                // What was opened last is closed first.
                closing.computeIfAbsent(last, unit -> new ArrayList<>())
                        .add(0, end(stretch, false, moment.behind(last), last));
            }
        }
        List<End> ends = new ArrayList<>();
        for (int unit = 0; unit < units.size(); unit++) {
            ends.addAll(opening.getOrDefault(unit, List.of()));
            ends.addAll(closing.getOrDefault(unit, List.of()));
        }
        return ends;
    }

    private End end(Stretch stretch, boolean opens, int[] slots, int unit) {
        String text = opens ? opening.apply(stretch.bracket) : "]";
        return new End(new Key(stretch.bracket.id(), stretch.part, opens, text), slots[0], slots[1], unit);
    }

    /** All ends by slots, in the order in which they stand. */
    private static Map<Integer, List<Placed>> placed(RedlineUnits units, List<End> old, List<End> now) {
        Map<Key, Placed> kept = kept(units, old, now);
        List<Placed> was = slots(old, kept, Change.DELETED);
        List<Placed> is = slots(now, kept, Change.INSERTED);
        Map<Integer, List<Placed>> bySlot = new HashMap<>();
        int next = 0;
        for (Placed each : was) {
            if (each.change == Change.KEPT) {
                while (is.get(next).change != Change.KEPT) {
                    add(is.get(next++), bySlot);
                }
                next++;
            }
            add(each, bySlot);
        }
        is.subList(next, is.size()).forEach(each -> add(each, bySlot));
        return bySlot;
    }

    private static void add(Placed end, Map<Integer, List<Placed>> bySlot) {
        bySlot.computeIfAbsent(end.slot, slot -> new ArrayList<>()).add(end);
    }

    /** Those that can stand in one place for both moments, in one order with all others that do. */
    private static Map<Key, Placed> kept(RedlineUnits units, List<End> old, List<End> now) {
        Map<Key, End> partners = now.stream().collect(Collectors.toMap(End::key, end -> end));
        Map<Key, Placed> possible = new HashMap<>();
        for (End was : old) {
            End is = partners.get(was.key);
            if (is == null || !areInOneText(units, was.unit, is.unit)) {
                continue;
            }
            boolean opens = was.key.opens;
            int slot = opens ? Math.min(was.last, is.last) : Math.max(was.first, is.first);
            if (slot >= Math.max(was.first, is.first) && slot <= Math.min(was.last, is.last)) {
                int unit = opens ? Math.min(was.unit, is.unit) : Math.max(was.unit, is.unit);
                possible.put(was.key, new Placed(was.key, slot, Change.KEPT, unit));
            }
        }
        Set<Key> crossing = Reordering.moved(keys(old, possible), keys(now, possible), key -> false);
        possible.keySet().removeAll(crossing);
        return possible;
    }

    private static List<Key> keys(List<End> ends, Map<Key, Placed> of) {
        return ends.stream().map(End::key).filter(of::containsKey).toList();
    }

    private static boolean areInOneText(RedlineUnits units, int one, int other) {
        return Objects.equals(footnote(units, one), footnote(units, other));
    }

    private static @Nullable Integer footnote(RedlineUnits units, int unit) {
        FootnotePlace footnote = units.get(unit).footnote();
        return footnote == null ? null : footnote.id();
    }

    /** The slots of the ends of a moment: what is not kept stands as near to its unit as the others let it. */
    private static List<Placed> slots(List<End> ends, Map<Key, Placed> kept, Change change) {
        List<Placed> placed = new ArrayList<>();
        int last = 0;
        for (End end : ends) {
            Placed both = kept.get(end.key);
            int slot = both == null ? Math.max(end.first, last) : both.slot;
            placed.add(both == null ? new Placed(end.key, slot, change, end.unit) : both);
            last = slot;
        }
        int next = Integer.MAX_VALUE;
        for (int i = placed.size() - 1; i >= 0; i--) {
            Placed each = placed.get(i);
            if (each.change != Change.KEPT && each.key.opens) {
                each = new Placed(each.key, Math.min(ends.get(i).last, next), change, each.unit);
                placed.set(i, each);
            }
            next = each.slot;
        }
        return placed;
    }

    private ClauseRedline drawn(ClauseRedline clause, RedlineUnits units, Map<Integer, List<Placed>> signs) {
        List<ParagraphRedline> paragraphs = new ArrayList<>();
        int slot = 0;
        for (ParagraphRedline paragraph : clause.paragraphs()) {
            List<Run> runs = new ArrayList<>();
            slot++;
            addSigns(signs.get(slot), units, clause, runs);
            for (Run run : paragraph.runs()) {
                int length = Math.max(1, run.text().length());
                int from = 0;
                for (int at = 1; at <= length; at++) {
                    List<Placed> here = signs.get(slot + at);
                    if (here != null || at == length) {
                        runs.add(from == 0 && at == length ? run : run.piece(from, at));
                        addSigns(here, units, clause, runs);
                        from = at;
                    }
                }
                slot += length;
            }
            paragraphs.add(paragraph.withRuns(runs));
        }
        return clause.withParagraphs(paragraphs);
    }

    private void addSigns(@Nullable List<Placed> signs, RedlineUnits units, ClauseRedline clause, List<Run> to) {
        for (Placed sign : signs == null ? List.<Placed>of() : signs) {
            RedlineUnits.Place unit = units.get(sign.unit);
            Run beside = clause.paragraphs().get(unit.paragraph()).runs().get(unit.run());
            long entry = sign.change == Change.KEPT ? 0 : entries.of(sign.key.bracket, sign.change);
            long changed = entry == 0 && beside.change() == sign.change ? beside.changed() : entry;
            to.add(Run.sign(sign.key.text, sign.key.bracket.value(), sign.change, changed, unit.footnote()));
        }
    }
}
