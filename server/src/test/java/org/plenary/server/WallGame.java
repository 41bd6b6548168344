package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.plenary.server.WallModel.Who;
import org.plenary.server.desk.DeskVerifier;
import org.plenary.server.identity.Person;

/** The game of {@link WallTest}: acts at random over HTTP, and what each connection is to hear of them. */
final class WallGame extends WallScene {
    WallGame(TestServer server, Map<String, Integer> tally) {
        super(server, tally);
    }

    private WallEvents events = new WallEvents(this);
    private WallProposals proposals = new WallProposals(this);

    void play(long seed, int acts) {
        random = new Random(seed);
        events = new WallEvents(this);
        proposals = new WallProposals(this);
        draft = DeskPeople.draft(server);
        model.newDraft();
        try {
            for (int i = 0; i < acts; i++) {
                game = "seed=" + seed + " act=" + i;
                act();
                settle();
            }
            // Whatever might still come has come, once everybody has heard this.
            if (model.archived) {
                archive();
                settle();
            }
            begin(model.people.get("ingrid"), WallModel.audience("ALL", null));
            settle();
            model.people.keySet().forEach(id -> read(model.people.get(id)));
        } finally {
            listeners.forEach(listener -> tally.merge("heard", listener.heard, Integer::sum));
            listeners.forEach(WallListener::close);
            listeners.clear();
        }
    }

    private void act() {
        int dice = random.nextInt(100);
        if (model.archived && dice < 40) {
            archive();
        } else if (dice < 14) {
            listen(anybody());
        } else if (dice < 26) {
            proposals.act();
        } else if (dice < 38) {
            JsonObject audience = anyAudience();
            begin(speaker(audience), audience);
        } else if (dice < 54) {
            inThread();
        } else if (dice < 62) {
            position();
        } else if (dice < 66) {
            read(anybody());
        } else if (dice < 68) {
            see(anybody());
        } else if (dice < 73) {
            guess(anybody());
        } else if (dice < 81) {
            changePerson();
        } else if (dice < 86) {
            changeGroup();
        } else if (dice < 92) {
            changeAccess();
        } else if (dice < 93) {
            archive();
        } else if (dice < 95) {
            revoke();
        } else {
            race();
        }
    }

    private JsonObject anyAudience() {
        return switch (random.nextInt(8)) {
            case 0 -> WallModel.audience("ALL", null);
            case 1 -> WallModel.audience("CHAIR", null);
            case 2, 3, 4 -> WallModel.audience("GROUP", any(GROUPS));
            default -> WallModel.audience("DELEGATION", any(DELEGATIONS));
        };
    }

    private void begin(Who who, JsonObject audience) {
        JsonObject body =
                new JsonObject().put("text", "Said by " + who + " in " + game).put("audience", audience);
        if (random.nextBoolean()) {
            body.put("clause", "a");
        }
        HttpResponse<String> answer = send(who, "POST", "/comments", body);
        int wrong = wrong(who, audience);
        assertStatus(answer, wrong == 0 ? 201 : wrong, "begin", who);
        if (wrong == 0) {
            JsonObject thread = new JsonObject(answer.body()).getJsonObject("content");
            assertThat(thread.getJsonObject("audience")).isEqualTo(audience);
            assertThat(model.threads).doesNotContainKey(thread.getString("id"));
            said(thread, false);
        }
    }

    /** More often than not somebody of the audience. */
    private Who speaker(JsonObject audience) {
        List<Who> members = model.people.values().stream()
                .filter(who -> model.isIn(who, audience))
                .toList();
        return members.isEmpty() || random.nextInt(5) < 2 ? anybody() : any(members);
    }

    private void inThread() {
        if (model.threads.isEmpty()) {
            return;
        }
        JsonObject thread = any(List.copyOf(model.threads.values()));
        Who who = speaker(thread.getJsonObject("audience"));
        String path = "/comments/" + thread.getString("id");
        switch (random.nextInt(4)) {
            case 0 -> turn(who, thread, path, "resolve", "OPEN");
            case 1 -> turn(who, thread, path, "reopen", "RESOLVED");
            case 2 -> edit(who, thread, path);
            default -> answer(who, thread, path);
        }
    }

    private void answer(Who who, JsonObject thread, String path) {
        HttpResponse<String> answer = send(
                who, "POST", path + "/answers", new JsonObject().put("text", "Answered by " + who + " in " + game));
        int wrong = wrong(who, thread.getJsonObject("audience"));
        if (wrong == 0 && thread.getString("state").equals("RESOLVED")) {
            wrong = 409;
        }
        assertStatus(answer, wrong == 0 ? 201 : wrong, "answer", who);
        assertSameAsNothing(answer, who, "POST", "/answers", new JsonObject().put("text", "x"));
        if (wrong == 0) {
            JsonObject comment = new JsonObject(answer.body()).getJsonObject("content");
            JsonObject after = thread.copy().put("seq", comment.getLong("seq"));
            after.getJsonArray("comments").add(comment);
            said(after, false);
        }
    }

    private void edit(Who who, JsonObject thread, String path) {
        JsonObject comment = any(thread.getJsonArray("comments").stream()
                .map(JsonObject.class::cast)
                .toList());
        JsonObject body = new JsonObject().put("text", "Worded by " + who + " in " + game);
        HttpResponse<String> answer = send(who, "PUT", path + "/comments/" + comment.getString("id"), body);
        int wrong = wrong(who, thread.getJsonObject("audience"));
        if (wrong == 0 && !comment.getJsonObject("by").getString("person").equals(who.id())) {
            wrong = 403;
        }
        assertStatus(answer, wrong == 0 ? 200 : wrong, "edit", who);
        assertSameAsNothing(answer, who, "PUT", "/comments/c2", body);
        if (wrong == 0) {
            said(new JsonObject(answer.body()), false);
        }
    }

    private void turn(Who who, JsonObject thread, String path, String act, String from) {
        HttpResponse<String> answer = send(who, "POST", path + "/" + act, null);
        int wrong = wrong(who, thread.getJsonObject("audience"));
        assertStatus(answer, wrong == 0 ? 200 : wrong, act, who);
        assertSameAsNothing(answer, who, "POST", "/" + act, null);
        if (wrong == 0) {
            JsonObject after = new JsonObject(answer.body());
            if (thread.getString("state").equals(from)) {
                said(after, false);
            } else {
                assertThat(after).as(game).isEqualTo(thread);
            }
        }
    }

    /** What is not for somebody answers to the letter as what was never there. */
    private void assertSameAsNothing(
            HttpResponse<String> answer, Who who, String method, String rest, JsonObject body) {
        if (answer.statusCode() == 404) {
            HttpResponse<String> nothing = send(who, method, "/comments/AAAAAAAAAAAA-t2" + rest, body);
            assertThat(answer.body()).as(game).isEqualTo(nothing.body());
            assertThat(names(answer)).as(game).isEqualTo(names(nothing));
        }
    }

    private static Set<String> names(HttpResponse<String> answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    private void read(Who who) {
        HttpResponse<String> answer = send(who, "GET", "/comments", null);
        int wrong = who.revoked() ? 401 : model.mayRead(who) ? 0 : 404;
        assertStatus(answer, wrong == 0 ? 200 : wrong, "read", who);
        assertStatus(send(who, "GET", "/events", null), wrong == 0 ? 200 : wrong, "events", who);
        if (wrong == 0) {
            events.assertToldOnlyWhatIsFor(who);
            assertPlacesAreOfVisibleThreads(who);
            proposals.assertListsOnlyWhatIsFor(who);
            JsonObject read = new JsonObject(answer.body());
            assertThat(read.getJsonArray("audiences")).as(game).isEqualTo(model.seats(who));
            assertThat(read.getJsonArray("desks")).as(game).isEqualTo(model.desks(who, true));
            assertThat(read.getJsonArray("threads")).as(game).isEqualTo(model.visible(who, model.threads));
            JsonObject positions =
                    new JsonObject(send(who, "GET", "/positions", null).body());
            assertThat(positions.getJsonArray("desks")).as(game).isEqualTo(model.desks(who, true));
            assertThat(positions.getJsonArray("positions")).as(game).isEqualTo(model.visible(who, model.positions));
            String table = send(who, "GET", "/positions.csv", null).body();
            model.positions
                    .values()
                    .forEach(each -> assertThat(table.contains(line(each)))
                            .as("%s: %s in the table of %s", game, each, who)
                            .isEqualTo(model.isIn(who, each.getJsonObject("audience"))));
        }
    }

    private void assertPlacesAreOfVisibleThreads(Who who) {
        JsonArray places = new JsonObject(
                        Api.ok(send(who, "GET", "/comments/places", null)).body())
                .getJsonArray("threads");
        assertThat(places.stream().map(each -> ((JsonObject) each).getString("id")))
                .as("%s: places of what %s may see", game, who)
                .containsExactlyInAnyOrderElementsOf(model.visible(who, model.threads).stream()
                        .map(JsonObject.class::cast)
                        .filter(thread -> thread.getJsonObject("anchor") != null)
                        .map(thread -> thread.getString("id"))
                        .toList());
    }

    /** How the line of a position begins in the table. */
    private static String line(JsonObject position) {
        JsonObject scope = position.getJsonObject("scope");
        String id = scope.getString("id", "");
        String number = Map.of("", "", "a", "OP1", "b", "OP2").get(id);
        JsonObject audience = position.getJsonObject("audience");
        String code = audience.getString("code");
        return scope.getString("kind") + "," + number + "," + id + "," + audience.getString("kind")
                + (code == null ? "" : " " + code) + ",";
    }

    private void position() {
        JsonObject audience = anyAudience();
        Who who = speaker(audience);
        String value = any(List.of("SUPPORT", "OPPOSE", "RESERVE", "FLEXIBLE", "none"));
        JsonObject scope = any(List.of(
                new JsonObject().put("kind", "WHOLE"),
                new JsonObject().put("kind", "CLAUSE").put("id", "a"),
                new JsonObject().put("kind", "CLAUSE").put("id", "b")));
        JsonObject body = new JsonObject()
                .put("scope", scope)
                .put("value", value.equals("none") ? null : value)
                .put("audience", audience);
        String named = random.nextInt(3) > 0 ? null : any(DELEGATIONS);
        String group = named == null && random.nextInt(3) == 0 ? any(GROUPS) : null;
        body.mergeIn(named == null ? new JsonObject() : new JsonObject().put("delegation", named));
        body.mergeIn(group == null ? new JsonObject() : new JsonObject().put("group", group));
        HttpResponse<String> answer = send(who, "PUT", "/positions", body);

        int wrong = wrong(who, audience);
        String whose = named == null ? who.delegation() : named;
        boolean delegate = who.role().equals("DELEGATE");
        boolean speaks = group != null
                ? delegate && model.groupsOf(who).contains(group)
                : (named != null && model.level(who) == 4) || (delegate && whose.equals(who.delegation()));
        JsonObject holder = group != null
                ? new JsonObject().put("kind", "GROUP").put("code", group)
                : new JsonObject().put("kind", "DELEGATION").put("code", whose);
        String key = audience + " " + holder + " " + scope;
        JsonObject before = model.positions.get(key);
        wrong = wrong != 0 ? wrong : !speaks ? 403 : before == null && value.equals("none") ? 409 : 0;
        assertStatus(answer, wrong == 0 ? 200 : wrong, "position", who);
        if (wrong == 0) {
            JsonObject position = new JsonObject(answer.body());
            assertThat(position.getJsonObject("holder")).as(game).isEqualTo(holder);
            if (before != null && value.equals(before.getString("value"))) {
                assertThat(position).as(game).isEqualTo(before);
                return;
            }
            model.positions.remove(key);
            if (!value.equals("none")) {
                model.positions.put(key, position);
            }
            news("position", position, false);
        }
    }

    private void see(Who who) {
        if (model.heads.isEmpty()) {
            return;
        }
        String desk = any(List.copyOf(model.heads.keySet()));
        long head = model.heads.get(desk);
        long seq = random.nextInt((int) head + 3);
        HttpResponse<String> answer = send(
                who, "PUT", "/comments/seen", new JsonObject().put("desk", desk).put("seq", seq));
        boolean mine = model.isIn(who, model.audiences.get(desk));
        assertStatus(answer, who.revoked() ? 401 : mine ? 204 : 404, "seen", who);
        record(who, desk, mine);
        if (mine) {
            model.seen.merge(who.id() + " " + desk, Math.min(seq, head), Math::max);
        }
    }

    /** A desk's record is for its audience, and verifies by itself. */
    private void record(Who who, String desk, boolean mine) {
        HttpResponse<String> record = send(who, "GET", "/desks/" + desk + "/record", null);
        assertStatus(record, who.revoked() ? 401 : mine ? 200 : 404, "record", who);
        if (mine) {
            DeskVerifier.Finding finding;
            try {
                finding = DeskVerifier.verify(
                        new ByteArrayInputStream(record.body().getBytes(StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            assertThat(finding.broken()).as(game).isNull();
            assertThat(Objects.requireNonNull(finding.header()).head().seq()).isEqualTo(model.heads.get(desk));
        } else {
            HttpResponse<String> nothing = send(who, "GET", "/desks/AAAAAAAAAAAA/record", null);
            assertThat(record.body()).as(game).isEqualTo(nothing.body());
            assertThat(names(record)).as(game).isEqualTo(names(nothing));
        }
    }

    /** Desks are no drafts, by whatever name one asks. */
    private void guess(Who who) {
        if (model.heads.isEmpty()) {
            return;
        }
        Person person = tokens.get(who.id());
        String desk = any(List.copyOf(model.heads.keySet()));
        int status = who.revoked() ? 401 : 404;
        for (String rest : List.of("", "/text", "/record", "/comments", "/timeline", "/presence", "/events")) {
            HttpResponse<String> answer = api.get(person, "/api/drafts/" + desk + rest);
            assertStatus(answer, status, "guess", who);
            HttpResponse<String> nothing = api.get(person, "/api/drafts/AAAAAAAAAAAA" + rest);
            assertThat(answer.body().replace(desk, "AAAAAAAAAAAA")).as(game).isEqualTo(nothing.body());
        }
        for (String path : List.of("/desks/", "/collab/")) {
            assertThat(WallListener.request(server, path + desk, person).status())
                    .as(game)
                    .isEqualTo(status);
        }
    }

    /** Somebody leaves an audience while somebody else speaks to it: the first may hear that, and nothing after. */
    private void race() {
        List<String> two = new ArrayList<>(model.people.keySet());
        two.remove("ingrid");
        two.removeIf(id -> model.people.get(id).revoked());
        Collections.shuffle(two, random);
        String delegation = any(DELEGATIONS);
        JsonObject audience = WallModel.audience("DELEGATION", delegation);
        for (String id : two.subList(0, 2)) {
            change(new Who(id, "DELEGATE", delegation, false));
            changed("person");
            settle();
        }
        Who leaver = model.people.get(two.get(0));
        Who speaker = model.people.get(two.get(1));
        if (model.archived || !model.mayRead(leaver) || !model.mayRead(speaker)) {
            return;
        }
        listen(leaver);
        settle();
        begin(speaker, audience);
        settle();
        JsonObject body =
                new JsonObject().put("text", "Said while you left, in " + game).put("audience", audience);
        CompletableFuture<HttpResponse<String>> saying =
                CompletableFuture.supplyAsync(() -> send(speaker, "POST", "/comments", body));
        Who after = new Who(
                leaver.id(),
                "DELEGATE",
                any(DELEGATIONS.stream()
                        .filter(each -> !each.equals(delegation))
                        .toList()),
                false);
        change(after);
        JsonObject thread = new JsonObject(saying.join().body()).getJsonObject("content");
        model.people.put(leaver.id(), leaver);
        raced(thread, leaver);
        model.people.put(leaver.id(), after);
        changed("race");
    }

    /** Whoever left may have heard it before, and all others have. */
    private void raced(JsonObject thread, Who leaver) {
        List<WallListener> all = List.copyOf(listeners);
        listeners.removeIf(listener -> !listener.person.equals(leaver.id()));
        said(thread, true);
        List<WallListener> left = List.copyOf(listeners);
        listeners.clear();
        listeners.addAll(all);
        listeners.removeAll(left);
        said(thread, false);
        listeners.clear();
        listeners.addAll(all);
    }
}
