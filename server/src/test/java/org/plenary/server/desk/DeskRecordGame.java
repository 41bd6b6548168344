package org.plenary.server.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;
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
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Participant;
import org.plenary.server.negotiation.ParticipantCodec;
import org.plenary.server.negotiation.ProposalId;
import org.plenary.server.record.FirstLine;
import org.plenary.server.record.RecordWriter;
import org.plenary.server.signing.Signing;

/** The record of a desk on which people do this and that, and what becomes of it in the hands of a forger. */
final class DeskRecordGame {
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final StreamId STREAM = new StreamId("desk");
    private static final StreamId DRAFT = new StreamId("draft");
    private static final Lineage LINEAGE = new Lineage("lineage");
    private static final List<String> TEXTS = List.of(
            "Yes",
            "No, @FRA",
            "@KEN and @CHAIR, @FRA!",
            "a@FRA b@KEN @FRAx @FRA-x @É@FRA @SECRETARIAT",
            "two\nlines \\ \" 😀 é");

    private final Random random;
    private final Audience audience;
    private final List<Person> people;
    private Desk desk;
    final List<NewEntry> entries = new ArrayList<>();
    /** What the law refused, and behind which entry. */
    final Map<NewEntry, Integer> refused = new java.util.LinkedHashMap<>();

    DeskRecordGame(long seed) {
        this.random = new Random(seed);
        boolean delegation = random.nextBoolean();
        this.audience = delegation
                ? new Audience(Audience.Kind.DELEGATION, "FRA")
                : random.nextBoolean() ? new Audience(Audience.Kind.GROUP, "EU") : Audience.CHAIR;
        this.people = List.of(
                person("claire", "FRA"),
                person("daniel", "FRA"),
                delegation ? person("eva", "FRA") : person("amina", "KEN"));
        this.desk = Desk.empty(STREAM, DRAFT, audience);
        does(people.get(0), new OpenDesk(DRAFT, audience));
        for (int i = 0; i < 40; i++) {
            does(people.get(random.nextInt(3)), anything());
        }
    }

    private static Person person(String id, String delegation) {
        return new Person(
                new PersonId(id),
                "Name of " + id,
                Role.DELEGATE,
                new Delegation(delegation, "A state", DelegationKind.STATE, Capacity.PARTICIPANT),
                PROCESS);
    }

    private void does(Person person, DeskAct act) {
        Participant participant = Participant.of(person);
        if (!participant.equals(desk.participant(person.id()))) {
            add(entry(person, EntryKind.PERSON, ParticipantCodec.encode(participant)));
        }
        NewEntry done = entry(person, act.kind().entry(), DeskActs.encode(act));
        boolean may;
        try {
            may = act.changes(desk, person.id());
        } catch (DeskException e) {
            may = false;
        }
        if (may) {
            add(done);
        } else {
            refused.put(done, entries.size());
        }
    }

    private NewEntry entry(Person person, EntryKind kind, byte[] payload) {
        return new NewEntry(1_000L * entries.size(), person.id(), person.delegationCode(), kind, payload);
    }

    private void add(NewEntry entry) {
        entries.add(entry);
        List<Entry> all = chained(entries);
        desk = desk.after(all.get(all.size() - 1));
    }

    private static List<Entry> chained(List<NewEntry> entries) {
        return HashChain.next(HashChain.genesis(STREAM, LINEAGE), entries);
    }

    private DeskAct anything() {
        List<ThreadId> there = List.copyOf(desk.threads().keySet());
        ThreadId thread = there.isEmpty() || random.nextInt(6) == 0
                ? new ThreadId(2 + random.nextInt(12))
                : there.get(random.nextInt(there.size()));
        return switch (random.nextInt(8)) {
            case 0 -> new BeginThread(anchor(), null, words());
            case 1 -> new BeginThread(null, proposal(), words());
            case 2, 3 -> new AnswerThread(thread, words());
            case 4 -> new EditComment(thread, comment(thread), words());
            case 5 -> new ResolveThread(thread);
            case 6 -> new ReopenThread(thread);
            default -> position();
        };
    }

    private CommentId comment(ThreadId thread) {
        List<CommentId> there = desk.find(thread).map(CommentThread::comments).orElse(List.of()).stream()
                .map(Comment::id)
                .toList();
        return there.isEmpty() || random.nextInt(6) == 0
                ? new CommentId(2 + random.nextInt(12))
                : there.get(random.nextInt(there.size()));
    }

    private Words words() {
        return Words.typed(TEXTS.get(random.nextInt(TEXTS.size())), code -> random.nextInt(4) > 0);
    }

    private @Nullable DeskAnchor anchor() {
        ClauseId clause = new ClauseId("a");
        return switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new DeskAnchor(new Anchor(clause, null, null, ""), 1 + random.nextInt(9));
            default -> new DeskAnchor(new Anchor(clause, new Id(7, 0), new Id(7, 5), "Shall 😀"), 3);
        };
    }

    private ProposalPlace proposal() {
        ClauseId clause = random.nextInt(3) == 0 ? null : new ClauseId("a-1");
        return new ProposalPlace(
                new ProposalId("Prop-1_x"),
                random.nextInt(3) == 0 ? null : Integer.valueOf(random.nextInt(100)),
                clause,
                clause == null || random.nextBoolean() ? null : "Shall 😀\n\"report\"");
    }

    private TakePosition position() {
        PositionScope scope = switch (random.nextInt(6)) {
            case 0 -> new PositionScope(PositionScope.Kind.WHOLE, null);
            case 1 -> new PositionScope(PositionScope.Kind.CLAUSE, "a");
            case 2 -> new PositionScope(PositionScope.Kind.ALTERNATIVE, "a");
            case 3 -> new PositionScope(PositionScope.Kind.PACKAGE, "p9");
            case 4 -> new PositionScope(PositionScope.Kind.PROPOSAL, "Prop-1_x");
            default -> new PositionScope(PositionScope.Kind.BRACKET, "b12");
        };
        PositionValue[] values = PositionValue.values();
        PositionValue value = random.nextInt(4) == 0 ? null : values[random.nextInt(values.length)];
        return new TakePosition(
                new PositionHolder(
                        random.nextBoolean() ? PositionHolder.Kind.GROUP : PositionHolder.Kind.DELEGATION, "FRA"),
                scope,
                value,
                value == null || random.nextBoolean() ? null : "under review");
    }

    /** The record as it is. */
    byte[] file() throws IOException {
        return file(entries);
    }

    byte[] file(List<NewEntry> of) throws IOException {
        List<Entry> all = chained(of);
        Head head = all.get(all.size() - 1).head();
        FirstLine<Audience> header = new FirstLine<>(
                STREAM, LINEAGE, PROCESS, DRAFT, audience, all.get(0).atMillis(), head);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = new RecordWriter(out);
        writer.first(DeskVerifier.FORM.encode(header));
        for (Entry entry : all) {
            writer.entry(entry);
        }
        writer.finish(new Signing.Signatures(List.of(), List.of()));
        return out.toByteArray();
    }

    /** The record with something in it otherwise, and all hashes made anew. */
    byte[] forged() throws IOException {
        List<NewEntry> forged = new ArrayList<>(entries);
        int at = random.nextInt(forged.size());
        NewEntry old = forged.get(at);
        switch (random.nextInt(10)) {
            case 0 -> forged.remove(at);
            case 9 -> {
                // Somebody who may be of another delegation than the desk's is introduced, and says nothing.
                Person stranger = person("amina", "KEN");
                forged.add(at, entry(stranger, EntryKind.PERSON, ParticipantCodec.encode(Participant.of(stranger))));
            }
            case 1 -> forged.add(random.nextInt(forged.size() + 1), old);
            case 2 -> Collections.swap(forged, at, random.nextInt(forged.size()));
            case 3 ->
                forged.set(
                        at,
                        new NewEntry(
                                old.atMillis(),
                                people.get(random.nextInt(3)).id(),
                                old.delegation(),
                                old.kind(),
                                old.payload()));
            case 4 ->
                forged.set(
                        at,
                        new NewEntry(
                                old.atMillis(),
                                old.person(),
                                List.of("FRA", "KEN").get(random.nextInt(2)),
                                old.kind(),
                                old.payload()));
            case 5 ->
                forged.set(
                        at,
                        new NewEntry(
                                old.atMillis(),
                                old.person(),
                                old.delegation(),
                                forged.get(random.nextInt(forged.size())).kind(),
                                old.payload()));
            default ->
                forged.set(
                        at,
                        new NewEntry(
                                old.atMillis(), old.person(), old.delegation(), old.kind(), payload(old.payload())));
        }
        return file(forged);
    }

    private byte[] payload(byte[] payload) {
        String text = new String(payload, StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        String changed = switch (random.nextInt(11)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + "0" + text.substring(at);
            case 2 -> text.replace("FRA", "KEN");
            case 3 -> text.replaceFirst("[0-9]", String.valueOf(random.nextInt(10)));
            case 4 -> text.replace("@", "@@");
            case 5 -> text.replace("RESERVE", "OPPOSE").replace("CLAUSE", "WHOLE");
            case 8 -> text.replaceFirst("\"revision\":", "\"revision\":" + (random.nextBoolean() ? "9" : "-"));
            case 9 -> text.replaceFirst(",\"clause\":\"a-1\"", "");
            case 10 -> text.replaceFirst("Shall", random.nextBoolean() ? "\\u0007" : "x".repeat(1_000));
            case 6 -> text.replace("\"text\":\"", "\"text\":\"@KEN ");
            default -> text.replace(":[\"", ":[\"FRA\",\"");
        };
        return changed.getBytes(StandardCharsets.UTF_8);
    }

    /** The file with a byte or a line of it otherwise. */
    byte[] damaged() throws IOException {
        byte[] file = file();
        List<String> lines = new ArrayList<>(List.of(new String(file, StandardCharsets.UTF_8).split("\n")));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(0, lines.get(0).replace("A process", "Another"));
            case 3 -> lines.set(0, lines.get(0).replaceFirst("\"kind\":\"[A-Z]+\"", "\"kind\":\"ALL\""));
            default -> {
                String line = lines.get(at);
                int place = random.nextInt(line.length());
                lines.set(at, line.substring(0, place) + "7" + line.substring(place + 1));
            }
        }
        String all = String.join("\n", lines);
        return (random.nextInt(5) == 0 ? all : all + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
