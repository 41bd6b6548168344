package org.plenary.server.http.desk;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.instrument.ClauseId;
import org.plenary.server.desk.DeskReading;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ThreadPlaces;
import org.plenary.server.http.draft.DraftsApi;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.room.Drafts;

/**
 * What stands in the way of agreeing a clause: what the law of the draft puts there, and what was said against it, or
 * is still talked about, to the audiences of who asks.
 */
public final class HindrancesApi {
    private static final Set<String> AGAINST = Set.of("OPPOSE", "RESERVE");
    /** So much of a comment is told. */
    private static final int MAX_TEXT = 200;

    private final Drafts drafts;
    private final Desks desks;
    private final ThreadPlaces places;

    public HindrancesApi(Drafts drafts, Desks desks, ThreadPlaces places) {
        this.drafts = drafts;
        this.desks = desks;
        this.places = places;
    }

    public void list(RoutingContext context) {
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        Person person = SignIn.person(context);
        // Who somebody is in the draft is asked last, so that the answer is for what they are then.
        DraftsApi.find(drafts, context)
                .compose(stream -> Future.all(
                                drafts.read(stream.id(), state -> LegalHindrances.of(state, clause)),
                                places.read(stream.id(), person))
                        .compose(both -> desks.read(stream.id(), person)
                                .map(said -> answer(clause, both.resultAt(0), both.resultAt(1), said))))
                .onSuccess(answer -> CommentsApi.send(context, 200, answer))
                .onFailure(context::fail);
    }

    private static Fields answer(ClauseId clause, LegalHindrances legal, Fields places, DeskReading said) {
        Set<String> brackets = legal.brackets();
        Map<String, Set<String>> clausesOf = new HashMap<>();
        for (Fields thread : places.objects("threads")) {
            clausesOf.put(
                    thread.text("id"),
                    thread.objects("now").stream()
                            .map(part -> part.text("clause"))
                            .collect(Collectors.toSet()));
        }
        List<Fields> positions = said.positions(false).objects("positions").stream()
                .filter(position ->
                        AGAINST.contains(position.text("value")) && isAbout(position.object("scope"), clause, brackets))
                .toList();
        List<Fields> threads = said.comments().objects("threads").stream()
                .filter(thread -> thread.text("state").equals("OPEN")
                        && clausesOf.getOrDefault(thread.text("id"), Set.of()).contains(clause.value()))
                .map(HindrancesApi::brief)
                .toList();
        return legal.told().putAll("positions", positions).putAll("threads", threads);
    }

    private static boolean isAbout(Fields scope, ClauseId clause, Set<String> brackets) {
        return switch (scope.text("kind")) {
            case "CLAUSE", "ALTERNATIVE" -> scope.text("id").equals(clause.value());
            case "BRACKET" -> brackets.contains(scope.text("id"));
            default -> false;
        };
    }

    private static Fields brief(Fields thread) {
        Fields first = thread.objects("comments").get(0);
        String text = first.text("text");
        return new Fields()
                .put("id", thread.text("id"))
                .put("audience", thread.object("audience"))
                .put("at", thread.number("at"))
                .put("by", first.object("by"))
                .put("text", text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…");
    }
}
