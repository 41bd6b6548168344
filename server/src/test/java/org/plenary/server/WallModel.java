package org.plenary.server;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What may be known of a draft's desks, and by whom, as the rules say it in words: written anew for {@link WallTest},
 * which compares it with all that the server answers and tells.
 */
final class WallModel {
    static final List<String> LEVELS = List.of("NONE", "READ", "COMMENT", "DRAFT", "CHAIR");

    /** Somebody as they are in the process now. */
    record Who(String id, String role, @Nullable String delegation, boolean revoked) {
        boolean decides() {
            return Set.of("CHAIR", "CO_FACILITATOR", "SECRETARIAT").contains(role);
        }
    }

    /** A rule of access: {@code person claire}, {@code delegation FRA}, {@code group EU}. */
    record Rule(String scope, String subject, String level) {}

    final Map<String, Who> people = new LinkedHashMap<>();
    final Map<String, String> names = new TreeMap<>();
    final Map<String, Set<String>> groups = new TreeMap<>();
    final List<Rule> rules = new ArrayList<>();
    boolean archived;

    /** The threads as they were told last, by their names, and the newest entry of each desk. */
    final Map<String, JsonObject> threads = new LinkedHashMap<>();

    final Map<String, JsonObject> positions = new LinkedHashMap<>();
    final Map<String, Long> heads = new LinkedHashMap<>();
    final Map<String, JsonObject> audiences = new LinkedHashMap<>();
    final Map<String, Long> seen = new LinkedHashMap<>();

    /** What was done on desks, by their names in the list of events, in order. */
    final Map<String, JsonObject> events = new LinkedHashMap<>();

    /** A new draft: nobody has said anything about it. */
    void newDraft() {
        rules.clear();
        archived = false;
        threads.clear();
        positions.clear();
        heads.clear();
        audiences.clear();
        seen.clear();
        events.clear();
    }

    Set<String> groupsOf(Who who) {
        Set<String> codes = new TreeSet<>();
        groups.forEach((code, members) -> {
            if (who.delegation() != null && members.contains(who.delegation())) {
                codes.add(code);
            }
        });
        return codes;
    }

    int level(Who who) {
        if (who.role().equals("SECRETARIAT")) {
            return 4;
        }
        Integer byPerson = null;
        Integer byDelegation = null;
        Integer byGroup = null;
        for (Rule rule : rules) {
            int level = LEVELS.indexOf(rule.level());
            if (rule.scope().equals("person") && rule.subject().equals(who.id())) {
                byPerson = level;
            } else if (rule.scope().equals("delegation")
                    && !who.decides()
                    && rule.subject().equals(who.delegation())) {
                byDelegation = level;
            } else if (rule.scope().equals("group")
                    && !who.decides()
                    && groupsOf(who).contains(rule.subject())) {
                byGroup = byGroup == null ? level : Math.max(byGroup, level);
            }
        }
        boolean observes = who.role().equals("OBSERVER");
        int level = byPerson != null
                ? byPerson
                : byDelegation != null
                        ? byDelegation
                        : byGroup != null ? byGroup : who.decides() ? 4 : observes ? 1 : 3;
        return observes ? Math.min(level, 2) : level;
    }

    boolean mayRead(Who who) {
        return !who.revoked() && level(who) > 0;
    }

    boolean isIn(Who who, JsonObject audience) {
        if (!mayRead(who)) {
            return false;
        }
        String code = audience.getString("code");
        return switch (audience.getString("kind")) {
            case "ALL" -> true;
            case "CHAIR" -> level(who) == 4;
            case "DELEGATION" -> code.equals(who.delegation());
            default -> groupsOf(who).contains(code);
        };
    }

    boolean maySpeak(Who who, JsonObject audience) {
        return !archived && (!audience.getString("kind").equals("ALL") || level(who) >= 2);
    }

    static JsonObject audience(String kind, @Nullable String code) {
        JsonObject audience = new JsonObject().put("kind", kind);
        return code == null ? audience : audience.put("code", code);
    }

    /** The audiences that somebody is in, in the order in which they are told. */
    List<JsonObject> audiencesOf(Who who) {
        List<JsonObject> all = new ArrayList<>();
        all.add(audience("ALL", null));
        groupsOf(who).forEach(code -> all.add(audience("GROUP", code)));
        if (who.delegation() != null) {
            all.add(audience("DELEGATION", who.delegation()));
        }
        all.add(audience("CHAIR", null));
        all.removeIf(audience -> !isIn(who, audience));
        return all;
    }

    /** As the server is to tell it. */
    JsonArray seats(Who who) {
        JsonArray seats = new JsonArray();
        for (JsonObject audience : audiencesOf(who)) {
            String name = switch (audience.getString("kind")) {
                case "ALL" -> "Everybody who may read the draft";
                case "CHAIR" -> "Chair and secretariat";
                default -> names.get(audience.getString("code"));
            };
            seats.add(audience.copy().put("name", name).put("mayWrite", maySpeak(who, audience)));
        }
        return seats;
    }

    /** The desks that somebody hears of. */
    JsonArray desks(Who who, boolean withSeen) {
        JsonArray desks = new JsonArray();
        for (JsonObject audience : audiencesOf(who)) {
            audiences.forEach((desk, of) -> {
                if (of.equals(audience)) {
                    JsonObject told = new JsonObject()
                            .put("id", desk)
                            .put("audience", audience)
                            .put("seq", heads.get(desk));
                    desks.add(withSeen ? told.put("seen", seen.getOrDefault(who.id() + " " + desk, 0L)) : told);
                }
            });
        }
        return desks;
    }

    /** What of these somebody may see, in the order of the audiences and, in each, of their beginning. */
    JsonArray visible(Who who, Map<String, JsonObject> all) {
        JsonArray visible = new JsonArray();
        for (JsonObject audience : audiencesOf(who)) {
            all.values().stream()
                    .filter(each -> each.getJsonObject("audience").equals(audience))
                    .forEach(visible::add);
        }
        return visible;
    }
}
