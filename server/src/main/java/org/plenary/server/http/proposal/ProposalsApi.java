package org.plenary.server.http.proposal;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.http.exchange.Json;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.http.exchange.Query;
import org.plenary.server.http.exchange.SignIn;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Fields;
import org.plenary.server.negotiation.ProposalRules;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.negotiation.Taking;
import org.plenary.server.proposal.Proposing;
import org.plenary.server.proposal.TakeRequest;

/** Proposals about drafts. */
public final class ProposalsApi {
    private final Proposing proposing;

    public ProposalsApi(Proposing proposing) {
        this.proposing = proposing;
    }

    static StreamId draft(RoutingContext context) {
        return new StreamId(context.pathParam("draftId"));
    }

    private static StreamId proposal(RoutingContext context) {
        return new StreamId(context.pathParam("proposalId"));
    }

    /** The branch that a request is about, of a proposal that who asks may open. */
    public Future<Stream> branch(RoutingContext context) {
        return proposing.branch(proposal(context), SignIn.person(context));
    }

    /** Kept by nobody on the way: what one person is answered another may not know. */
    private static void send(RoutingContext context, int status, Fields told) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(Json.of(told).toBuffer());
    }

    static void answer(RoutingContext context, Future<Fields> told) {
        told.onSuccess(fields -> send(context, 200, fields)).onFailure(context::fail);
    }

    /** What is read of a request; empty if it has been answered with what is wrong with it. */
    static <T> Optional<T> read(RoutingContext context, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be done: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    static JsonObject body(RoutingContext context) {
        JsonObject body = context.body().asJsonObject();
        return body == null ? new JsonObject() : body;
    }

    /** A text of a request without blanks around it, null if there is none in it. */
    static @Nullable String text(JsonObject body, String key) {
        String text = body.getString(key);
        return text == null || text.isBlank() ? null : text.strip();
    }

    public void list(RoutingContext context) {
        answer(context, proposing.list(draft(context), SignIn.person(context)));
    }

    public void begin(RoutingContext context) {
        Person person = SignIn.person(context);
        JsonObject body = body(context);
        String title = String.valueOf(text(body, "title"));
        read(context, () -> by(body, person))
                .ifPresent(by -> proposing
                        .begin(draft(context), person, title, by)
                        .onSuccess(id -> send(context, 201, new Fields().put("id", id.value())))
                        .onFailure(context::fail));
    }

    public void rule(RoutingContext context) {
        read(context, () -> rules(body(context)))
                .ifPresent(rules -> answer(context, proposing.rule(draft(context), SignIn.person(context), rules)));
    }

    /** The zone is to be one that this server knows, so that people are told times in it. */
    private static ProposalRules rules(JsonObject body) {
        String zone = body.getString("zone");
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException("expected a time zone such as Europe/Paris, got one that is not known");
        }
        return ProposalRules.read(Fields.of(body.copy()
                .put("late", body.getString("late", ProposalRules.Late.REFUSED.name()))
                .put("seconders", Long.valueOf(body.getInteger("seconders", 0)))
                .getMap()));
    }

    private static Proposer by(JsonObject body, Person person) {
        return by(body.getString("delegation"), body.getString("group"), person);
    }

    /** In whose name something is that names a delegation, a group, or neither. */
    static Proposer by(@Nullable String delegation, @Nullable String group, Person person) {
        if (delegation != null && group != null) {
            throw new IllegalArgumentException("expected a delegation or a group in whose name it is, got both");
        }
        if (group != null) {
            return Proposer.group(group);
        }
        String own = delegation != null ? delegation : person.delegationCode();
        return own == null ? Proposer.CHAIR : Proposer.delegation(own);
    }

    public void get(RoutingContext context) {
        answer(context, proposing.get(proposal(context), SignIn.person(context)));
    }

    private static Proposing.@Nullable Version version(RoutingContext context) {
        String of = Query.text(context, "of");
        return of == null ? null : of.equals("branch") ? Proposing.Version.BRANCH : Proposing.Version.SUBMITTED;
    }

    public void getText(RoutingContext context) {
        answer(context, proposing.text(proposal(context), SignIn.person(context), version(context)));
    }

    public void getClause(RoutingContext context) {
        ClauseId clause = new ClauseId(context.pathParam("clauseId"));
        answer(context, proposing.clause(proposal(context), SignIn.person(context), clause, version(context)));
    }

    public void moved(RoutingContext context) {
        answer(context, proposing.moved(proposal(context), SignIn.person(context)));
    }

    public void submit(RoutingContext context) {
        JsonObject body = body(context);
        proposing
                .submit(proposal(context), SignIn.person(context), text(body, "title"), text(body, "rationale"))
                .onSuccess(tabled -> send(
                        context,
                        200,
                        new Fields()
                                .put("symbol", tabled.symbol())
                                .put("state", tabled.state().name())
                                .put("number", tabled.number())
                                .put("revision", tabled.revision())))
                .onFailure(context::fail);
    }

    public void sponsor(RoutingContext context) {
        JsonObject body = body(context);
        answer(
                context,
                proposing.sponsor(
                        proposal(context),
                        SignIn.person(context),
                        body.getString("delegation"),
                        body.getBoolean("joins", true)));
    }

    public void invite(RoutingContext context) {
        JsonObject body = body(context);
        answer(
                context,
                proposing.invite(
                        proposal(context),
                        SignIn.person(context),
                        body.getString("delegation"),
                        body.getBoolean("invited", true)));
    }

    public void withdraw(RoutingContext context) {
        proposing
                .withdraw(proposal(context), SignIn.person(context), text(body(context), "reason"))
                .onSuccess(told -> told.ifPresentOrElse(
                        fields -> send(context, 200, fields),
                        () -> context.response().setStatusCode(204).end()))
                .onFailure(context::fail);
    }

    public void decline(RoutingContext context) {
        answer(context, proposing.decline(proposal(context), SignIn.person(context), text(body(context), "reason")));
    }

    public void incorporate(RoutingContext context) {
        JsonObject body = body(context);
        answer(
                context,
                proposing.incorporate(
                        draft(context),
                        SignIn.person(context),
                        new TakeRequest(
                                new StreamId(body.getString("proposal")),
                                clauses(body.getJsonArray("clauses")),
                                Taking.valueOf(body.getString("as")))));
    }

    private static List<ClauseId> clauses(JsonArray ids) {
        return ids.stream().map(id -> new ClauseId((String) id)).distinct().toList();
    }
}
