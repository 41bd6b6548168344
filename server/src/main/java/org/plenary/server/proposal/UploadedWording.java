package org.plenary.server.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Numbering;
import org.plenary.instrument.Reordering;

/**
 * What a file makes of a draft's text. Where the file has tracked changes, these alone are taken: whatever else in it
 * is otherwise than in the draft is told, and changes nothing. A file without any is taken as a clean copy that
 * somebody edited.
 *
 * @param text what the draft's text becomes
 * @param changes the clauses that become others, in the order of the text, those that go last
 * @param differs where the file began with something else than the draft's text
 * @param same how many clauses stay as they are
 * @param restyled how many of them have other bold or italic words, or another form, in the file, which is not taken
 * @param matched how many clauses of the draft the file has
 */
public record UploadedWording(
        Instrument text, List<Change> changes, List<Difference> differs, int same, int restyled, int matched) {
    /** What becomes of a clause. */
    public enum Kind {
        CHANGED,
        MOVED,
        NEW,
        REMOVED
    }

    /**
     * That a clause becomes another.
     *
     * @param clause the draft's clause, or the new one
     * @param label what it is called, now or then
     * @param before how it reads, null if it is new
     * @param after how it is to read, null if it goes
     */
    public record Change(
            ClauseId clause,
            Kind kind,
            String label,
            @Nullable String before,
            @Nullable String after) {}

    /**
     * Where the text that a file was made from is not the draft's.
     *
     * @param label what the clause is called
     * @param file how it reads in the file without tracked changes, null if it is not there
     * @param draft how it reads in the draft, null if it is not there
     */
    public record Difference(
            String label, @Nullable String file, @Nullable String draft) {}

    /** Keeps copies. */
    public UploadedWording {
        changes = List.copyOf(changes);
        differs = List.copyOf(differs);
    }

    /** What a file makes of a draft's text. */
    static UploadedWording of(Instrument draft, FileTexts file) {
        return new Making(draft, file).make();
    }

    /** Whether the file began with just this text, word by word. */
    static boolean beginsWith(Instrument draft, Instrument file) {
        return words(draft).equals(words(file));
    }

    private static List<String> words(Instrument text) {
        return text.clauses().stream()
                .map(ClauseMatching::words)
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** One being worked out. */
    private static final class Making {
        private final Instrument draft;
        private final FileTexts file;
        private final Map<ClauseId, Clause> ofDraft;
        private final Map<ClauseId, Clause> ofFile;
        /** The clauses of the draft by those that the file began with. */
        private final Map<ClauseId, ClauseId> draftOf;
        /** Those that the file began with by those that it has now. */
        private final Map<ClauseId, ClauseId> begunOf;

        private final Map<ClauseId, Clause> begun;
        private final List<Difference> differs = new ArrayList<>();
        private final Map<ClauseId, String> before = new HashMap<>();
        private int restyled;

        Making(Instrument draft, FileTexts file) {
            this.draft = draft;
            this.file = file;
            Instrument begunWith = file.begunWith();
            this.ofDraft = BranchTexts.byId(draft);
            this.ofFile = BranchTexts.byId(file.after());
            this.begun = BranchTexts.byId(begunWith);
            this.draftOf = ClauseMatching.of(begunWith, draft);
            this.begunOf = file.before() == null ? identity() : ClauseMatching.of(file.after(), begunWith);
        }

        private Map<ClauseId, ClauseId> identity() {
            Map<ClauseId, ClauseId> same = new HashMap<>();
            ofFile.keySet().forEach(id -> same.put(id, id));
            return same;
        }

        private boolean isTracked() {
            return file.before() != null;
        }

        UploadedWording make() {
            Map<ClauseId, Clause> placed = placed();
            List<Clause> order = ordered(placed);
            Instrument text = new Instrument(order).numberedBy(draft.plan());
            if (isTracked()) {
                tellDifferences();
            }
            return new UploadedWording(text, changes(text), differs, unchanged(text), restyled, draftOf.size());
        }

        /** The clauses of the file as the draft is to have them, in their order. */
        private Map<ClauseId, Clause> placed() {
            Map<ClauseId, Clause> placed = new LinkedHashMap<>();
            for (Clause clause : file.after().clauses()) {
                ClauseId was = begunOf.get(clause.id());
                Clause begunAs = was == null ? null : begun.get(was);
                Clause now = was == null ? null : ofDraft.get(draftOf.get(was));
                if (now != null) {
                    placed.put(now.id(), reworded(clause, begunAs, now));
                } else if (was == null || !isTracked()) {
                    placed.put(clause.id(), clause);
                } else if (begunAs != null && !isSame(clause, begunAs)) {
                    // Changed in the file, and not in the draft: it can only come as new.
                    placed.put(clause.id(), clause);
                }
            }
            return placed;
        }

        private Clause reworded(Clause clause, @Nullable Clause begunAs, Clause now) {
            boolean keeps = isTracked() && begunAs != null && isSame(clause, begunAs);
            if (keeps || ClauseMatching.words(clause).equals(ClauseMatching.words(now))) {
                restyled += !keeps && !clause.blocks().equals(now.blocks()) ? 1 : 0;
                return now;
            }
            return new Clause(now.id(), now.kind(), clause.blocks());
        }

        private static boolean isSame(Clause clause, Clause other) {
            return ClauseMatching.words(clause).equals(ClauseMatching.words(other));
        }

        /** Those of the draft that the file has nothing to do with stay behind the ones that they stand behind. */
        private List<Clause> ordered(Map<ClauseId, Clause> placed) {
            List<Clause> order = new ArrayList<>(placed.values());
            Set<ClauseId> gone = gone(placed.keySet());
            ClauseId previous = null;
            for (Clause clause : draft.clauses()) {
                if (!placed.containsKey(clause.id()) && !gone.contains(clause.id())) {
                    order.add(indexBehind(previous, order), clause);
                }
                if (!gone.contains(clause.id())) {
                    previous = clause.id();
                }
            }
            return order;
        }

        /** Behind a clause, and behind those that are new there. */
        private int indexBehind(@Nullable ClauseId clause, List<Clause> order) {
            int index = 0;
            for (int i = 0; i < order.size(); i++) {
                if (order.get(i).id().equals(clause)) {
                    index = i + 1;
                }
            }
            while (index > 0
                    && index < order.size()
                    && !ofDraft.containsKey(order.get(index).id())) {
                index++;
            }
            return index;
        }

        /** The clauses of the draft that the file leaves out: of tracked changes those that were deleted. */
        private Set<ClauseId> gone(Set<ClauseId> placed) {
            Set<ClauseId> gone = new HashSet<>();
            for (Clause clause : draft.clauses()) {
                if (!placed.contains(clause.id())
                        && clause.kind() != ClauseKind.TITLE
                        && (!isTracked() || draftOf.containsValue(clause.id()))) {
                    gone.add(clause.id());
                }
            }
            return gone;
        }

        private void tellDifferences() {
            Map<ClauseId, String> inDraft = Numbering.ofClauses(draft);
            Map<ClauseId, String> inFile = Numbering.ofClauses(file.begunWith());
            begun.forEach((id, clause) -> {
                Clause now = ofDraft.get(draftOf.get(id));
                String words = ClauseMatching.words(clause);
                if (now == null ? !words.isEmpty() : !words.equals(ClauseMatching.words(now))) {
                    differs.add(new Difference(
                            now == null ? inFile.getOrDefault(id, "") : inDraft.getOrDefault(now.id(), ""),
                            words,
                            now == null ? null : ClauseMatching.words(now)));
                }
            });
            draft.clauses().stream()
                    .filter(clause -> !draftOf.containsValue(clause.id())
                            && !ClauseMatching.words(clause).isEmpty())
                    .forEach(clause -> differs.add(
                            new Difference(inDraft.getOrDefault(clause.id(), ""), null, ClauseMatching.words(clause))));
        }

        private List<Change> changes(Instrument text) {
            Map<ClauseId, String> now = Numbering.ofClauses(draft);
            Map<ClauseId, String> then = Numbering.ofClauses(text);
            Map<ClauseId, Clause> after = BranchTexts.byId(text);
            Set<ClauseId> moved =
                    Reordering.moved(List.copyOf(ofDraft.keySet()), List.copyOf(after.keySet()), id -> false);
            draft.clauses().forEach(clause -> before.put(clause.id(), ClauseMatching.words(clause)));
            List<Change> changes = new ArrayList<>();
            after.forEach((id, clause) -> {
                Clause was = ofDraft.get(id);
                String words = ClauseMatching.words(clause);
                if (was == null) {
                    changes.add(new Change(id, Kind.NEW, then.getOrDefault(id, ""), null, words));
                } else if (!was.equals(clause)) {
                    changes.add(new Change(id, Kind.CHANGED, now.getOrDefault(id, ""), before.get(id), words));
                } else if (moved.contains(id)) {
                    changes.add(new Change(id, Kind.MOVED, now.getOrDefault(id, ""), before.get(id), words));
                }
            });
            ofDraft.keySet().stream()
                    .filter(id -> !after.containsKey(id))
                    .forEach(id ->
                            changes.add(new Change(id, Kind.REMOVED, now.getOrDefault(id, ""), before.get(id), null)));
            return changes;
        }

        private int unchanged(Instrument text) {
            return (int) text.clauses().stream()
                    .filter(clause -> clause.equals(ofDraft.get(clause.id())))
                    .count();
        }
    }
}
