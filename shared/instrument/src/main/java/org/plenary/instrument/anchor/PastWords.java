package org.plenary.instrument.anchor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.Id;
import org.plenary.crdt.IdRange;
import org.plenary.crdt.Redline;
import org.plenary.crdt.Snapshot;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.DraftReader;
import org.plenary.instrument.crdt.MomentNode;

/**
 * The words of some clauses as a reader of the instrument saw them at a moment, with their ids. A value that no longer
 * depends on the document.
 */
public final class PastWords {
    private final Map<ClauseId, ClauseThen> clauses;

    private PastWords(Map<ClauseId, ClauseThen> clauses) {
        this.clauses = clauses;
    }

    /**
     * Reads the words of some clauses; takes time in the length of the document's history.
     *
     * @param doc a document whose garbage collection is off
     */
    public static PastWords read(Doc doc, Snapshot at, Set<ClauseId> wanted) {
        Reader reader = new Reader(wanted);
        if (!wanted.isEmpty()) {
            DraftReader.read(new MomentNode(DraftClauses.root(doc).redline(at, at), MomentNode.Side.AFTER), reader);
        }
        return new PastWords(reader.clauses);
    }

    /** A unit: in which text, and where in it. */
    private record Spot(int footnote, int index) {}

    /** Units that follow one another. */
    private record Run(IdRange ids, Spot first) {}

    /** The words of a clause: first those of its text, then those of each footnote. */
    private static final class ClauseThen {
        final List<WordsThen> texts = new ArrayList<>(List.of(new WordsThen()));
        final Map<Long, TreeMap<Long, Run>> runs = new HashMap<>();

        void add(int footnote, IdRange ids, String text) {
            WordsThen words = texts.get(footnote);
            for (int from = 0, to; from < text.length(); from = to) {
                to = from + 1;
                if (text.charAt(from) == '\n') {
                    continue;
                }
                while (to < text.length() && text.charAt(to) != '\n') {
                    to++;
                }
                IdRange part = new IdRange(ids.client(), ids.clock() + from, to - from);
                runs.computeIfAbsent(part.client(), client -> new TreeMap<>())
                        .put(part.clock(), new Run(part, new Spot(footnote, words.length())));
                words.add(text, from, to);
            }
        }

        @Nullable
        Spot find(Id unit) {
            TreeMap<Long, Run> ofClient = runs.get(unit.client());
            Map.Entry<Long, Run> run = ofClient == null ? null : ofClient.floorEntry(unit.clock());
            if (run == null || unit.clock() >= run.getValue().ids.end()) {
                return null;
            }
            Spot first = run.getValue().first;
            return new Spot(first.footnote, first.index + (int) (unit.clock() - run.getKey()));
        }
    }

    /** Words that one reads on end. */
    private static final class WordsThen {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> lineStarts = new ArrayList<>();
        private boolean lineEnded;

        int length() {
            return text.length();
        }

        void endLine() {
            lineEnded = true;
        }

        void add(String from, int start, int end) {
            if (lineEnded && !text.isEmpty()) {
                lineStarts.add(text.length());
            }
            lineEnded = false;
            text.append(from, start, end);
        }

        String words(int from, int to) {
            StringBuilder words = new StringBuilder();
            int at = from;
            for (int start : lineStarts) {
                if (start > from && start < to) {
                    words.append(text, at, start).append('\n');
                    at = start;
                }
            }
            return words.append(text, at, to).toString();
        }
    }

    /** Whether a clause was there. */
    public boolean has(ClauseId clause) {
        return clauses.containsKey(clause);
    }

    /** Where the units from one to another were; empty if they were not in one text of that clause, in their order. */
    public Optional<Passage> find(ClauseId clause, Id from, Id to) {
        ClauseThen words = clauses.get(clause);
        Spot first = words == null ? null : words.find(from);
        Spot last = words == null ? null : words.find(to);
        return first == null || last == null || first.footnote != last.footnote || last.index < first.index
                ? Optional.empty()
                : Optional.of(new Passage(clause, first.footnote, first.index, last.index + 1));
    }

    /** All of the text of a clause, without its footnotes; empty if it was not there. */
    public Optional<Passage> whole(ClauseId clause) {
        ClauseThen words = clauses.get(clause);
        return words == null
                ? Optional.empty()
                : Optional.of(new Passage(clause, 0, 0, words.texts.get(0).length()));
    }

    /** The words of a passage that this gave, with {@code "\n"} between lines. */
    public String words(Passage passage) {
        ClauseThen words = clauses.get(passage.clause());
        return words == null ? "" : words.texts.get(passage.footnote()).words(passage.from(), passage.to());
    }

    private static final class Reader implements DraftReader.Sink<MomentNode> {
        private final Set<ClauseId> wanted;
        private final Map<ClauseId, ClauseThen> clauses = new HashMap<>();
        /** The clause that has begun, null if nobody wants it. */
        private @Nullable ClauseThen clause;

        private int footnote;

        Reader(Set<ClauseId> wanted) {
            this.wanted = wanted;
        }

        @Override
        public void beginClause(ClauseId id, ClauseKind kind, MomentNode node) {
            clause = wanted.contains(id) ? new ClauseThen() : null;
            if (clause != null) {
                clauses.put(id, clause);
            }
        }

        @Override
        public void endClause() {
            clause = null;
        }

        @Override
        public void beginSubparagraph(MomentNode node) {}

        @Override
        public void endSubparagraph() {}

        @Override
        public void beginTable(MomentNode node) {}

        @Override
        public void endTable() {}

        @Override
        public void beginRow(MomentNode node, boolean header) {}

        @Override
        public void endRow() {}

        @Override
        public void beginCell(MomentNode node) {}

        @Override
        public void endCell() {}

        @Override
        public void beginParagraph(MomentNode node) {
            endLine();
        }

        @Override
        public void endParagraph() {}

        @Override
        public void text(MomentNode node) {
            ClauseThen open = clause;
            if (open == null) {
                return;
            }
            for (Redline.Part part : node.type().parts()) {
                if (part instanceof Redline.Characters run && node.side().shows(run.change())) {
                    open.add(footnote, run.ids(), run.text());
                }
            }
        }

        @Override
        public void lineBreak(MomentNode node) {
            endLine();
        }

        private void endLine() {
            if (clause != null) {
                clause.texts.get(footnote).endLine();
            }
        }

        @Override
        public void beginFootnote(MomentNode node) {
            if (clause != null) {
                footnote = clause.texts.size();
                clause.texts.add(new WordsThen());
            }
        }

        @Override
        public void endFootnote() {
            footnote = 0;
        }
    }
}
