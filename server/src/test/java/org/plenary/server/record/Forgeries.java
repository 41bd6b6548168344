package org.plenary.server.record;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.Kinds;

/**
 * Changes a record's entries and makes all hashes, the first line and the checksum anew, so that nothing but the rules
 * of a record can tell. Some of what comes out breaks none.
 */
final class Forgeries {
    private static final List<String> PEOPLE =
            List.of("sofia", "delegate-0", "delegate-1", "delegate-2", "observer", "cochair", "stranger");
    private static final List<String> DELEGATIONS = List.of("D100", "D101", "D102");

    private final Random random;
    private final ForgedDecisions decisions;
    /** What was tabled in the record that is changed. */
    private List<Entry> tabled = List.of();

    Forgeries(Random random) {
        this.random = random;
        this.decisions = new ForgedDecisions(random);
    }

    /** Another record than this, which may be a good one. */
    List<Entry> of(List<Entry> entries) {
        tabled = entries.stream()
                .filter(entry -> entry.kind().equals(Kinds.PROPOSAL))
                .toList();
        List<NewEntry> forged = new ArrayList<>();
        entries.forEach(entry -> forged.add(
                new NewEntry(entry.atMillis(), entry.person(), entry.delegation(), entry.kind(), entry.payload())));
        int changes = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
        for (int i = 0; i < changes && !forged.isEmpty(); i++) {
            change(forged);
        }
        return HashChain.next(HashChain.genesis(RecordFiles.STREAM, RecordFiles.LINEAGE), forged);
    }

    private void change(List<NewEntry> entries) {
        int at = random.nextInt(entries.size());
        NewEntry entry = entries.get(at);
        switch (random.nextInt(18)) {
            case 0 -> entries.remove(at);
            case 1 -> entries.add(random.nextInt(entries.size() + 1), entry);
            case 2 -> Collections.swap(entries, at, random.nextInt(entries.size()));
            case 3 -> entries.set(at, by(entry, some(PEOPLE), entry.delegation()));
            case 4 -> entries.set(at, by(entry, entry.person().value(), delegation()));
            case 5 -> {
                List<EntryKind> kinds = Kinds.ALL;
                EntryKind kind = kinds.get(random.nextInt(kinds.size()));
                entries.set(at, with(entry, kind, entry.payload()));
            }
            case 6, 7 -> entries.set(at, with(entry, entry.kind(), changed(entry)));
            case 8 -> person(entries, random.nextInt(entries.size() + 1));
            case 9 -> walk(entries);
            case 10 -> rights(entries);
            case 11, 12 -> brackets(entries);
            case 13 -> packages(entries);
            case 14 -> alternatives(entries);
            case 15, 16 -> proposals(entries);
            default -> decide(entries);
        }
    }

    /** Decisions stand behind what is there, mostly, where they break nothing by their place. */
    private void decide(List<NewEntry> entries) {
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(8) == 0 ? random.nextInt(entries.size() + 1) : entries.size();
            if (random.nextInt(3) == 0) {
                at = person(entries, at);
            }
            String person = random.nextInt(3) == 0 ? some(PEOPLE) : "sofia";
            String name = random.nextInt(12) == 0 ? "Somebody" : "Name of " + person;
            ForgedDecisions.Made made = decisions.next(name, at);
            entries.add(
                    at,
                    entry(person, person.startsWith("delegate") ? delegation() : null, made.kind(), made.payload()));
        }
    }

    /** One clause gets one status after the other, mostly with a reason, as far as it may. */
    private void walk(List<NewEntry> entries) {
        String clause = some(List.of("title", "c1", "c2", "c3"));
        int steps = 2 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            byte[] payload = decisions.status(clause, "Name of sofia");
            entries.add(entry("sofia", null, Kinds.STATUS, payload));
        }
    }

    /**
     * Delegates, and others, hold, leave, settle and put back brackets that are there or not, and some try to agree.
     */
    private void brackets(List<NewEntry> entries) {
        List<String> names = new ArrayList<>(List.of("b1", "b9999", "x"));
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).kind().equals(Kinds.BRACKET)) {
                names.add("b" + (i + 1));
            }
        }
        int steps = 1 + random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            int delegate = random.nextInt(4);
            String person = delegate == 3 ? "sofia" : "delegate-" + delegate;
            String delegation = delegate == 3 ? null : "D10" + delegate;
            String own = delegation == null ? "chair" : delegation;
            String holder = random.nextInt(3) > 0 ? own : some(List.of("chair", "unknown", "D100", "D101", "x"));
            boolean walks = delegate == 3 && random.nextBoolean();
            ForgedDecisions.Made made = walks
                    ? new ForgedDecisions.Made(
                            Kinds.STATUS, decisions.status(some(List.of("c2", "c3", "c4")), "Name of sofia"))
                    : decisions.bracket(some(names), holder, "Name of " + person);
            entries.add(entry(person, delegation, made.kind(), made.payload()));
            if (made.kind().equals(Kinds.BRACKET)) {
                names.add("b" + entries.size());
            }
        }
    }

    /** Who leads the draft packs clauses and decides about packages, and delegates confirm, as they may or not. */
    private void packages(List<NewEntry> entries) {
        List<String> names = new ArrayList<>(List.of("p1", "x"));
        int steps = 1 + random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            int delegate = random.nextInt(6);
            String person = delegate > 2 ? "sofia" : "delegate-" + delegate;
            ForgedDecisions.Made made = decisions.packed(some(names), "Name of " + person);
            entries.add(entry(person, delegate > 2 ? null : "D10" + delegate, made.kind(), made.payload()));
            if (made.kind().equals(Kinds.PACKAGE)) {
                names.add("p" + entries.size());
            }
        }
    }

    /** Somebody decides after rules that say who may. */
    private void rights(List<NewEntry> entries) {
        String person = some(List.of("eve", "adam"));
        String role = some(List.of("CHAIR", "CO_FACILITATOR", "DELEGATE", "DELEGATE", "OBSERVER"));
        String delegation = role.equals("DELEGATE") || random.nextBoolean() ? some(DELEGATIONS) : null;
        entries.add(entry(person, delegation, EntryKind.PERSON, utf8(named(person, role, delegation, "STATE"))));
        entries.add(entry("sofia", null, Kinds.ACCESS, decisions.access(person, delegation, "Name of sofia")));
        byte[] closed = utf8("{\"mode\":\"CLOSED\",\"by\":\"Name of " + person + "\"}");
        if (random.nextBoolean()) {
            entries.add(entry(person, delegation, Kinds.MODE, closed));
        } else {
            byte[] offer = utf8("{\"clause\":\"c3\",\"of\":\"c2\",\"copy\":false,\"by\":\"Name of " + person + "\"}");
            entries.add(entry(person, delegation, Kinds.ALTERNATIVE, offer));
        }
    }

    /** Delegates, and others, offer alternatives, set them apart and settle them, and some try to agree. */
    private void alternatives(List<NewEntry> entries) {
        int steps = 1 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            int delegate = random.nextInt(5);
            String person = delegate > 2 ? "sofia" : "delegate-" + delegate;
            String name = "Name of " + person;
            ForgedDecisions.Made made = random.nextInt(4) == 0
                    ? new ForgedDecisions.Made(
                            Kinds.STATUS, decisions.status(some(List.of("c2", "c3", "c4", "c4-copy")), name))
                    : decisions.alternative(name);
            entries.add(entry(person, delegate > 2 ? null : "D10" + delegate, made.kind(), made.payload()));
        }
    }

    /**
     * Proposals are tabled again, sponsored, withdrawn and taken, as they may and may not be, mostly with the edits
     * that these announce.
     */
    private void proposals(List<NewEntry> entries) {
        int steps = 1 + random.nextInt(5);
        for (int i = 0; i < steps; i++) {
            int delegate = random.nextInt(6);
            String person = delegate > 2 ? "sofia" : "delegate-" + delegate;
            String delegation = delegate > 2 ? null : "D10" + delegate;
            if (!tabled.isEmpty() && random.nextInt(3) == 0) {
                Entry before = tabled.get(random.nextInt(tabled.size()));
                entries.add(entry(
                        before.person().value(),
                        before.delegation(),
                        Kinds.PROPOSAL,
                        decisions.tabledAgain(before.payload(), "Name of " + before.person())));
                continue;
            }
            ForgedDecisions.Made made = decisions.proposed("Name of " + person);
            entries.add(entry(person, delegation, made.kind(), made.payload()));
            if (made.kind().equals(Kinds.INCORPORATE) || made.kind().equals(Kinds.STREAMLINE)) {
                edits(entries, made.payload());
            }
        }
    }

    /** The edits that a decision announces, which do nothing, mostly in the names that it says. */
    private void edits(List<NewEntry> entries, byte[] incorporation) {
        for (Object each : new JsonObject(Buffer.buffer(incorporation)).getJsonArray("edits")) {
            String person = random.nextInt(12) == 0 ? some(PEOPLE) : (String) each;
            String delegation = person.startsWith("delegate-") ? "D10" + person.substring(9) : null;
            if (random.nextInt(3) == 0) {
                String role = delegation == null ? "SECRETARIAT" : "DELEGATE";
                entries.add(
                        entry(person, delegation, EntryKind.PERSON, utf8(named(person, role, delegation, "STATE"))));
            }
            if (random.nextInt(12) > 0) {
                entries.add(entry(person, delegation, EntryKind.TEXT, new byte[] {0, 0}));
            }
        }
    }

    private static String named(String person, String role, @Nullable String delegation, String kind) {
        return "{\"name\":\"Name of " + person + "\",\"role\":\"" + role + "\""
                + (delegation == null
                        ? ""
                        : ",\"delegation\":{\"code\":\"" + delegation + "\",\"name\":\"A delegation\",\"kind\":\""
                                + kind + "\"}")
                + "}";
    }

    /** Says who somebody is; gives the place behind. */
    private int person(List<NewEntry> entries, int at) {
        String person = some(PEOPLE);
        String delegation = person.startsWith("delegate") || random.nextInt(4) == 0 ? some(DELEGATIONS) : null;
        String role = some(List.of("CHAIR", "CO_FACILITATOR", "SECRETARIAT", "DELEGATE", "OBSERVER"));
        String said = named(person, role, delegation, some(List.of("STATE", "IGO", "CIVIL_SOCIETY", "CLUB")));
        entries.add(
                at, entry(person, random.nextInt(10) == 0 ? delegation() : delegation, EntryKind.PERSON, utf8(said)));
        return at + 1;
    }

    private byte[] changed(NewEntry entry) {
        byte[] payload = entry.payload();
        if (!entry.kind().isText() && random.nextBoolean()) {
            return utf8(decisions.changed(new String(payload, StandardCharsets.UTF_8)));
        }
        if (payload.length == 0) {
            return new byte[] {0, 0};
        }
        byte[] bytes = payload.clone();
        switch (random.nextInt(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(3));
            case 2 -> bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            case 3 -> bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            default -> bytes[random.nextInt(Math.min(12, bytes.length))] = (byte) random.nextInt(12);
        }
        return bytes;
    }

    private static NewEntry entry(String person, @Nullable String delegation, EntryKind kind, byte[] payload) {
        return new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, kind, payload);
    }

    private static NewEntry by(NewEntry entry, String person, @Nullable String delegation) {
        return new NewEntry(entry.atMillis(), new PersonId(person), delegation, entry.kind(), entry.payload());
    }

    private static NewEntry with(NewEntry entry, EntryKind kind, byte[] payload) {
        return new NewEntry(entry.atMillis(), entry.person(), entry.delegation(), kind, payload);
    }

    private @Nullable String delegation() {
        return random.nextInt(3) == 0 ? null : some(DELEGATIONS);
    }

    private String some(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
