package org.plenary.server.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Doc;
import org.plenary.crdt.DocOptions;
import org.plenary.crdt.Update;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlFragment;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseStatus;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Passages;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.draft.DraftSeed;
import org.plenary.server.draft.DraftState;
import org.plenary.server.identity.Capacity;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.DelegationKind;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.Role;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Head;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.ChangePackage;
import org.plenary.server.negotiation.ClausePackage;
import org.plenary.server.negotiation.ConfirmAgreement;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.DecisionCodec;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.negotiation.DissolvePackage;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.PackageId;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.PlaceBracket;
import org.plenary.server.negotiation.Ruling;
import org.plenary.server.negotiation.SetPackageStatus;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.Stance;

/**
 * A draft in which people pack, agree, confirm, withhold, bracket, delete and bring back clauses at random, as they may
 * and may not. What was refused is kept with the record before it: whoever reads that as the next entry must refuse it,
 * too.
 */
final class PackageGame {
    static final Set<ClauseStatus> AGREED =
            Set.of(ClauseStatus.AGREED_AD_REFERENDUM, ClauseStatus.AGREED, ClauseStatus.ADOPTED);

    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final List<Person> PEOPLE = List.of(
            person("chair", Role.CHAIR, null),
            person("sofia", Role.SECRETARIAT, null),
            person("claire", Role.DELEGATE, "FRA"),
            person("kamau", Role.DELEGATE, "KEN"),
            person("rafael", Role.OBSERVER, "KEN"));
    private static final List<String> CLAUSES = List.of("a", "b", "c", "d", "e");
    private static final List<String> CODES = List.of("FRA", "KEN", "IRN");
    private static final List<ClauseStatus> STATUSES = List.of(
            ClauseStatus.OPEN,
            ClauseStatus.BRACKETED,
            ClauseStatus.PARKED,
            ClauseStatus.AGREED_AD_REFERENDUM,
            ClauseStatus.AGREED_AD_REFERENDUM,
            ClauseStatus.AGREED,
            ClauseStatus.AGREED,
            ClauseStatus.ADOPTED);

    final DraftState draft = new DraftState();
    final List<Entry> record = new ArrayList<>();
    final List<Refused> refused = new ArrayList<>();
    final Map<String, Integer> tally = new TreeMap<>();

    private final Random random;
    private final boolean deletes;
    private Head head = HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE);
    private long clients = 100;

    /** A decision that was not taken, as the entry that it would have been behind so many others. */
    record Refused(int behind, NewEntry entry) {}

    /** @param deletes whether clauses are deleted and brought back */
    PackageGame(long seed, boolean deletes) {
        this.random = new Random(seed);
        this.deletes = deletes;
        for (Person person : Set.copyOf(PEOPLE).stream()
                .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
                .toList()) {
            add(entry(person, EntryKind.PERSON, ParticipantCodec.encode(Participant.of(person))));
        }
        List<Clause> clauses = Stream.concat(
                        Stream.of(Clause.of(new ClauseId("t"), ClauseKind.HEADING, "On finance")),
                        CLAUSES.stream()
                                .map(id ->
                                        Clause.of(new ClauseId(id), ClauseKind.OPERATIVE, "The parties shall " + id)))
                .toList();
        add(entry(PEOPLE.get(0), EntryKind.TEXT, new DraftSeed(new Instrument(clauses)).update()));
    }

    private static Person person(String id, Role role, @Nullable String delegation) {
        Delegation of = delegation == null
                ? null
                : new Delegation(delegation, delegation, DelegationKind.STATE, Capacity.PARTICIPANT);
        return new Person(new PersonId(id), "Name of " + id, role, of, PROCESS);
    }

    private NewEntry entry(Person person, EntryKind kind, byte[] payload) {
        return new NewEntry(record.size(), person.id(), person.delegationCode(), kind, payload);
    }

    private void add(NewEntry next) {
        Entry entry = HashChain.next(head, next);
        draft.take(entry);
        record.add(entry);
        head = entry.head();
    }

    /** Somebody does something, which may be refused. */
    Decision step() {
        Person person = random.nextInt(3) > 0 ? PEOPLE.get(0) : some(PEOPLE);
        Decision decision = switch (random.nextInt(deletes ? 13 : 12)) {
            case 0, 1 -> new MakePackage("Finance " + random.nextInt(3), clauses());
            case 2 -> new ChangePackage(bundle(), "Finance " + random.nextInt(3), clauses());
            case 3 -> new DissolvePackage(bundle());
            case 4, 5, 6 -> packageStatus();
            case 7, 8 -> {
                ClauseStatus status = some(STATUSES);
                yield new SetStatus(clause(), status, reason(), terms(status));
            }
            case 9, 10 -> confirmation();
            case 11 -> bracket();
            default -> {
                write(person);
                yield new DissolvePackage(new PackageId(999));
            }
        };
        take(person, decision);
        return decision;
    }

    private Decision confirmation() {
        List<ClauseId> asked = CLAUSES.stream()
                .map(ClauseId::new)
                .filter(id -> !draft.standing().clauses().agreement(id).isNone())
                .toList();
        ClauseId clause = asked.isEmpty() || random.nextInt(5) == 0 ? clause() : some(asked);
        boolean confirms = random.nextBoolean();
        return new ConfirmAgreement(clause, some(CODES), confirms, confirms ? reason() : some(List.of("Why", "Costs")));
    }

    private Decision packageStatus() {
        ClauseStatus status = some(STATUSES);
        AdReferendum.Terms terms = terms(status);
        String reason = reason();
        PackageId bundle = bundle();
        if (random.nextInt(6) == 0 || draft.standing().packages().find(bundle).isEmpty()) {
            return new SetPackageStatus(bundle, clauses(), status, reason, terms);
        }
        return SetPackageStatus.of(bundle, status, reason, terms, draft.situation(record.size() + 1));
    }

    private Decision bracket() {
        List<BracketId> standing = draft.standing().brackets().standing().stream()
                .map(each -> each.id())
                .toList();
        if (!standing.isEmpty() && random.nextInt(4) > 0) {
            return new LeaveBracket(some(standing), Holder.CHAIR);
        }
        List<String> there = CLAUSES.stream()
                .filter(id -> draft.text().has(new ClauseId(id)))
                .toList();
        return there.isEmpty()
                ? new DissolvePackage(bundle())
                : new PlaceBracket(
                        some(List.of(BracketKind.values())),
                        List.of(Passages.clause(draft.doc(), new ClauseId(some(there)))),
                        Holder.CHAIR,
                        Stance.RESERVE,
                        null);
    }

    private void take(Person person, Decision decision) {
        DecisionCodec.Recorded recorded = DecisionCodec.encode(decision, person.name());
        NewEntry entry = entry(person, recorded.kind(), recorded.payload());
        String name = recorded.kind().wireName();
        try {
            if (Ruling.on(decision, person, draft.situation(record.size() + 1))) {
                add(entry);
                tally.merge(name, 1, Integer::sum);
                return;
            }
        } catch (DecisionException e) {
            name = e.reason().name();
        }
        refused.add(new Refused(record.size(), entry));
        tally.merge("no " + name, 1, Integer::sum);
    }

    /** Deletes a clause as far as the gate would let it, or brings one back. */
    private void write(Person person) {
        Doc desk = new Doc(new DocOptions(clients++, true, false));
        desk.apply(Update.decode(draft.doc().encodeStateAsUpdate()), this);
        List<byte[]> made = new ArrayList<>();
        desk.onUpdate((update, origin) -> made.add(update));
        YXmlFragment root = DraftClauses.root(desk);
        ClauseId clause = new ClauseId(some(CLAUSES));
        if (!draft.text().has(clause)) {
            YXmlElement again = root.insertElement(0, "operative");
            again.setAttribute("id", clause.value());
            again.insertElement(0, "paragraph").insertText(0).insert(0, "The parties shall again");
        } else if (!draft.standing().clauses().status(clause.value()).isFrozen()) {
            for (int i = 0; i < root.length(); i++) {
                if (root.get(i) instanceof YXmlElement each && clause.value().equals(DraftClauses.idOf(each))) {
                    root.delete(i, 1);
                    break;
                }
            }
        }
        made.forEach(update -> add(entry(person, EntryKind.TEXT, update)));
    }

    private PackageId bundle() {
        List<PackageId> all = draft.standing().packages().all().stream()
                .map(ClausePackage::id)
                .toList();
        return all.isEmpty() || random.nextInt(15) == 0 ? new PackageId(1 + random.nextInt(50)) : some(all);
    }

    private List<ClauseId> clauses() {
        Set<String> clauses = new TreeSet<>();
        int count = 2 + random.nextInt(2);
        while (clauses.size() < count) {
            clauses.add(random.nextInt(25) == 0 ? some(List.of("t", "z")) : some(CLAUSES));
        }
        return clauses.stream().map(ClauseId::new).toList();
    }

    private ClauseId clause() {
        return new ClauseId(some(CLAUSES));
    }

    private @Nullable String reason() {
        return random.nextInt(3) > 0 ? "It was said" : null;
    }

    private AdReferendum.Terms terms(ClauseStatus status) {
        if (status != ClauseStatus.AGREED_AD_REFERENDUM || random.nextInt(4) == 0) {
            return AdReferendum.Terms.NONE;
        }
        List<String> pending =
                CODES.stream().filter(code -> random.nextBoolean()).toList();
        return new AdReferendum.Terms(random.nextBoolean() ? some(List.of("informals", "plenary")) : null, pending);
    }

    private <T> T some(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
