package org.plenary.server.record;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.journal.EntryKind;
import org.plenary.server.negotiation.Kinds;

/** Decisions as payloads of entries, good and bad, and changes of JSON that keep or lose what it says. */
final class ForgedDecisions {
    private static final List<String> STATUSES =
            List.of("OPEN", "BRACKETED", "AGREED_AD_REFERENDUM", "AGREED", "ADOPTED", "PARKED");
    private static final List<String> REASONS = List.of(
            "It was said",
            "é 😀 \u2028 ~",
            "\u00a0",
            "\u2007",
            " ",
            "\u3000\u1680",
            "a\u0085b",
            "a\u007fb",
            "two\nlines",
            "tab\there",
            "half \ud83d",
            "",
            "x".repeat(1000),
            "x".repeat(1001));
    private static final List<String> PROPOSALS =
            List.of("amend-3", "amend-3", "amend-4", "amend-4", "amend-4", "amend-1", "amend-2", "amend-9");
    private static final List<String> STRANGE = List.of(
            "9223372036854775807",
            "9223372036854775808",
            "-1",
            "0",
            "1.0",
            "1e2",
            "01",
            "null",
            "true",
            "\"\"",
            "\"x\"",
            "\"\\u0041\"",
            "\"\\/\"",
            "\"\\ud800\"",
            "\"\\uD800\"",
            "[]",
            "{}",
            "[[[[[[[[]]]]]]]]",
            "\"OPEN\"");

    private final Random random;

    ForgedDecisions(Random random) {
        this.random = random;
    }

    /** What an entry is to hold. */
    @SuppressWarnings("ArrayRecordComponent") // handed on at once, and never compared
    record Made(EntryKind kind, byte[] payload) {}

    /** One under a name, for an entry behind so many. */
    Made next(String by, int entries) {
        JsonObject json = new JsonObject();
        EntryKind kind;
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                kind = Kinds.STATUS;
                json.put("clause", some(List.of("title", "c1", "c2", "c2", "c3", "c4", "c5")))
                        .put("status", some(STATUSES));
                reason(json);
            }
            case 2 -> {
                kind = Kinds.MODE;
                json.put("mode", some(List.of("EVERYBODY", "CHAIR", "CLOSED")));
                reason(json);
            }
            case 3 -> {
                kind = Kinds.ACCESS;
                json.put("rules", rules());
            }
            case 4 -> {
                kind = Kinds.ARCHIVE;
                json.put("archived", random.nextInt(3) > 0);
                reason(json);
            }
            case 5 -> {
                kind = Kinds.RESTORE;
                json.put("to", random.nextInt(entries + 2));
                if (random.nextBoolean()) {
                    json.put("revision", some(List.of("WP.1/Rev.1", "WP.1/Rev.2", "no symbol", "X")));
                }
                reason(json);
            }
            case 6 -> {
                kind = Kinds.NUMBERING;
                json = numbering();
            }
            default -> {
                kind = Kinds.REVISION;
                json = revision();
            }
        }
        return new Made(kind, json.put("by", by).toBuffer().getBytes());
    }

    /** Something about a package, or what a delegation says of a clause that is agreed ad referendum. */
    Made packed(String name, String by) {
        JsonObject json = new JsonObject();
        EntryKind kind;
        switch (random.nextInt(6)) {
            case 0 -> {
                kind = Kinds.PACKAGE;
                content(json);
            }
            case 1 -> {
                kind = Kinds.PACKAGE_CHANGE;
                content(json.put("package", name));
            }
            case 2 -> {
                kind = Kinds.PACKAGE_DISSOLVE;
                json.put("package", name);
            }
            case 3 -> {
                kind = Kinds.PACKAGE_STATUS;
                json.put("package", name).put("clauses", clauses()).put("status", some(STATUSES));
                reason(json);
                terms(json);
            }
            case 4 -> {
                kind = Kinds.STATUS;
                json.put("clause", some(List.of("c2", "c3", "c4"))).put("status", some(STATUSES));
                reason(json);
                terms(json);
            }
            default -> {
                kind = Kinds.CONFIRM;
                json.put("clause", some(List.of("c2", "c3", "c4")))
                        .put("delegation", some(List.of("D100", "D101", "x")))
                        .put("confirms", random.nextBoolean());
                reason(json);
            }
        }
        return new Made(kind, json.put("by", by).toBuffer().getBytes());
    }

    private void content(JsonObject json) {
        json.put("title", some(List.of("Finance", "Finance", "", "é", "x".repeat(300), "x".repeat(301))))
                .put("clauses", clauses());
    }

    private JsonArray clauses() {
        JsonArray clauses = new JsonArray();
        int count = random.nextInt(8) == 0 ? random.nextInt(2) : random.nextInt(40) == 0 ? 51 : 2;
        for (int i = 0; i < count; i++) {
            clauses.add(count > 2 ? "c" + i : some(List.of("c2", "c3", "c4", "c5", "title", "no id")));
        }
        return clauses;
    }

    private void terms(JsonObject json) {
        if (random.nextBoolean()) {
            json.put("forum", some(List.of("informals", "x".repeat(60), "x".repeat(61), "", "two\nlines")));
        }
        if (random.nextBoolean()) {
            json.put(
                    "pending",
                    random.nextInt(6) == 0
                            ? new JsonArray()
                            : new JsonArray().add(some(List.of("D100", "D101"))).add(some(List.of("D102", "D101"))));
        }
    }

    /** That a clause gets some status, mostly with a reason. */
    byte[] status(String clause, String by) {
        JsonObject json = new JsonObject().put("clause", clause).put("status", some(STATUSES));
        if (random.nextInt(4) > 0) {
            json.put("reason", "It was said");
        }
        return json.put("by", by).toBuffer().getBytes();
    }

    /** Something about a bracket, or one on a whole clause, with a quote that is none of it mostly. */
    Made bracket(String name, String holder, String by) {
        JsonObject json = new JsonObject();
        EntryKind kind;
        int choice = random.nextInt(10);
        if (choice == 0) {
            kind = Kinds.BRACKET;
            JsonObject on = new JsonObject().put("clause", some(List.of("title", "c1", "c3", "c9")));
            if (random.nextInt(4) == 0) {
                on.put("from", new JsonArray().add(1_000).add(random.nextInt(9)));
                on.put("to", new JsonArray().add(1_000).add(random.nextInt(99)));
            }
            on.put("quote", some(List.of("Declaration", "Restored Declaration", "", "D", "x".repeat(302))));
            json.put("kind", some(List.of("CONTESTED", "PLACEHOLDER")))
                    .put("on", random.nextInt(9) == 0 ? new JsonArray() : new JsonArray().add(on));
            hold(json, holder);
        } else if (choice < 5) {
            kind = Kinds.BRACKET_HOLD;
            hold(json.put("bracket", name), holder);
        } else if (choice < 7) {
            kind = Kinds.BRACKET_LEAVE;
            json.put("bracket", name).put("holder", holder);
        } else if (choice < 9) {
            kind = Kinds.BRACKET_SETTLE;
            json.put("bracket", name)
                    .put("as", some(List.of("KEEP", "KEEP", "KEEP", "DELETE", "RESERVE")))
                    .put("agreed", random.nextBoolean());
            reason(json);
        } else {
            kind = Kinds.BRACKET_AGAIN;
            json.put("bracket", name);
        }
        return new Made(kind, json.put("by", by).toBuffer().getBytes());
    }

    /** Something about alternatives to clauses that are there or not, of which some compete. */
    Made alternative(String by) {
        JsonObject json = new JsonObject();
        List<String> clauses = List.of("c2", "c3", "c4", "c4", "c4-copy", "c1", "title", "c9");
        EntryKind kind = some(List.of(Kinds.ALTERNATIVE, Kinds.ALTERNATIVE, Kinds.APART, Kinds.CHOICE));
        if (kind.equals(Kinds.ALTERNATIVE)) {
            json.put("clause", some(clauses)).put("of", some(clauses)).put("copy", random.nextInt(6) == 0);
        } else if (kind.equals(Kinds.APART)) {
            json.put("clause", some(clauses));
        } else {
            json.put("of", some(clauses));
            if (random.nextBoolean()) {
                json.put("choose", some(clauses));
            }
            reason(json);
        }
        return new Made(kind, json.put("by", by).toBuffer().getBytes());
    }

    /** Something about a proposal that was tabled, or was not. */
    Made proposed(String by) {
        if (random.nextInt(5) == 0) {
            return streamlined(by);
        }
        JsonObject json = new JsonObject().put("proposal", some(PROPOSALS));
        EntryKind kind =
                some(List.of(Kinds.SPONSOR, Kinds.INCORPORATE, Kinds.INCORPORATE, Kinds.WITHDRAW, Kinds.NOT_TAKEN));
        if (kind.equals(Kinds.SPONSOR)) {
            json.put("delegation", some(List.of("D100", "D101", "D102", "D103", "x")))
                    .put("joins", random.nextBoolean());
        } else if (kind.equals(Kinds.INCORPORATE)) {
            json.put("revision", random.nextInt(8) == 0 ? 1 : 0)
                    .put("as", some(List.of("PROPOSED", "MERGED", "BRACKETED", "ALTERNATIVE", "CHANGED")))
                    .put("clauses", some(List.of("c2", "amend-3-copy", "amend-4-copy", "c3"), 1 + random.nextInt(2)))
                    .put("edits", some(List.of("delegate-0", "delegate-1", "sofia", "delegate-2"), random.nextInt(3)));
        } else {
            reason(json);
        }
        return new Made(kind, json.put("by", by).toBuffer().getBytes());
    }

    private Made streamlined(String by) {
        JsonArray sources = new JsonArray();
        for (int i = random.nextInt(3); i >= 0; i--) {
            sources.add(new JsonObject()
                    .put("proposal", some(PROPOSALS))
                    .put("revision", random.nextInt(8) == 0 ? 1 : 0)
                    .put("clause", some(List.of("c2", "c2", "amend-3-copy", "amend-4-copy", "c3"))));
        }
        JsonObject json =
                new JsonObject().put("clause", some(List.of("c3", "c2", "c1", "c9"))).put("sources", sources);
        if (random.nextBoolean()) {
            json.put("rationale", some(List.of("Both\nsay so", "é", " ")));
        }
        json.put("edits", some(List.of("delegate-0", "delegate-1", "sofia", "delegate-2"), random.nextInt(3)));
        return new Made(Kinds.STREAMLINE, json.put("by", by).toBuffer().getBytes());
    }

    /** One that was tabled, tabled again, mostly as it may be. */
    byte[] tabledAgain(byte[] payload, String by) {
        JsonObject json = new JsonObject(Buffer.buffer(payload));
        JsonObject proposer = json.getJsonObject("proposer");
        int revision = json.getInteger("revision") + (random.nextInt(8) == 0 ? 0 : 1);
        json.put("revision", revision)
                .put("symbol", json.getString("symbol") + some(List.of("/Rev.1", "/Rev.1", "/X", "")));
        switch (random.nextInt(10)) {
            case 0 -> json.put("number", random.nextInt(7));
            case 1 -> proposer.put("kind", some(List.of("DELEGATION", "GROUP", "CHAIR")));
            case 2 -> proposer.put("code", some(List.of("D100", "D101", "EU", "x")));
            case 3 -> json.put("sponsors", some(List.of("D100", "D101", "D102", "D102"), 2));
            case 4 -> json.put("base", some(List.of(0, 1, 1_000, 100_000)));
            case 5 -> json.getJsonArray("clauses").getJsonObject(0).put("clause", some(List.of("c3", "c4", "no id")));
            case 6 ->
                json.getJsonArray("writers").getJsonObject(0).put("clients", some(List.of(4_294_967_296L, 7L), 1));
            case 7 -> json.getJsonArray("writers").getJsonObject(0).put("person", some(List.of("eve", "delegate-1")));
            case 8 ->
                json.put(
                        "changes",
                        Base64.getEncoder()
                                .encodeToString(
                                        changedUpdate(Base64.getDecoder().decode(json.getString("changes")))));
            default -> json.put("title", some(List.of("Another", "Another", "", "x".repeat(201))));
        }
        return json.put("by", by).toBuffer().getBytes();
    }

    private byte[] changedUpdate(byte[] update) {
        byte[] bytes = update.clone();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    private <T> JsonArray some(List<T> of, int count) {
        JsonArray some = new JsonArray();
        for (int i = 0; i < count; i++) {
            some.add(some(of));
        }
        return some;
    }

    private void hold(JsonObject json, String holder) {
        json.put("holder", holder).put("stance", some(List.of("KEEP", "DELETE", "RESERVE", "KEEP", "OPPOSE")));
        if (random.nextInt(4) == 0) {
            json.put("note", random.nextBoolean() ? some(REASONS) : "n".repeat(499 + random.nextInt(3)));
        }
    }

    /** Rules about a person, a delegation or a group, of which one or the other gives the right to decide. */
    byte[] access(String person, @Nullable String delegation, String by) {
        JsonArray rules = new JsonArray();
        if (random.nextBoolean()) {
            rules.add(rule("person", person));
        }
        if (random.nextBoolean()) {
            rules.add(rule("delegation", delegation == null ? "D100" : delegation));
        }
        if (rules.isEmpty() || random.nextBoolean()) {
            rules.add(rule("group", "EU"));
        }
        return new JsonObject().put("rules", rules).put("by", by).toBuffer().getBytes();
    }

    private JsonObject rule(String scope, String subject) {
        String level = some(List.of("CHAIR", "CHAIR", "DRAFT", "DRAFT", "READ"));
        return new JsonObject()
                .put("subject", new JsonObject().put(scope, subject))
                .put("level", level)
                .putNull("clauses")
                .put("arrange", level.equals("DRAFT") && random.nextBoolean());
    }

    private JsonObject revision() {
        JsonObject json = new JsonObject().put("number", 1 + random.nextInt(4));
        int correction = 1 + random.nextInt(3);
        boolean corrects = random.nextBoolean();
        if (corrects) {
            json.put("correction", correction);
        }
        json.put(
                "symbol",
                some(List.of(
                        "WP.1/Rev.3", "WP.1/Rev.1/Corr." + correction, "WP.1/Rev.2/Corr." + correction, "WP.1/Rev.2")));
        json.put("title", some(List.of("Third", "", "é", "x".repeat(301))));
        if (random.nextInt(4) == 0) {
            json.put("note", some(REASONS));
        }
        if (corrects) {
            json.put("corrects", some(List.of("WP.1/Rev.1", "WP.1/Rev.2", "WP.1/Rev.1/Corr.1", "WP.1/Rev.9")));
        }
        return json.put("text", "0".repeat(64)).put("statuses", new JsonArray());
    }

    private JsonObject numbering() {
        JsonObject json =
                new JsonObject().put("mode", some(List.of("HELD", "HELD", "RUNNING", "RUNNING", "HELD BACK")));
        boolean held = json.getString("mode").equals("HELD");
        return held == (random.nextInt(8) > 0)
                ? json.put("since", some(List.of("WP.1/Rev.1", "WP.1/Rev.1/Corr.1", "WP.1/Rev.2", "WP.1/Rev.9", "")))
                : json;
    }

    private JsonArray rules() {
        JsonArray rules = new JsonArray();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            String scope = some(List.of("group", "delegation", "person"));
            String subject = some(
                    switch (scope) {
                        case "person" -> List.of("sofia", "delegate-0", "delegate-1", "observer", "cochair");
                        case "delegation" -> List.of("D100", "D101", "D102");
                        default -> List.of("EU", "G77");
                    });
            boolean odd = random.nextInt(8) == 0;
            String level = some(List.of("NONE", "READ", "COMMENT", "DRAFT", "CHAIR", "CHAIR"));
            rules.add(new JsonObject()
                    .put("subject", new JsonObject().put(scope, subject))
                    .put("level", level)
                    .put("clauses", odd ? new JsonArray().add("c1") : null)
                    .put("arrange", random.nextInt(8) == 0));
        }
        return rules;
    }

    private void reason(JsonObject json) {
        if (random.nextBoolean()) {
            json.put("reason", random.nextInt(3) > 0 ? "It was said" : some(REASONS));
        }
    }

    /** The same JSON with one thing that is otherwise. */
    String changed(String json) {
        int at = json.length() < 2 ? 0 : 1 + random.nextInt(json.length() - 1);
        return switch (random.nextInt(7)) {
            case 0 -> json.substring(0, at) + " " + json.substring(at);
            case 1 -> json.substring(0, at);
            case 2 -> json + some(List.of(" ", "\n", "{}", "\0"));
            case 3 -> json.replaceFirst("\"([a-z]+)\":", "\"" + some(List.of("x", "by", "reason", "Seq")) + "\":");
            case 4 -> valueReplaced(json);
            case 5 ->
                json.substring(0, at) + some(List.of("\\", "\"", "é", "\u0001", "0", ",", "}")) + json.substring(at);
            default -> json.replaceFirst("([a-z])", "\\\\u00" + Integer.toHexString('a'));
        };
    }

    private String valueReplaced(String json) {
        List<int[]> values = new ArrayList<>();
        var matcher = Pattern.compile("(?<=:)(\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9]+|true|false|null)")
                .matcher(json);
        while (matcher.find()) {
            values.add(new int[] {matcher.start(), matcher.end()});
        }
        if (values.isEmpty()) {
            return json + "x";
        }
        int[] value = values.get(random.nextInt(values.size()));
        return json.substring(0, value[0]) + some(STRANGE) + json.substring(value[1]);
    }

    private <T> T some(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
