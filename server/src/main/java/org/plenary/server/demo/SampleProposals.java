package org.plenary.server.demo;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Clause;
import org.plenary.instrument.Instrument;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.StreamId;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.proposal.Proposing;

/** What delegations of the demonstration propose about its draft, from JSON. */
final class SampleProposals {
    private final Proposing proposing;
    private final StreamId draft;
    private final Function<String, Person> people;

    private SampleProposals(Proposing proposing, StreamId draft, Function<String, Person> people) {
        this.proposing = proposing;
        this.draft = draft;
        this.people = people;
    }

    /**
     * Proposes all of it, one after the other, and then writes what is written in the draft meanwhile.
     *
     * @param people the person of an id
     */
    static Future<Void> propose(
            JsonObject sample, Proposing proposing, StreamId draft, Function<String, Person> people) {
        SampleProposals told = new SampleProposals(proposing, draft, people);
        Future<Void> done = Future.succeededFuture();
        for (JsonObject proposal : objects(sample, "proposals").toList()) {
            done = done.compose(before -> told.propose(proposal));
        }
        return done.compose(before -> told.write(sample.getJsonObject("meanwhile"), draft));
    }

    private Future<Void> propose(JsonObject proposal) {
        Person person = who(proposal.getString("person"));
        Proposer by = Proposer.delegation(String.valueOf(person.delegationCode()));
        return proposing
                .begin(draft, person, proposal.getString("title"), by)
                .compose(id -> write(proposal, id)
                        .compose(written -> share(proposal, id, person))
                        .compose(shared -> submit(proposal, id, person)));
    }

    private Future<Void> share(JsonObject proposal, StreamId id, Person person) {
        Future<Void> shared = Future.succeededFuture();
        for (Object sponsor : proposal.getJsonArray("sponsors", new JsonArray())) {
            Person joining = who((String) sponsor);
            shared = shared.compose(
                            before -> proposing.invite(id, person, String.valueOf(joining.delegationCode()), true))
                    .compose(invited -> proposing.sponsor(id, joining, null, true))
                    .mapEmpty();
        }
        return shared;
    }

    private Future<Void> submit(JsonObject proposal, StreamId id, Person person) {
        @Nullable String rationale = proposal.getString("rationale");
        return rationale == null
                ? Future.succeededFuture()
                : proposing.submit(id, person, null, rationale).mapEmpty();
    }

    private Future<Void> write(JsonObject words, StreamId text) {
        List<Clause> clauses =
                SampleText.read(objects(words, "clauses").toList()).clauses();
        return proposing
                .rewrite(text, who(words.getString("person")), before -> with(before, clauses))
                .mapEmpty();
    }

    private static Instrument with(Instrument text, List<Clause> clauses) {
        return new Instrument(text.clauses().stream()
                .map(clause -> clauses.stream()
                        .filter(each -> each.id().equals(clause.id()))
                        .findFirst()
                        .orElse(clause))
                .toList());
    }

    private static Stream<JsonObject> objects(JsonObject from, String key) {
        return from.getJsonArray(key, new JsonArray()).stream().map(JsonObject.class::cast);
    }

    private Person who(String id) {
        Person person = people.apply(id);
        if (person == null) {
            throw new IllegalStateException("expected somebody of the demonstration, got " + id);
        }
        return person;
    }
}
