package org.plenary.server.record;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.encoding.Encoder;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.Entry;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.journal.HashChain;
import org.plenary.server.journal.NewEntry;
import org.plenary.server.negotiation.Kinds;

/**
 * Records in which something is decided about proposals that may not be, or may, each for one rule of {@code
 * docs/record.md}.
 */
final class ForgedProposals {
    private static final long CLIENT = (1L << 32) + 5;

    /**
     * One of them.
     *
     * @param reason what the second verifier calls the rule that is broken; null where none is
     * @param broken the entry that breaks it, if any does
     * @param entries the record
     */
    record Case(@Nullable String reason, int broken, List<Entry> entries) {}

    private final List<Entry> base;
    private final List<Case> cases = new ArrayList<>();

    private ForgedProposals(List<Entry> base) {
        this.base = base;
    }

    /**
     * All of them.
     *
     * @param base a record as {@link RecordFiles#entries} makes it
     */
    static List<Case> of(List<Entry> base) {
        ForgedProposals forged = new ForgedProposals(base);
        forged.tabling();
        forged.changes();
        forged.taking();
        forged.following();
        forged.ruling();
        return forged.cases;
    }

    private void tabling() {
        add(null, tabled(json -> {}));
        add("mayNotDecide", as("sofia", null, tabled(json -> {})));
        add("symbolAgain", tabled(json -> json.put("symbol", "WP.1/Rev.1")));
        add("symbolAgain", tabled(json -> json.put("symbol", "WP.1/Amend.2")));
        add("otherProposalNumber", tabled(json -> json.put("number", 4)));
        add("otherProposalRevision", tabled(json -> json.put("revision", 1)));
        add("proposedLater", tabled(json -> json.put("base", base.size() + 2)));
        add("otherProposer", again("amend-4", json -> json.put("proposer", proposer("GROUP", "D101"))));
        add("proposalOver", as("delegate-2", "D102", again("amend-2", json -> {})));
        add(
                "payloadForm",
                tabled(json -> json.put("sponsors", new JsonArray().add("D100").add("D101"))));
        add("payloadForm", tabled(json -> json.put("clauses", new JsonArray())));
        add(null, again("amend-4", json -> {}));
        add("sponsorsOwn", sponsor("amend-4", "D101", true));
        add("sameSponsors", sponsor("amend-4", "D100", true));
        add("sameSponsors", sponsor("amend-4", "D101", false));
        add("mayNotDecide", as("delegate-0", "D100", sponsor("amend-4", "D102", true)));
        add("mayNotDecide", closing(Kinds.WITHDRAW, "amend-4"));
        add(null, closing(Kinds.WITHDRAW, "amend-3"));
        add("proposalOver", closing(Kinds.NOT_TAKEN, "amend-1"));
        add("noSuchProposal", closing(Kinds.NOT_TAKEN, "amend-9"));
        add("proposalOver", closing(Kinds.NOT_TAKEN, "amend-4"), sponsor("amend-4", "D102", true));
    }

    private void changes() {
        add("proposedElsewhere", tabled(written(CLIENT, 0, 77, false)));
        add("proposedElsewhere", tabled(written(CLIENT, 3, -1, false)));
        add("proposedElsewhere", tabled(written(CLIENT, 0, -1, true)));
        add(null, tabled(written(CLIENT, 0, -1, false)));
        add("otherWriters", tabled(written(7, 0, -1, false)));
        add("otherWriters", tabled(json -> json.getJsonArray("writers").remove(0)));
        add("proposesNothing", tabled(update(new byte[] {0, 0})));
        Encoder gone = new Encoder();
        for (int number : new int[] {0, 1, 77, 1, 0, 3}) {
            gone.varUint(number);
        }
        add("proposedElsewhere", tabled(update(gone.toByteArray())));
    }

    private void taking() {
        add(null, taken("MERGED", "c2"), taken("BRACKETED", "amend-3-copy"));
        add("takenAlready", taken("MERGED", "c2"), taken("MERGED", "c2"));
        add("notProposed", taken("MERGED", "c3"));
        add("takenFrozen", tabled(clause("c1", "CHANGED")), takenOf("amend-5", "MERGED", "c1"));
        add("otherProposalRevision", again("amend-4", json -> {}), takenOf("amend-4", "MERGED", "c2"));
        add("proposalOver", takenOf("amend-1", "MERGED", "c2"));
        add("mayNotDecide", taken("MERGED", "c2", "delegate-2"));
        add("mayNotDecide", as("delegate-0", "D100", taken("MERGED", "c2")));
        add("notTaken", taken("PROPOSED", "amend-3-copy"));
        add("notTaken", tabled(clause("c3", "REMOVED")), takenOf("amend-5", "PROPOSED", "c3"));
        add(null, tabled(clause("c9", "REMOVED")), takenOf("amend-5", "PROPOSED", "c9"));
        add(null, closing(Kinds.NOT_TAKEN, "amend-4"), takenOf("amend-4", "MERGED", "c2"));
    }

    private void following() {
        NewEntry two = taken("MERGED", "c2", "delegate-0", "delegate-1");
        add(null, two, edit("delegate-0", "D100"), edit("delegate-1", "D101"));
        add(null, two, person("delegate-0", "D100"), edit("delegate-0", "D100"), edit("delegate-1", "D101"));
        NewEntry first = edit("delegate-0", "D100");
        NewEntry second = edit("delegate-1", "D101");
        add("noRestoringEdit", two, first);
        add("noRestoringEdit", 2, two, first, first, second);
        add("noRestoringEdit", two, second, first, second);
        add("noRestoringEdit", two, closing(Kinds.WITHDRAW, "amend-3"), first, second);
        add("noRestoringEdit", two, person("delegate-1", "D101"), first, second);
        NewEntry person = person("delegate-0", "D100");
        add("noRestoringEdit", 2, two, person, person, first, second);
        add("noRestoringEdit", taken("MERGED", "c2", "sofia"), person("sofia", null), edit("sofia", null));
        add("notTaken", taken("PROPOSED", "amend-3-copy", "delegate-0"), edit("delegate-0", "D100"));
        add(null, taken("PROPOSED", "c2", "delegate-0"), edit("delegate-0", "D100"));
    }

    /** Entries here are of the year 2027. */
    private void ruling() {
        NewEntry open = rules("2026-12-03T17:00:00Z", "2027-12-03T17:00:00Z", "REFUSED", 0);
        add(null, open, tabled(json -> {}));
        add("sameProposalRules", open, open);
        add("mayNotDecide", as("delegate-0", "D100", open));
        NewEntry early = rules("2027-12-03T17:00:00Z", null, "MARKED", 0);
        add("proposedEarly", early, tabled(json -> {}));
        add(null, early, again("amend-4", json -> {}));
        NewEntry closed = rules(null, "2026-12-03T17:00:00Z", "REFUSED", 0);
        add("proposedLate", closed, tabled(json -> {}));
        add(null, closed, again("amend-4", json -> {}));
        NewEntry ofChair = tabled(json -> json.put("proposer", new JsonObject().put("kind", "CHAIR")));
        add(null, closed, as("sofia", null, ofChair));
        // At the moment itself it is too late, and just before it is not.
        add("proposedLate", rules(null, "2027-01-15T08:00:00Z", "REFUSED", 0), tabled(json -> {}));
        add(null, rules(null, "2027-01-15T08:00:00.001Z", "REFUSED", 0), tabled(json -> {}));
        add(null, rules("2027-01-15T08:00:00Z", null, "REFUSED", 0), tabled(json -> {}));
        add(null, rules(null, "2026-12-03T17:00:00Z", "MARKED", 0), tabled(json -> {}));
        NewEntry two = rules(null, null, "REFUSED", 2);
        NewEntry sponsor = sponsor("amend-4", "D102", true);
        add("notSeconded", two, takenOf("amend-4", "MERGED", "c2"));
        add(null, two, sponsor, takenOf("amend-4", "MERGED", "c2"));
        add("notSeconded", two, sponsor, sponsor("amend-4", "D102", false), takenOf("amend-4", "MERGED", "c2"));
        add(null, two, taken("MERGED", "c2"));
        add("payloadForm", rules("2027-12-03T17:00:00Z", "2027-12-03T17:00:00Z", "REFUSED", 0));
        add("payloadForm", rules(null, null, "REFUSED", 21));
        add("payloadForm", rules(null, null, "LOST", 0));
        add("payloadForm", rules("2027-12-03T18:00:00+01:00", null, "REFUSED", 0));
        add("payloadForm", ruled(json -> json.put("zone", "Europe/Paris")));
        add("payloadForm", ruled(json -> json.put("opens", "2027-12-03T17:00:00Z")));
        add(
                "payloadForm",
                ruled(json -> json.put("opens", "2027-12-03T17:00:00Z").put("zone", "1 o'clock")));
    }

    private static NewEntry rules(@Nullable String opens, @Nullable String closes, String late, int seconders) {
        return ruled(json -> {
            if (opens != null) {
                json.put("opens", opens);
            }
            if (closes != null) {
                json.put("closes", closes);
            }
            if (opens != null || closes != null) {
                json.put("zone", "Europe/Paris");
            }
            json.put("late", late).put("seconders", seconders);
        });
    }

    private static NewEntry ruled(Consumer<JsonObject> saying) {
        JsonObject json = new JsonObject();
        saying.accept(json);
        if (!json.containsKey("late")) {
            json.put("late", "REFUSED").put("seconders", 0);
        }
        return entry("sofia", null, Kinds.PROPOSAL_RULES, json);
    }

    private void add(@Nullable String reason, NewEntry... entries) {
        boolean announces = "noRestoringEdit".equals(reason);
        add(reason, announces ? 1 : entries.length - 1, entries);
    }

    /** @param broken which of them breaks the rule */
    private void add(@Nullable String reason, int broken, NewEntry... entries) {
        List<Entry> record = new ArrayList<>(base);
        for (NewEntry entry : entries) {
            record.add(HashChain.next(record.get(record.size() - 1).head(), entry));
        }
        cases.add(new Case(reason, base.size() + 1 + broken, record));
    }

    private JsonObject payload(String proposal) {
        return base.stream()
                .filter(entry -> entry.kind().equals(Kinds.PROPOSAL))
                .map(entry -> new JsonObject(Buffer.buffer(entry.payload())))
                .filter(json -> json.getString("proposal").equals(proposal))
                .findFirst()
                .orElseThrow();
    }

    /** A new proposal of D101, like the one that stands, but for a change. */
    private NewEntry tabled(Consumer<JsonObject> change) {
        JsonObject json =
                payload("amend-4").put("proposal", "amend-5").put("number", 5).put("symbol", "WP.1/Amend.5");
        change.accept(json);
        return entry("delegate-1", "D101", Kinds.PROPOSAL, json);
    }

    private NewEntry again(String proposal, Consumer<JsonObject> change) {
        JsonObject json = payload(proposal);
        int revision = proposal.equals("amend-2") ? 2 : 1;
        json.put("revision", revision).put("symbol", json.getString("symbol") + "/Again");
        change.accept(json);
        return entry("delegate-1", "D101", Kinds.PROPOSAL, json);
    }

    private static JsonObject proposer(String kind, String code) {
        return new JsonObject().put("kind", kind).put("code", code);
    }

    private static Consumer<JsonObject> clause(String clause, String change) {
        JsonObject changed = new JsonObject().put("clause", clause).put("change", change);
        return json -> json.put("clauses", new JsonArray().add(changed));
    }

    /** Changes under a client id, if that is one of branches, or else by people who only deleted. */
    private static Consumer<JsonObject> written(long client, long clock, int after, boolean skips) {
        Encoder update = new Encoder();
        update.varUint(1);
        update.varUint(skips ? 3 : 1);
        update.varUint(client);
        update.varUint(clock);
        character(update, after);
        if (skips) {
            update.uint8(10);
            update.varUint(2);
            character(update, after);
        }
        update.varUint(0);
        return update(update.toByteArray(), client);
    }

    /** One character, behind one of a client, or at the beginning of a root. */
    private static void character(Encoder to, int after) {
        if (after < 0) {
            to.uint8(4);
            to.varUint(1);
            to.varString("text");
        } else {
            to.uint8(0x84);
            to.varUint(after);
            to.varUint(5);
        }
        to.varString("x");
    }

    private static Consumer<JsonObject> update(byte[] update, long... clients) {
        return json -> {
            JsonArray under = new JsonArray();
            for (long client : clients) {
                if (client == CLIENT) {
                    under.add(client);
                }
            }
            json.put("changes", Base64.getEncoder().encodeToString(update));
            json.getJsonArray("writers").getJsonObject(0).put("clients", under);
        };
    }

    private static NewEntry sponsor(String proposal, String delegation, boolean joins) {
        JsonObject json = new JsonObject()
                .put("proposal", proposal)
                .put("delegation", delegation)
                .put("joins", joins);
        return entry("sofia", null, Kinds.SPONSOR, json);
    }

    private static NewEntry closing(EntryKind kind, String proposal) {
        return entry("sofia", null, kind, new JsonObject().put("proposal", proposal));
    }

    /** A clause of the chair's proposal is taken. */
    private static NewEntry taken(String as, String clause, String... edits) {
        return takenOf("amend-3", as, clause, edits);
    }

    private static NewEntry takenOf(String proposal, String as, String clause, String... edits) {
        JsonObject json = new JsonObject()
                .put("proposal", proposal)
                .put("revision", 0)
                .put("as", as)
                .put("clauses", new JsonArray().add(clause))
                .put("edits", new JsonArray(List.of(edits)));
        return entry("sofia", null, Kinds.INCORPORATE, json);
    }

    private static NewEntry edit(String person, @Nullable String delegation) {
        return new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, EntryKind.TEXT, new byte[] {0, 0});
    }

    private static NewEntry person(String person, @Nullable String delegation) {
        JsonObject json = new JsonObject()
                .put("name", "Name of " + person)
                .put("role", delegation == null ? "SECRETARIAT" : "DELEGATE");
        if (delegation != null) {
            json.put(
                    "delegation",
                    new JsonObject()
                            .put("code", delegation)
                            .put("name", "Delegation " + delegation)
                            .put("kind", "STATE"));
        }
        byte[] payload = json.toBuffer().getBytes();
        return new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, EntryKind.PERSON, payload);
    }

    private static NewEntry entry(String person, @Nullable String delegation, EntryKind kind, JsonObject json) {
        json.remove("by");
        byte[] payload = json.put("by", "Name of " + person).toBuffer().getBytes();
        return new NewEntry(1_800_000_000_000L, new PersonId(person), delegation, kind, payload);
    }

    /** The same, decided by somebody else. */
    private static NewEntry as(String person, @Nullable String delegation, NewEntry decision) {
        return entry(person, delegation, decision.kind(), new JsonObject(Buffer.buffer(decision.payload())));
    }
}
