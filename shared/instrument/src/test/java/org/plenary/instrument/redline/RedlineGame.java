package org.plenary.instrument.redline;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.plenary.crdt.Applied;
import org.plenary.crdt.ContentKind;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Id;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.Snapshot;
import org.plenary.crdt.Subscription;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.Texts;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.instrument.crdt.InstrumentWriter;
import org.plenary.instrument.redline.EditorPeer.Op;

/**
 * Several people who edit one draft at random, and somebody who watches: which unit was there after which entry, who
 * wrote it, and who deleted it. Peers hear of each other late, except when they write text anew, which the server would
 * else refuse.
 */
final class RedlineGame {
    final Doc doc = new Doc(new DocOptions(99, false, false));
    Attribution attribution = new Attribution();
    private Copies copies = new Copies(attribution);

    private final Random random;
    private final List<EditorPeer> peers = new ArrayList<>();
    private final List<byte[]> updates = new ArrayList<>();
    private final int[] heard;
    private long seq;

    /** What was there after each entry. */
    final NavigableMap<Long, State> states = new TreeMap<>();

    // What was watched, by unit: the entry that wrote it first, put it there, and deleted it; and as which it was
    // copied.
    final Map<Id, Long> written = new HashMap<>();
    final Map<Id, Long> put = new HashMap<>();
    final Map<Id, Long> gone = new HashMap<>();
    final Map<Id, Id> first = new HashMap<>();
    final Map<Id, Id> copiedAs = new HashMap<>();
    private final Set<Id> text = new HashSet<>();

    /** Characters that came into what was deleted already, with the entry that had deleted it. */
    final Map<Id, Long> late = new HashMap<>();

    /** The types that are there, and the entries that deleted those that were. */
    private Set<Id> types = Set.of();

    private final Map<Id, Long> typesGone = new HashMap<>();

    /** A draft after an entry. */
    record State(
            Instrument text,
            Snapshot snapshot,
            Map<String, List<ModelText.Unit>> clauses,
            Set<Id> alive,
            Set<Op> ops) {}

    RedlineGame(Random random, int people) {
        this.random = random;
        heard = new int[people];
        AtomicInteger words = new AtomicInteger();
        for (int i = 0; i < people; i++) {
            peers.add(new EditorPeer(random, words, i + 1));
        }
        seed();
    }

    private void seed() {
        Doc seed = new Doc(new DocOptions(50, true, false));
        EditorPeer writer = peers.get(0);
        InstrumentWriter.write(
                Texts.instrument(
                        Texts.clause("t", ClauseKind.TITLE, writer.words()),
                        Texts.clause(
                                "p", ClauseKind.PREAMBULAR, writer.words(), Texts.sub(writer.words()), Paragraph.EMPTY),
                        Texts.clause(
                                "o",
                                ClauseKind.OPERATIVE,
                                writer.words(),
                                Texts.sub(writer.words(), Texts.sub(writer.words())),
                                Texts.p(Texts.t(writer.words()), Texts.br(), Texts.b(writer.words()))),
                        Texts.clause("h", ClauseKind.HEADING, writer.words())),
                seed);
        take(seed.encodeStateAsUpdate(), Map.of(), Set.of());
    }

    void play(int turns) {
        for (int turn = 0; turn < turns; turn++) {
            int by = random.nextInt(peers.size());
            EditorPeer peer = peers.get(by);
            Set<Op> ops = EnumSet.noneOf(Op.class);
            ops.add(peer.choose());
            // Of text that is written anew and changed in one entry, short remains may count as new.
            for (int n = random.nextInt(6) == 0 && ops.stream().noneMatch(op -> op.copies) ? 2 : 0; n > 0; n--) {
                Op more = peer.choose();
                if (!more.copies && ops.stream().noneMatch(op -> mayBeTakenForCopies(op, more))) {
                    ops.add(more);
                }
            }
            if (random.nextInt(3) == 0 || ops.stream().anyMatch(op -> op.copies)) {
                hear(by);
            }
            peer.copies.clear();
            List<byte[]> made = new ArrayList<>();
            Subscription listening = peer.doc.onUpdate((bytes, origin) -> made.add(bytes));
            peer.doc.transact("peer", () -> ops.forEach(peer::apply));
            listening.close();
            for (byte[] update : made) {
                take(update, peer.copies, ops);
            }
        }
    }

    /** What one leaves of new words can be the same as what another writes or deletes with a whole node: a comma. */
    private static boolean mayBeTakenForCopies(Op one, Op other) {
        return (one.nodes && other.cuts) || (one.cuts && other.nodes);
    }

    private void hear(int by) {
        for (; heard[by] < updates.size(); heard[by]++) {
            peers.get(by).doc.applyUpdate(updates.get(heard[by]), "server");
        }
    }

    private void take(byte[] update, Map<Id, Id> sources, Set<Op> ops) {
        Applied applied = doc.applyUpdate(update, "peer");
        if (applied.changedNothing()) {
            return;
        }
        updates.add(update);
        seq += 1 + random.nextInt(2);
        attribution.take(seq, applied.inserted(), applied.deleted());
        copies.take(doc, seq, applied);
        if (random.nextInt(10) == 0) {
            attribution = Attribution.decode(attribution.encode());
            copies = new Copies(attribution);
        }
        watch(sources, ops);
        watchLate(applied, sources);
    }

    private void watchLate(Applied applied, Map<Id, Id> sources) {
        doc.forEachItem(applied.inserted(), item -> {
            long by = item.kind() == ContentKind.STRING ? goneBefore(item.parent()) : 0;
            for (long i = 0; by != 0 && i < item.length(); i++) {
                Id unit = new Id(item.id().client(), item.id().clock() + i);
                // What its writer only moved is no new writing.
                if (!sources.containsKey(unit)) {
                    late.put(unit, by);
                    written.put(unit, seq);
                }
            }
        });
        Set<Id> now = new HashSet<>();
        for (SharedType type : DraftClauses.root(doc).descendants()) {
            now.add(type.id());
        }
        types.stream().filter(type -> !now.contains(type)).forEach(type -> typesGone.put(type, seq));
        types = now;
    }

    /** The first entry that deleted this type, or one around it; 0 if it is there. */
    private long goneBefore(SharedType type) {
        long first = 0;
        for (SharedType at = type; at != null && at.id() != null; at = at.parent()) {
            long by = typesGone.getOrDefault(at.id(), 0L);
            first = by != 0 && (first == 0 || by < first) ? by : first;
        }
        return first;
    }

    private void watch(Map<Id, Id> sources, Set<Op> ops) {
        Map<String, List<ModelText.Unit>> clauses = ModelText.clauses(doc);
        Set<Id> alive = new HashSet<>();
        clauses.values()
                .forEach(units -> units.forEach(unit -> {
                    alive.add(unit.id());
                    if (unit.text() != '\n') {
                        text.add(unit.id());
                    }
                }));
        Set<Id> before =
                states.isEmpty() ? Set.of() : states.lastEntry().getValue().alive();
        before.stream().filter(id -> !alive.contains(id)).forEach(id -> gone.put(id, seq));
        for (Id id : alive) {
            if (!before.contains(id)) {
                Id source = id;
                while (sources.containsKey(source)) {
                    source = sources.get(source);
                }
                boolean copy = before.contains(source) && !alive.contains(source);
                put.put(id, seq);
                written.put(id, copy ? written.get(source) : seq);
                first.put(id, copy ? first.get(source) : id);
                if (copy) {
                    copiedAs.put(source, id);
                }
            }
        }
        states.put(seq, new State(InstrumentReader.read(doc), doc.snapshot(), clauses, alive, ops));
    }

    /** Whether a unit is a character and no line break. */
    boolean isText(Id unit) {
        return text.contains(unit);
    }

    /** The entry that, as the watcher saw it, deleted a unit that is not there any more. */
    long deletedBy(Id unit, long upTo) {
        Id at = unit;
        while (copiedAs.containsKey(at) && put.get(copiedAs.get(at)) <= upTo) {
            at = copiedAs.get(at);
        }
        Long last = gone.get(at);
        return last == null || last > upTo ? gone.get(unit) : last;
    }
}
