package org.plenary.server.record;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.server.identity.Negotiation;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.Lineage;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.signing.Signing;

/**
 * Records of branches in which something is that may not be, or may, each for one rule of {@code docs/record.md}; and
 * what becomes of them in the hands of a forger.
 */
final class ForgedBranches {
    private static final StreamId STREAM = new StreamId("branch");
    private static final StreamId DRAFT = new StreamId("draft");
    private static final Lineage LINEAGE = new Lineage("lineage");
    private static final Negotiation PROCESS = new Negotiation(new ProcessId("p"), "A process");
    private static final Proposer FRANCE = Proposer.delegation("FRA");
    private static final String SERVER = "plenary-server";
    private static final long OWN = (1L << 32) + 5;
    private static final String HEAD = "ab".repeat(32);
    private static final Map<String, String> DELEGATIONS =
            Map.of("claire", "FRA", "daniel", "FRA", "amina", "KEN", "uma", "USA");
    private static final List<String> PEOPLE = List.of("claire", "daniel", "amina", "uma", "sofia", "chair", SERVER);

    /**
     * One of them.
     *
     * @param reason what the second verifier calls the rule that is broken; null where none is
     * @param broken the entry that breaks it, if any does
     * @param by in whose name the branch is
     * @param entries the record
     */
    record Case(@Nullable String reason, int broken, Proposer by, List<NewEntry> entries) {
        byte[] file() throws IOException {
            return ForgedBranches.file(by, entries);
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private ForgedBranches() {}

    static List<Case> all() {
        ForgedBranches forged = new ForgedBranches();
        forged.beginning();
        forged.writing();
        forged.following();
        forged.inviting();
        forged.others();
        return forged.cases;
    }

    private void beginning() {
        begun(null, 0, begun("claire", json -> {}));
        begun("mayNotDecide", 2, begun("amina", json -> {}));
        begun("otherBranch", 2, begun("claire", json -> json.put("draft", "another")));
        begun("otherBranch", 2, begun("amina", json -> json.put("proposer", proposer(Proposer.delegation("KEN")))));
        begun("mayNotDecide", 2, begun("claire", json -> json.put("access", rules("delegation", "FRA", "READ"))));
        begun(null, 0, begun("claire", json -> json.put("access", rules("delegation", "FRA", "COMMENT"))));
        begun("payloadForm", 2, begun("claire", json -> json.put("seq", 0)));
        begun("payloadForm", 2, begun("claire", json -> json.put("head", "ab")));
        begun("payloadForm", 2, begun("claire", json -> json.put("title", "")));
        List<NewEntry> good = begun("claire", json -> {});
        begun("notIntroduced", 1, good.subList(1, 4));
        begun("noRestoringEdit", 2, good.subList(0, 2));
        begun("notIntroduced", 3, List.of(good.get(0), good.get(1), good.get(3)));
        begun("noRestoringEdit", 3, List.of(good.get(0), good.get(1), text("claire", OWN, 0)));
        begun("otherBeginning", 2, List.of(good.get(0), text("claire", OWN, 0)));
        begun("noText", 1, good.subList(0, 1));
        List<NewEntry> later = new ArrayList<>(good);
        later.add(1, person("daniel"));
        begun("otherBeginning", 3, later);
        List<NewEntry> high = new ArrayList<>(good);
        high.set(3, text(SERVER, OWN, 0));
        begun("otherClient", 4, high);
        add("otherBeginning", good.get(1));
        behind("otherThanServer", Proposer.CHAIR, List.of(person(SERVER)), 2, base(SERVER, Proposer.CHAIR));
    }

    private void writing() {
        add(null, text("claire", OWN, 1), text("claire", OWN + 7, 0));
        add(null, person("daniel"), text("daniel", OWN + 7, 0));
        add("otherClient", text("claire", 9, 0));
        add("otherOwner", person("daniel"), text("daniel", OWN, 1));
        add("notIntroduced", text("daniel", OWN + 7, 0));
        add("notOwnBranch", text("amina", OWN + 7, 0));
        add("notOwnBranch", text(SERVER, 7, 1));
        add("otherDelegation", entry("claire", "KEN", EntryKind.TEXT, new byte[] {0, 0}));
        add("otherDelegation", entry("claire", null, EntryKind.TEXT, new byte[] {0, 0}));
        add("buildsOnMissing", text("claire", OWN, 3));
        add("otherServer", entry(SERVER, null, EntryKind.PERSON, who("Somebody", "SECRETARIAT")));
        add("otherServer", entry(SERVER, null, EntryKind.PERSON, who("Plenary", "CHAIR")));
    }

    private void following() {
        add(null, follow(json -> {}), text(SERVER, 9, 0));
        add(
                null,
                follow(json -> json.put("edits", edits(SERVER, "claire"))),
                text(SERVER, 9, 0),
                text("claire", OWN, 1));
        NewEntry two = follow(json -> json.put("edits", edits(SERVER, "claire")));
        add(null, two, text(SERVER, 9, 0), person("claire"), text("claire", OWN, 1));
        // Who wrote it may speak for others by now.
        add(
                null,
                follow(json -> json.put("edits", edits(SERVER, "amina"))),
                text(SERVER, 9, 0),
                text("amina", OWN + 7, 0));
        add("noRestoringEdit", 1, two, text("claire", OWN, 1));
        add("noRestoringEdit", 2, two, text(SERVER, 9, 0), text(SERVER, 9, 1));
        add("noRestoringEdit", 1, two, person(SERVER), text(SERVER, 9, 0));
        add("noRestoringEdit", two);
        add("otherClient", follow(json -> {}), text(SERVER, OWN + 9, 0));
        add("otherClient", two, text(SERVER, 9, 0), text("claire", 10, 0));
        add("otherThanServer", decided("claire", "follow", follow().put("edits", new JsonArray())));
        add("followsBack", follow(json -> json.put("seq", 11)));
        add(null, follow(json -> json.put("seq", 12)), text(SERVER, 9, 0));
        add("followsNothing", follow(json -> json.put("edits", new JsonArray())));
        add(null, follow(json -> json.put("edits", new JsonArray()).put("access", rules("person", "claire", "READ"))));
        NewEntry archived = follow(json -> json.put("edits", new JsonArray()).put("archived", true));
        add(null, archived);
        add("archived", archived, invite("USA", true));
        add(null, archived, follow(json -> json.put("edits", new JsonArray())), invite("USA", true));
        add("payloadForm", follow(json -> json.put("edits", edits("claire"))));
        add("payloadForm", follow(json -> json.put("head", "AB".repeat(32))));
        add("payloadForm", follow(json -> json.put("archived", "no")));
    }

    private void inviting() {
        add(null, invite("USA", true), person("uma"), join("uma", "USA", true), join("uma", "USA", false));
        add("invitesOwn", invite("FRA", true));
        add("sameInvited", invite("KEN", true));
        add("sameInvited", invite("USA", false));
        add("mayNotDecide", decided("amina", "invite", invitation("USA", true)));
        add("otherThanServer", decided(SERVER, "invite", invitation("USA", true)));
        add("mayNotDecide", join("claire", "KEN", false));
        add("sameJoined", join("amina", "KEN", true));
        add("notInvited", invite("KEN", false), join("amina", "KEN", false));
        add(null, invite("KEN", false), invite("KEN", true), join("amina", "KEN", true));
        add("notInvited", person("uma"), join("uma", "USA", true));
        add(
                "mayNotDecide",
                follow(json -> json.put("edits", new JsonArray()).put("access", rules("delegation", "KEN", "READ"))),
                join("amina", "KEN", false));
        add("otherName", named("claire", "Another", "invite", invitation("USA", true)));
    }

    /** Branches of a group and of the chair. */
    private void others() {
        Proposer group = Proposer.group("AFR");
        List<NewEntry> ofGroup = begun("amina", json -> json.put("proposer", proposer(group)));
        behind(null, group, ofGroup, 0, text("amina", OWN, 0), person("claire"), text("claire", OWN + 1, 0));
        behind("notOwnBranch", group, ofGroup, 6, person("sofia"), text("sofia", OWN, 0));
        behind("otherBranch", FRANCE, ofGroup, 2);
        List<NewEntry> ofChair = new ArrayList<>(begun("claire", json -> {}));
        ofChair.set(0, person("chair"));
        ofChair.set(1, base("chair", Proposer.CHAIR));
        behind(null, Proposer.CHAIR, ofChair, 0, text("chair", OWN, 0), person("sofia"), text("sofia", OWN + 1, 0));
        behind("notOwnBranch", Proposer.CHAIR, ofChair, 6, person("claire"), text("claire", OWN, 0));
        NewEntry taken =
                follow(json -> json.put("edits", new JsonArray()).put("access", rules("person", "chair", "READ")));
        behind("notOwnBranch", Proposer.CHAIR, ofChair, 6, taken, text("chair", OWN, 0));
        behind("mayNotDecide", Proposer.CHAIR, ofChair, 6, taken, decided("chair", "invite", invitation("USA", true)));
        add("form", decided("claire", "mode", new JsonObject().put("mode", "CLOSED")));
    }

    /** A record that is what it is from the beginning. */
    private void begun(@Nullable String reason, int broken, List<NewEntry> entries) {
        cases.add(new Case(reason, broken, FRANCE, entries));
    }

    /** The last of these entries breaks the rule. */
    private void add(@Nullable String reason, NewEntry... entries) {
        add(reason, entries.length - 1, entries);
    }

    /** @param broken which of them breaks the rule */
    private void add(@Nullable String reason, int broken, NewEntry... entries) {
        List<NewEntry> before = usual();
        behind(reason, FRANCE, before, before.size() + 1 + broken, entries);
    }

    private void behind(@Nullable String reason, Proposer by, List<NewEntry> before, int broken, NewEntry... more) {
        List<NewEntry> entries = new ArrayList<>(before);
        entries.addAll(List.of(more));
        cases.add(new Case(reason, broken, by, entries));
    }

    /** A branch of France in which all has happened that happens in branches. */
    private static List<NewEntry> usual() {
        List<NewEntry> entries = new ArrayList<>(begun("claire", json -> {}));
        entries.add(text("claire", OWN, 0));
        entries.add(follow(json -> json.put("seq", 9).put("edits", edits(SERVER, "claire"))));
        entries.add(text(SERVER, 8, 0));
        entries.add(text("claire", OWN + 1, 0));
        entries.add(invite("KEN", true));
        entries.add(person("amina"));
        entries.add(join("amina", "KEN", true));
        entries.add(follow(json -> json.put("seq", 12).put("edits", edits(SERVER))));
        entries.add(text(SERVER, 8, 1));
        return entries;
    }

    private static List<NewEntry> begun(String person, Consumer<JsonObject> change) {
        JsonObject json = opening(FRANCE);
        change.accept(json);
        return List.of(person(person), decided(person, "base", json), person(SERVER), text(SERVER, 7, 0));
    }

    private static NewEntry base(String person, Proposer by) {
        return decided(person, "base", opening(by));
    }

    private static JsonObject opening(Proposer by) {
        return new JsonObject()
                .put("draft", DRAFT.value())
                .put("proposer", proposer(by))
                .put("title", "Report together")
                .put("seq", 4)
                .put("head", HEAD)
                .put("access", new JsonObject().put("rules", new JsonArray()));
    }

    private static JsonObject proposer(Proposer by) {
        JsonObject json = new JsonObject().put("kind", by.kind().name());
        return by.code() == null ? json : json.put("code", by.code());
    }

    private static JsonObject rules(String scope, String subject, String level) {
        JsonObject rule = new JsonObject()
                .put("subject", new JsonObject().put(scope, subject))
                .put("level", level)
                .putNull("clauses")
                .put("arrange", false);
        return new JsonObject().put("rules", new JsonArray().add(rule));
    }

    private static JsonObject follow() {
        return new JsonObject()
                .put("seq", 20)
                .put("head", HEAD)
                .put("access", new JsonObject().put("rules", new JsonArray()))
                .put("archived", false)
                .put("edits", edits(SERVER));
    }

    private static NewEntry follow(Consumer<JsonObject> change) {
        JsonObject json = follow();
        change.accept(json);
        return decided(SERVER, "follow", json);
    }

    private static JsonArray edits(String... people) {
        return new JsonArray(List.of(people));
    }

    private static JsonObject invitation(String delegation, boolean invited) {
        return new JsonObject().put("delegation", delegation).put("invited", invited);
    }

    private static NewEntry invite(String delegation, boolean invited) {
        return decided("claire", "invite", invitation(delegation, invited));
    }

    private static NewEntry join(String person, String delegation, boolean joins) {
        return decided(
                person, "join", new JsonObject().put("delegation", delegation).put("joins", joins));
    }

    private static NewEntry decided(String person, String kind, JsonObject json) {
        return named(person, person.equals(SERVER) ? "Plenary" : "Name of " + person, kind, json);
    }

    private static NewEntry named(String person, String name, String kind, JsonObject json) {
        return entry(
                person,
                DELEGATIONS.get(person),
                new EntryKind(kind),
                json.copy().put("by", name).toBuffer().getBytes());
    }

    /** One character of a client: the first, or behind the one before it. */
    private static NewEntry text(String person, long client, long clock) {
        Encoder to = new Encoder();
        for (long number : new long[] {1, 1, client, clock}) {
            to.varUint(number);
        }
        if (clock == 0) {
            to.uint8(4);
            to.varUint(1);
            to.varString("text");
        } else {
            to.uint8(0x84);
            to.varUint(client);
            to.varUint(clock - 1);
        }
        to.varString("x");
        to.varUint(0);
        return entry(person, DELEGATIONS.get(person), EntryKind.TEXT, to.toByteArray());
    }

    private static NewEntry person(String person) {
        String delegation = DELEGATIONS.get(person);
        if (delegation == null) {
            String role = person.equals("chair") ? "CHAIR" : "SECRETARIAT";
            String name = person.equals(SERVER) ? "Plenary" : "Name of " + person;
            return entry(person, null, EntryKind.PERSON, who(name, role));
        }
        JsonObject json = new JsonObject()
                .put("name", "Name of " + person)
                .put("role", "DELEGATE")
                .put(
                        "delegation",
                        new JsonObject()
                                .put("code", delegation)
                                .put("name", "Delegation " + delegation)
                                .put("kind", "STATE"));
        return entry(person, delegation, EntryKind.PERSON, json.toBuffer().getBytes());
    }

    private static byte[] who(String name, String role) {
        return new JsonObject().put("name", name).put("role", role).toBuffer().getBytes();
    }

    private static NewEntry entry(String person, @Nullable String delegation, EntryKind kind, byte[] payload) {
        return new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, kind, payload);
    }

    private static byte[] file(Proposer by, List<NewEntry> of) throws IOException {
        List<Entry> all = HashChain.next(HashChain.genesis(STREAM, LINEAGE), of);
        FirstLine<Proposer> first = new FirstLine<>(
                STREAM,
                LINEAGE,
                PROCESS,
                DRAFT,
                by,
                all.get(0).atMillis(),
                all.get(all.size() - 1).head());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RecordWriter writer = new RecordWriter(out);
        writer.first(BranchVerifier.FORM.encode(first));
        for (Entry entry : all) {
            writer.entry(entry);
        }
        writer.finish(new Signing.Signatures(List.of(), List.of()));
        return out.toByteArray();
    }

    /** A record with something in it otherwise, and all hashes made anew; it may be a good one. */
    static byte[] forged(Random random, List<Case> cases) throws IOException {
        Case of = cases.get(random.nextInt(cases.size()));
        List<NewEntry> entries = new ArrayList<>(of.entries());
        int at = random.nextInt(entries.size());
        NewEntry old = entries.get(at);
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(8)) {
            case 0 -> entries.remove(entries.size() > 1 ? at : 0);
            case 1 -> entries.add(random.nextInt(entries.size() + 1), old);
            case 2 -> Collections.swap(entries, at, random.nextInt(entries.size()));
            case 3 -> entries.set(at, entry(person, DELEGATIONS.get(person), old.kind(), old.payload()));
            case 4 -> entries.set(at, entry(old.person().value(), "KEN", old.kind(), old.payload()));
            case 5 -> entries.add(at, person(person));
            default -> entries.set(at, entry(old.person().value(), old.delegation(), old.kind(), changed(random, old)));
        }
        return file(of.by(), entries.isEmpty() ? of.entries() : entries);
    }

    private static byte[] changed(Random random, NewEntry entry) {
        if (entry.kind().isText()) {
            byte[] bytes = entry.payload().clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            return bytes;
        }
        String text = new String(entry.payload(), StandardCharsets.UTF_8);
        int at = random.nextInt(text.length());
        String changed = switch (random.nextInt(8)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + "0" + text.substring(at);
            case 2 -> text.replace("FRA", "KEN");
            case 3 -> text.replaceFirst("[0-9]+", String.valueOf(random.nextInt(14)));
            case 4 -> text.replace("claire", "daniel");
            case 5 -> text.replace("false", "true");
            case 6 -> text.replace("DELEGATION", "GROUP");
            default -> text.replace("[\"plenary-server\"", "[\"plenary-server\",\"claire\"");
        };
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
