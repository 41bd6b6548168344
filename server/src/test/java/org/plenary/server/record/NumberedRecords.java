package org.plenary.server.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.draft.IssueRequest;
import org.plenary.server.draft.RevisionNumbering;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.SetNumbering;
import org.plenary.server.scale.RecordMaker;

/** Records of drafts whose clauses come, go, move and change their kinds while their numbers hold, mostly. */
final class NumberedRecords {
    private static final ClauseKind[] KINDS = {
        ClauseKind.OPERATIVE,
        ClauseKind.OPERATIVE,
        ClauseKind.PREAMBULAR,
        ClauseKind.ARTICLE,
        ClauseKind.ANNEX,
        ClauseKind.HEADING
    };
    private static final Pattern NUMBER = Pattern.compile("(?<=\"number\":\")[^\"]+");
    private static final int TURNS = 25;

    private final Random random;
    private final List<Clause> clauses = new ArrayList<>();
    private final DraftStory story = new DraftStory(
            RecordFiles.STREAM,
            RecordFiles.LINEAGE,
            RecordMaker.SECRETARY,
            "Declaration",
            new RevisionNumbering(SymbolPattern.USUAL, 1));
    private long now = 1_700_000_000_000L;
    private int made;
    private int issued;
    private @Nullable String since;

    private NumberedRecords(Random random) {
        this.random = random;
    }

    static List<Entry> entries(long seed) {
        return new NumberedRecords(new Random(seed)).tell();
    }

    private List<Entry> tell() {
        for (int i = 0; i < 6; i++) {
            change();
        }
        story.begins(now, new Instrument(clauses));
        for (int turn = 0; turn < TURNS; turn++) {
            now += 60_000;
            switch (random.nextInt(5)) {
                case 0 -> issue();
                case 1 -> hold();
                default -> {
                    change();
                    change();
                    story.becomes(RecordMaker.SECRETARY, now, new Instrument(clauses));
                }
            }
        }
        issue();
        return HashChain.next(
                HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE),
                story.toStream().entries());
    }

    private void issue() {
        story.issues(RecordMaker.SECRETARY, now, new IssueRequest("Revision", null, null));
        issued++;
    }

    private void hold() {
        if (issued == 0) {
            return;
        }
        String next = random.nextInt(4) == 0 ? null : SymbolPattern.USUAL.symbol(1, 1 + random.nextInt(issued), 2023);
        if (next == null ? since != null : !next.equals(since)) {
            NumberingMode mode = next == null ? NumberingMode.RUNNING : NumberingMode.HELD;
            story.decides(RecordMaker.SECRETARY, now, new SetNumbering(mode, next));
            since = next;
        }
    }

    private void change() {
        ClauseKind kind = KINDS[random.nextInt(KINDS.length)];
        int what = clauses.size() < 3 ? 0 : random.nextInt(6);
        if (what < 3) {
            Clause clause = Clause.of(new ClauseId("c" + ++made), kind, "Text of clause " + made);
            clauses.add(random.nextInt(clauses.size() + 1), clause);
            return;
        }
        Clause taken = clauses.remove(random.nextInt(clauses.size()));
        if (what == 3) {
            clauses.add(random.nextInt(clauses.size() + 1), taken);
        } else if (what == 4) {
            Clause other = Clause.of(taken.id(), kind, "Text anew of clause " + taken.id());
            clauses.add(random.nextInt(clauses.size() + 1), other);
        }
    }

    /** The same record with another number in a revision, and all hashes anew. */
    static List<Entry> withAnotherNumber(List<Entry> entries, Random random) {
        List<NewEntry> forged = new ArrayList<>();
        List<Integer> revisions = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.kind().equals(Kinds.REVISION)
                    && NUMBER.matcher(new String(entry.payload(), StandardCharsets.UTF_8))
                            .find()) {
                revisions.add(forged.size());
            }
            forged.add(
                    new NewEntry(entry.atMillis(), entry.person(), entry.delegation(), entry.kind(), entry.payload()));
        }
        int at = revisions.get(random.nextInt(revisions.size()));
        NewEntry entry = forged.get(at);
        String other = List.of("OP1", "OP1bis", "PP2", "Article 1", "Annex I", "OP1pre", "OP01", "OP1-21", "", "7")
                .get(random.nextInt(10));
        String payload = new String(entry.payload(), StandardCharsets.UTF_8);
        Matcher numbers = NUMBER.matcher(payload);
        int count = (int) numbers.results().count();
        int which = random.nextInt(count);
        numbers.reset();
        for (int i = 0; i <= which; i++) {
            numbers.find();
        }
        String changed = payload.substring(0, numbers.start()) + other + payload.substring(numbers.end());
        forged.set(
                at,
                new NewEntry(
                        entry.atMillis(),
                        entry.person(),
                        entry.delegation(),
                        entry.kind(),
                        changed.getBytes(StandardCharsets.UTF_8)));
        return HashChain.next(HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE), forged);
    }
}
