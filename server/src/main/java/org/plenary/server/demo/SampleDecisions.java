package org.plenary.server.demo;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.draft.BracketRequest;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;
import org.plenary.server.negotiation.AdReferendum;
import org.plenary.server.negotiation.BracketId;
import org.plenary.server.negotiation.BracketKind;
import org.plenary.server.negotiation.Decision;
import org.plenary.server.negotiation.HoldBracket;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.LeaveBracket;
import org.plenary.server.negotiation.MakePackage;
import org.plenary.server.negotiation.NumberingMode;
import org.plenary.server.negotiation.OfferAlternative;
import org.plenary.server.negotiation.SetNumbering;
import org.plenary.server.negotiation.SetStatus;
import org.plenary.server.negotiation.SettleBracket;
import org.plenary.server.negotiation.Settlement;
import org.plenary.server.negotiation.Stance;

/**
 * The decisions in the story of the demonstration, from its steps in JSON. A bracket has a name there, by which later
 * steps speak of it.
 */
final class SampleDecisions {
    private final Map<String, BracketId> brackets = new HashMap<>();

    /** Takes what a step decides; false if it decides nothing. */
    boolean take(JsonObject step, Person person, long at, DraftStory story) {
        if (step.containsKey("bracket")) {
            JsonObject bracket = step.getJsonObject("bracket");
            brackets.put(bracket.getString("name"), story.brackets(person, at, request(bracket, person)));
            return true;
        }
        Decision decision = decision(step, person, story);
        if (decision != null) {
            story.decides(person, at, decision);
        }
        return decision != null;
    }

    private @Nullable Decision decision(JsonObject step, Person person, DraftStory story) {
        String kind = step.fieldNames().stream()
                .filter(name -> !name.equals("before") && !name.equals("person"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a step of the sample's story does nothing: " + step));
        JsonObject says = step.getJsonObject(kind);
        return switch (kind) {
            case "status" ->
                new SetStatus(
                        new ClauseId(says.getString("id")),
                        ClauseStatus.valueOf(says.getString("status")),
                        says.getString("reason"),
                        new AdReferendum.Terms(says.getString("forum"), texts(says, "pending")));
            case "alternative" ->
                new OfferAlternative(new ClauseId(says.getString("id")), new ClauseId(says.getString("of")), false);
            case "package" ->
                new MakePackage(
                        says.getString("title"),
                        texts(says, "ids").stream().map(ClauseId::new).toList());
            case "numbering" ->
                SetNumbering.of(
                        NumberingMode.valueOf(says.getString("mode")), says.getString("since"), story.standing());
            case "hold" -> new HoldBracket(bracket(says), holder(person), stance(says), says.getString("note"));
            case "leave" -> new LeaveBracket(bracket(says), holder(person));
            case "settle" ->
                new SettleBracket(
                        bracket(says),
                        Settlement.Outcome.valueOf(says.getString("as")),
                        says.getBoolean("agreed"),
                        says.getString("reason"));
            default -> null;
        };
    }

    private static List<String> texts(JsonObject says, String key) {
        return says.getJsonArray(key, new JsonArray()).stream()
                .map(String.class::cast)
                .toList();
    }

    private static BracketRequest request(JsonObject bracket, Person person) {
        return new BracketRequest(
                BracketKind.valueOf(bracket.getString("kind", BracketKind.CONTESTED.name())),
                List.of(),
                new BracketRequest.Words(
                        new ClauseId(bracket.getString("id")),
                        bracket.getString("quote"),
                        bracket.getInteger("occurrence", 1)),
                holder(person),
                stance(bracket),
                bracket.getString("note"));
    }

    private BracketId bracket(JsonObject says) {
        BracketId bracket = brackets.get(says.getString("name"));
        if (bracket == null) {
            throw new IllegalArgumentException("the story of the sample names a bracket that is not there: " + says);
        }
        return bracket;
    }

    private static Stance stance(JsonObject says) {
        return Stance.valueOf(says.getString("stance"));
    }

    /** For whom somebody acts: a delegate for the delegation, others as the chair. */
    private static Holder holder(Person person) {
        String delegation = person.delegationCode();
        return person.role() == Role.DELEGATE && delegation != null ? new Holder(delegation) : Holder.CHAIR;
    }
}
