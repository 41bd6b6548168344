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
import org.plenary.server.negotiation.Alternative;
import org.plenary.server.negotiation.AlternativesChoice;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.Kinds;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.PutAlternativesBack;
import org.plenary.server.negotiation.SetApart;
import org.plenary.server.negotiation.SetNumbering;
import org.plenary.server.negotiation.SettleAlternatives;
import org.plenary.server.scale.RecordMaker;

/** Records of drafts whose clauses come, go, move, compete and change their kinds while their numbers hold, mostly. */
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
            switch (random.nextInt(9)) {
                case 0, 1 -> issue();
                case 2 -> hold();
                case 3, 4, 5 -> compete();
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

    /** Two clauses compete from now on, or one is chosen of those that do, or set apart, or brought back. */
    private void compete() {
        List<Alternative> all = List.copyOf(story.standing().alternatives().all());
        if (random.nextInt(4) == 0) {
            putBack();
        } else if (all.isEmpty() || random.nextInt(3) > 0) {
            offer(some(clauses), some(clauses));
        } else if (random.nextBoolean()) {
            Alternative one = all.get(random.nextInt(all.size()));
            decides(new SetApart(random.nextBoolean() ? one.clause() : one.of()));
        } else {
            settle(all.get(random.nextInt(all.size())).of());
        }
    }

    private void offer(Clause one, Clause other) {
        if (!one.equals(other) && random.nextInt(3) > 0) {
            decides(new OfferAlternative(one.id(), other.id(), false));
            return;
        }
        Clause copy = new Clause(new ClauseId("c" + ++made), other.kind(), other.blocks());
        if (decides(new OfferAlternative(copy.id(), other.id(), true))) {
            clauses.add(clauses.indexOf(other) + 1, copy);
            story.becomes(RecordMaker.SECRETARY, now, new Instrument(clauses));
        }
    }

    private void settle(ClauseId of) {
        List<ClauseId> rivals = story.standing().alternatives().rivals(of);
        ClauseId chosen = random.nextInt(4) == 0 ? null : rivals.get(random.nextInt(rivals.size()));
        if (decides(new SettleAlternatives(of, chosen, null))
                && clauses.removeIf(
                        clause -> rivals.contains(clause.id()) && !clause.id().equals(chosen))) {
            story.becomes(RecordMaker.SECRETARY, now, new Instrument(clauses));
        }
    }

    /** A choice is put back; those that are gone come back at the end, or some of them do. */
    private void putBack() {
        List<AlternativesChoice> choices =
                List.copyOf(story.standing().alternatives().choices());
        if (choices.isEmpty()) {
            return;
        }
        AlternativesChoice choice = choices.get(random.nextInt(choices.size()));
        List<ClauseId> there = clauses.stream().map(Clause::id).toList();
        List<ClauseId> back = choice.rivals().stream()
                .filter(rival -> !there.contains(rival) && random.nextInt(4) > 0)
                .toList();
        if (decides(new PutAlternativesBack(choice.of(), back)) && !back.isEmpty()) {
            back.forEach(id -> clauses.add(Clause.of(id, ClauseKind.OPERATIVE, "Back " + id)));
            story.becomes(RecordMaker.SECRETARY, now, new Instrument(clauses));
        }
    }

    /** Takes a decision, if it can be taken; whether it could. */
    private boolean decides(Decision decision) {
        try {
            story.decides(RecordMaker.SECRETARY, now, decision);
            return true;
        } catch (DecisionException e) {
            return false;
        }
    }

    private Clause some(List<Clause> of) {
        return of.get(random.nextInt(of.size()));
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
