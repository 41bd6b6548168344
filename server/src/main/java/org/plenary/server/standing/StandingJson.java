package org.plenary.server.standing;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.standing.AccessRule.Scope;

/** The values of this package as JSON, with their keys in one fixed order. What is read is checked to the last key. */
public final class StandingJson {
    private static final Set<String> RULE_KEYS = Set.of("subject", "level", "clauses", "arrange");

    private StandingJson() {}

    /** {@code {"rules": [...]}}. */
    public static JsonObject access(Access access) {
        JsonArray rules = new JsonArray();
        access.rules()
                .forEach(rule -> rules.add(new JsonObject()
                        .put("subject", new JsonObject().put(rule.scope().wireName(), rule.subject()))
                        .put("level", rule.level().name())
                        .put("clauses", clauses(rule.clauses()))
                        .put("arrange", rule.arrange())));
        return new JsonObject().put("rules", rules);
    }

    private static @Nullable JsonArray clauses(@Nullable Collection<ClauseId> clauses) {
        if (clauses == null) {
            return null;
        }
        JsonArray ids = new JsonArray();
        clauses.forEach(clause -> ids.add(clause.value()));
        return ids;
    }

    /**
     * Reads what {@link #access} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static Access readAccess(JsonObject json) {
        requireKeys(json, Set.of("rules"));
        List<AccessRule> rules = new ArrayList<>();
        for (Object rule : array(json.getValue("rules"), "rules")) {
            rules.add(readRule(object(rule, "a rule")));
        }
        return new Access(rules);
    }

    private static AccessRule readRule(JsonObject json) {
        requireKeys(json, RULE_KEYS);
        JsonObject subject = object(json.getValue("subject"), "subject");
        List<ClauseId> clauses = null;
        if (json.getValue("clauses") != null) {
            clauses = new ArrayList<>();
            for (Object clause : array(json.getValue("clauses"), "clauses")) {
                clauses.add(new ClauseId(text(clause, "a clause's id")));
            }
        }
        AccessLevel level = one(AccessLevel.class, json.getValue("level"), "level");
        for (Scope scope : Scope.values()) {
            if (subject.size() == 1 && subject.containsKey(scope.wireName())) {
                String name = text(subject.getValue(scope.wireName()), scope.wireName());
                return new AccessRule(scope, name, level, clauses, Boolean.TRUE.equals(json.getValue("arrange")));
            }
        }
        throw new IllegalArgumentException(
                "expected a subject with one of delegation, group or person, got the keys " + subject.fieldNames());
    }

    /** The notice of what stands: the decisions about clauses, the mode, and whether the draft is archived. */
    public static JsonObject standing(Standing standing, long seq) {
        JsonObject clauses = new JsonObject();
        new TreeMap<>(standing.clauses()).forEach((id, decision) -> clauses.put(id, clauseDecision(decision, true)));
        return new JsonObject()
                .put("kind", "standing")
                .put("seq", seq)
                .put("mode", standing.mode().name())
                .put("archived", standing.archived())
                .put("clauses", clauses);
    }

    /** A decision about a clause. */
    public static JsonObject clauseDecision(ClauseDecision decision, boolean withStatus) {
        JsonObject json = new JsonObject();
        if (withStatus) {
            json.put("status", decision.status().name());
        }
        return json.put("person", decision.by().id().value())
                .put("name", decision.by().name())
                .put("delegation", decision.by().delegation())
                .put("at", Instant.ofEpochMilli(decision.atMillis()).toString())
                .put("reason", decision.reason());
    }

    /** Adds what somebody may do. */
    public static JsonObject rights(Rights rights, JsonObject to) {
        return to.put("mayWrite", rights.mayWrite())
                .put("mayDecide", rights.mayDecide())
                .put("mayArrange", rights.mayArrange())
                .put("clauses", sorted(rights.clauses()));
    }

    private static @Nullable JsonArray sorted(@Nullable Set<String> clauses) {
        return clauses == null ? null : new JsonArray(clauses.stream().sorted().toList());
    }

    static void requireKeys(JsonObject json, Set<String> known) {
        for (String key : json.fieldNames()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("expected no keys but " + known + ", got " + key);
            }
        }
    }

    static <E extends Enum<E>> E one(Class<E> type, @Nullable Object value, String what) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(value)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "expected " + what + " to be one of " + List.of(type.getEnumConstants()) + ", got another value");
    }

    static String text(@Nullable Object value, String what) {
        if (value instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("expected " + what + " to be a text, got another value or none");
    }

    static boolean truth(@Nullable Object value, String what) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw new IllegalArgumentException("expected " + what + " to be true or false, got another value or none");
    }

    static long number(@Nullable Object value, String what) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw new IllegalArgumentException("expected " + what + " to be a whole number, got another value or none");
    }

    static JsonObject object(@Nullable Object value, String what) {
        if (value instanceof JsonObject json) {
            return json;
        }
        throw new IllegalArgumentException("expected " + what + " to be an object, got another value or none");
    }

    static JsonArray array(@Nullable Object value, String what) {
        if (value instanceof JsonArray json) {
            return json;
        }
        throw new IllegalArgumentException("expected " + what + " to be a list, got another value or none");
    }
}
