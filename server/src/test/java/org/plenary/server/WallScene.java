package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.plenary.server.WallModel.Rule;
import org.plenary.server.WallModel.Who;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** The scene of {@link WallGame}: a draft, people and who listens, and what the secretariat changes about them. */
class WallScene {
    static final List<String> DELEGATIONS = List.of("FRA", "KEN", "MLI");
    static final List<String> GROUPS = List.of("AFR", "EU");
    static final int MOST_LISTENERS = 12;

    final TestServer server;
    final Api api;
    final Map<String, Integer> tally;
    final Map<String, Person> tokens = new LinkedHashMap<>();
    final WallModel model = new WallModel();
    final List<WallListener> listeners = new ArrayList<>();
    Random random = new Random();
    Stream draft;
    String game = "";

    WallScene(TestServer server, Map<String, Integer> tally) {
        this.server = server;
        this.api = new Api(server);
        this.tally = tally;
        this.draft = DeskPeople.draft(server);
        for (Person person : List.of(
                TestServer.CLAIRE,
                TestServer.DANIEL,
                DeskPeople.AMINA,
                DeskPeople.MOUSSA,
                TestServer.CHAIR,
                TestServer.WATCHER,
                TestServer.INGRID)) {
            tokens.put(person.id().value(), person);
            model.people.put(
                    person.id().value(),
                    new Who(person.id().value(), person.role().name(), person.delegationCode(), false));
        }
        model.names.putAll(
                Map.of("FRA", "France", "KEN", "Kenya", "MLI", "Mali", "AFR", "African Group", "EU", "European Union"));
        model.groups.put("AFR", new TreeSet<>(Set.of("KEN", "MLI")));
        model.groups.put("EU", new TreeSet<>(Set.of("FRA")));
    }

    void settle() {
        listeners.forEach(listener -> listener.settle(game));
        listeners.forEach(WallListener::nothingMoreOfTheRace);
        listeners.removeIf(listener -> !listener.isOpen());
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    Who anybody() {
        return any(List.copyOf(model.people.values()));
    }

    /** Anybody but who runs the process. */
    Who somebody() {
        Who who = anybody();
        return who.id().equals("ingrid") ? somebody() : who;
    }

    HttpResponse<String> send(Who who, String method, String rest, JsonObject body) {
        return api.send(tokens.get(who.id()), method, "/api/drafts/" + draft.id() + rest, body);
    }

    void assertStatus(HttpResponse<String> answer, int status, String act, Who who) {
        assertThat(answer.statusCode())
                .as("%s: %s by %s: %s", game, act, who, answer.body())
                .isEqualTo(status);
        tally.merge(act + " " + status, 1, Integer::sum);
    }

    /** What is wrong with saying something to an audience; 0 if nothing is. */
    int wrong(Who who, JsonObject audience) {
        if (who.revoked()) {
            return 401;
        }
        if (!model.isIn(who, audience)) {
            return 404;
        }
        return model.archived ? 409 : model.maySpeak(who, audience) ? 0 : 403;
    }

    void listen(Who who) {
        if (!model.mayRead(who)) {
            RawSocket.Answer answer = WallListener.request(server, "/desks/" + draft.id(), tokens.get(who.id()));
            assertThat(answer.status()).as("%s: listen by %s", game, who).isEqualTo(who.revoked() ? 401 : 404);
        } else if (listeners.size() < MOST_LISTENERS) {
            WallListener listener = WallListener.join(server, draft, tokens.get(who.id()));
            listeners.add(listener);
            listener.toHear(model.seats(who), model.desks(who, false));
        }
    }

    /** A thread reads so from now on: who is to hear it hears it. */
    void said(JsonObject thread, boolean race) {
        model.threads.put(thread.getString("id"), thread);
        news("thread", thread, race);
    }

    void news(String kind, JsonObject what, boolean race) {
        String desk = what.getString("desk");
        JsonObject audience = what.getJsonObject("audience");
        assertThat(model.audiences.entrySet())
                .noneMatch(
                        each -> !each.getKey().equals(desk) && each.getValue().equals(audience));
        model.audiences.put(desk, audience);
        model.heads.put(desk, what.getLong("seq"));
        model.events.put(
                desk + "-" + what.getLong("seq"),
                new JsonObject().put("desk", desk).put("audience", audience));
        JsonObject news = new JsonObject()
                .put("kind", kind)
                .put("desk", desk)
                .put("seq", what.getLong("seq"))
                .put(kind, what);
        for (WallListener listener : listeners) {
            Who who = model.people.get(listener.person);
            if (model.isIn(who, audience)) {
                listener.toHear(news, model.desks(who, false), race);
            }
        }
    }

    void byTheSecretariat(String method, String path, JsonObject body) {
        HttpResponse<String> answer = api.send(TestServer.INGRID, method, path, body);
        assertThat(answer.statusCode())
                .as("%s: %s %s %s", game, path, body, answer.body())
                .isIn(200, 204);
    }

    /** Something has changed about people or the draft: who may hear what, from now on. */
    void changed(String what) {
        tally.merge(what, 1, Integer::sum);
        for (WallListener listener : listeners) {
            Who who = model.people.get(listener.person);
            if (model.mayRead(who)) {
                listener.toHear(model.seats(who), model.desks(who, false));
            } else {
                listener.toEnd();
            }
        }
    }

    void changePerson() {
        change(somebodyElse(somebody()));
        changed("person");
    }

    Who somebodyElse(Who who) {
        String role = any(List.of("DELEGATE", "DELEGATE", "DELEGATE", "OBSERVER", "CHAIR", "CO_FACILITATOR"));
        String delegation = role.equals("DELEGATE") || random.nextInt(3) == 0 ? any(DELEGATIONS) : null;
        return new Who(who.id(), role, delegation, who.revoked());
    }

    void change(Who now) {
        model.people.put(now.id(), now);
        byTheSecretariat(
                "PUT",
                "/api/process/people/" + now.id(),
                new JsonObject()
                        .put("name", tokens.get(now.id()).name())
                        .put("email", null)
                        .put("role", now.role())
                        .put("rank", null)
                        .put("delegation", now.delegation()));
    }

    void changeGroup() {
        String code = any(GROUPS);
        Set<String> members = new TreeSet<>();
        DELEGATIONS.forEach(each -> {
            if (random.nextBoolean()) {
                members.add(each);
            }
        });
        model.groups.put(code, members);
        byTheSecretariat(
                "PUT",
                "/api/process/groups/" + code,
                new JsonObject()
                        .put("name", model.names.get(code))
                        .put("members", new JsonArray(List.copyOf(members))));
        changed("group");
    }

    void changeAccess() {
        if (model.archived) {
            return;
        }
        Map<String, Rule> rules = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String scope = any(List.of("person", "delegation", "group"));
            String subject = any(
                    switch (scope) {
                        case "person" -> List.copyOf(model.people.keySet());
                        case "delegation" -> DELEGATIONS;
                        default -> GROUPS;
                    });
            rules.put(scope + " " + subject, new Rule(scope, subject, any(WallModel.LEVELS)));
        }
        model.rules.clear();
        model.rules.addAll(rules.values());
        JsonArray told = new JsonArray();
        model.rules.forEach(rule -> told.add(new JsonObject()
                .put("subject", new JsonObject().put(rule.scope(), rule.subject()))
                .put("level", rule.level())));
        byTheSecretariat("PUT", "/api/drafts/" + draft.id() + "/access", new JsonObject().put("rules", told));
        changed("access");
    }

    void archive() {
        model.archived = !model.archived;
        byTheSecretariat(
                "PUT", "/api/drafts/" + draft.id() + "/archived", new JsonObject().put("archived", model.archived));
        changed("archive");
    }

    void revoke() {
        Who who =
                model.people.values().stream().filter(Who::revoked).findFirst().orElseGet(this::somebody);
        model.people.put(who.id(), new Who(who.id(), who.role(), who.delegation(), !who.revoked()));
        byTheSecretariat(who.revoked() ? "DELETE" : "PUT", "/api/process/people/" + who.id() + "/revocation", null);
        changed("revoke");
    }
}
