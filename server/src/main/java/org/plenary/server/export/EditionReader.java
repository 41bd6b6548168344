package org.plenary.server.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.redline.ClauseRedline;
import org.plenary.instrument.redline.DraftRedline;
import org.plenary.instrument.redline.ParagraphRedline;
import org.plenary.instrument.redline.Run;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.History;
import org.plenary.server.history.History.StatusChange;
import org.plenary.server.history.HistoryException;
import org.plenary.server.history.Moment;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.Author;
import org.plenary.server.negotiation.IssuedRevision;
import org.plenary.server.negotiation.Party;
import org.plenary.server.negotiation.Standing;
import org.plenary.server.signing.SignedHead;

/** Reads editions out of the past of a draft. To be used on the worker that the history is lent to. */
public final class EditionReader {
    private final History history;

    /** Reads this one's past, for as long as it is lent out. */
    public EditionReader(History history) {
        this.history = history;
    }

    /**
     * What the past does not know of itself.
     *
     * @param stream the draft
     * @param process its process as it is called now
     * @param masthead how the process heads its papers
     * @param delegations those of the process, for their names
     * @param groups those of the process, for theirs
     * @param head the entry of the record that the moment comes after
     * @param signature the signature of that head, or null
     * @param verification where it can be verified, or null
     * @param threads what was said to everybody about the draft, if that is to be told
     */
    public record Surroundings(
            Stream stream,
            Negotiation process,
            Masthead masthead,
            List<Delegation> delegations,
            List<Group> groups,
            Head head,
            @Nullable SignedHead signature,
            @Nullable String verification,
            List<SharedThread> threads) {
        /** Keeps a copy of what is told. */
        public Surroundings {
            threads = List.copyOf(threads);
        }
    }

    /** The text after an entry. */
    public Edition clean(long at, Surroundings around) {
        return read(null, at, GatheredFootnotes.of(history.redline(at, at).joined(seq -> "")), around);
    }

    /**
     * What changed from one entry to another, word by word.
     *
     * @throws HistoryException if the first is later than the second
     */
    public Edition redline(long from, long at, Surroundings around) {
        DraftRedline redline =
                history.redline(from, at).joined(seq -> Key.of(history, seq)).wordByWord();
        return read(history.moment(from), at, GatheredFootnotes.of(redline), around);
    }

    /** Neighbouring text of one person is told apart by the minute, which is what Word and people look at. */
    private record Key(Author author, long minute) {
        static Key of(History history, long seq) {
            return new Key(history.author(seq), history.atMillis(seq) / 60_000);
        }
    }

    private Edition read(@Nullable Moment from, long at, DraftRedline redline, Surroundings around) {
        Instrument text = history.text(at);
        Standing standing = history.standing(at);
        Map<ClauseId, ClauseStatus> statuses = statuses(text, standing);
        Map<ClauseId, ClauseStatus> statusesBefore =
                from == null ? statuses : statuses(history.text(from.seq()), history.standing(from.seq()));
        List<Decided> decisions = from == null ? List.of() : decisions(redline, from.seq(), at);
        Map<Long, Contribution> contributions = contributions(redline, from == null);
        decisions.forEach(decided -> contributions.put(decided.by().seq(), decided.by()));
        List<BracketAct> acts = from == null ? List.of() : bracketActs(from.seq(), at);
        acts.forEach(act -> contributions.put(act.by().seq(), act.by()));
        List<ClauseAct> clauseActs = from == null ? List.of() : clauseActs(from.seq(), at);
        clauseActs.forEach(act -> contributions.put(act.by().seq(), act.by()));
        List<BracketThen> brackets = history.brackets(at);
        List<Note> notes = notes(text, at);
        Moment moment = history.moment(at);
        IssuedRevision revision = standing.revisions().all().stream()
                .filter(issued -> issued.seq() == at)
                .findFirst()
                .orElse(null);
        return new Edition(
                around.stream().id(),
                Instant.ofEpochMilli(history.atMillis(1)),
                around.process(),
                around.masthead(),
                title(text, around.stream()),
                from,
                moment,
                revision,
                text,
                redline,
                statuses,
                statusesBefore,
                from == null ? Agreements.of(text, standing) : Agreements.NONE,
                decisions,
                contributions,
                standing.revisions().all(),
                notes,
                parties(contributions, notes, standing, around.delegations()),
                around.head(),
                around.signature(),
                around.verification(),
                brackets,
                from == null ? brackets : history.brackets(from.seq()),
                acts,
                clauseActs,
                PlacedThread.all(history, at, around.threads()),
                null);
    }

    static String title(Instrument text, Stream stream) {
        for (Clause clause : text.clauses()) {
            String words = clause.kind() == ClauseKind.TITLE
                    ? ClauseText.withoutFootnotes(clause).replace('\n', ' ').strip()
                    : "";
            if (!words.isEmpty()) {
                return words;
            }
        }
        return stream.title();
    }

    private Map<Long, Contribution> contributions(DraftRedline redline, boolean clean) {
        Map<Long, Contribution> contributions = new HashMap<>();
        if (!clean) {
            entries(redline).forEach(seq -> contributions.put(seq, contribution(seq)));
        }
        return contributions;
    }

    /** All entries that a redline names. */
    static Set<Long> entries(DraftRedline redline) {
        Set<Long> seqs = new HashSet<>();
        for (ClauseRedline clause : redline.clauses()) {
            seqs.add(clause.seq());
            for (ParagraphRedline paragraph : clause.paragraphs()) {
                seqs.add(paragraph.changed());
                for (Run run : paragraph.runs()) {
                    add(run, seqs);
                    run.parts().forEach(part -> add(part, seqs));
                }
            }
        }
        seqs.remove(0L);
        return seqs;
    }

    private static void add(Run run, Set<Long> seqs) {
        seqs.add(run.written());
        seqs.add(run.changed());
        seqs.add(run.copied());
    }

    private Contribution contribution(long seq) {
        Author author = history.author(seq);
        return new Contribution(seq, author.name(), author.delegation(), Instant.ofEpochMilli(history.atMillis(seq)));
    }

    static Map<ClauseId, ClauseStatus> statuses(Instrument text, Standing standing) {
        Map<ClauseId, ClauseStatus> statuses = new HashMap<>();
        text.clauses()
                .forEach(clause -> statuses.put(
                        clause.id(), standing.clauses().status(clause.id().value())));
        return statuses;
    }

    private List<BracketAct> bracketActs(long from, long at) {
        return history.bracketEvents(from, at).stream()
                .map(event -> new BracketAct(event, contribution(event.seq())))
                .toList();
    }

    private List<ClauseAct> clauseActs(long from, long at) {
        return history.clauseEvents(from, at).stream()
                .map(event -> new ClauseAct(event, contribution(event.seq())))
                .toList();
    }

    private List<Decided> decisions(DraftRedline redline, long from, long at) {
        Set<ClauseId> shown = new HashSet<>();
        redline.clauses().forEach(clause -> shown.add(clause.id()));
        Map<ClauseId, ClauseStatus> statuses = new HashMap<>();
        List<Decided> decisions = new ArrayList<>();
        for (StatusChange change : history.statusChanges()) {
            ClauseStatus before = statuses.put(change.clause(), change.status());
            if (change.seq() > from && change.seq() <= at && shown.contains(change.clause())) {
                decisions.add(new Decided(
                        change.clause(),
                        before == null ? ClauseStatus.OPEN : before,
                        change.status(),
                        contribution(change.seq()),
                        change.reason() == null ? "" : change.reason()));
            }
        }
        return decisions;
    }

    private List<Note> notes(Instrument text, long at) {
        Set<ClauseId> there = new HashSet<>();
        text.clauses().forEach(clause -> there.add(clause.id()));
        List<Note> notes = new ArrayList<>();
        for (StatusChange change : history.statusChanges()) {
            if (change.seq() <= at && there.contains(change.clause())) {
                notes.add(new Note(
                        change.clause(),
                        contribution(change.seq()),
                        change.status(),
                        change.reason() == null ? "" : change.reason()));
            }
        }
        return notes;
    }

    static Map<String, Party> parties(
            Map<Long, Contribution> contributions, List<Note> notes, Standing standing, List<Delegation> known) {
        Set<String> codes = new HashSet<>();
        contributions.values().forEach(each -> addCode(each.delegation(), codes));
        notes.forEach(note -> addCode(note.by().delegation(), codes));
        standing.revisions().all().forEach(issued -> addCode(issued.by().delegation(), codes));
        Map<String, Party> parties = new HashMap<>();
        for (Delegation delegation : known) {
            if (codes.contains(delegation.code())) {
                parties.put(delegation.code(), Party.of(delegation));
            }
        }
        return parties;
    }

    private static void addCode(@Nullable String code, Set<String> codes) {
        if (code != null) {
            codes.add(code);
        }
    }
}
