package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.server.WallModel.Who;

/**
 * Proposals in {@link WallGame}: they are begun, shown to others, discarded and submitted at random; who knows of one
 * that is not submitted is judged by the rules in words.
 */
final class WallProposals {
    private static final String NOTHING = "AAAAAAAAAAAA";

    /** What is known of a proposal by who made it. */
    private static final class Known {
        final JsonObject by;
        final Set<String> invited = new LinkedHashSet<>();
        boolean isSubmitted;

        Known(JsonObject by) {
            this.by = by;
        }
    }

    private final WallScene scene;
    private final WallModel model;
    private final Map<String, Known> proposals = new LinkedHashMap<>();
    private final Set<String> discarded = new LinkedHashSet<>();

    WallProposals(WallScene scene) {
        this.scene = scene;
        this.model = scene.model;
    }

    void act() {
        int dice = scene.random.nextInt(10);
        if (proposals.isEmpty() || dice < 3) {
            begin(scene.anybody());
        } else if (dice < 6) {
            invite();
        } else if (dice < 7) {
            discard();
        } else if (dice < 8) {
            submit();
        } else {
            guess(scene.anybody());
        }
    }

    /** One's delegates, those of a group's members, or who leads: if they may say something of the draft at all. */
    private boolean speaks(Who who, JsonObject by) {
        String code = by.getString("code");
        boolean isDelegate = who.role().equals("DELEGATE") && model.level(who) >= 2;
        return !model.archived
                && switch (by.getString("kind")) {
                    case "CHAIR" -> model.level(who) == 4;
                    case "GROUP" -> isDelegate && model.groupsOf(who).contains(code);
                    default -> isDelegate && code.equals(who.delegation());
                };
    }

    private boolean sees(Who who, Known proposal) {
        if (!model.mayRead(who)) {
            return false;
        }
        boolean isInvited = who.delegation() != null && proposal.invited.contains(who.delegation());
        return proposal.isSubmitted || isInvited || isOwn(who, proposal);
    }

    private boolean isOwn(Who who, Known proposal) {
        return model.isIn(who, proposal.by);
    }

    private List<JsonObject> voices(Who who) {
        List<JsonObject> all = new ArrayList<>();
        if (who.delegation() != null) {
            all.add(WallModel.audience("DELEGATION", who.delegation()));
        }
        model.groupsOf(who).forEach(group -> all.add(WallModel.audience("GROUP", group)));
        all.add(WallModel.audience("CHAIR", null));
        all.removeIf(by -> !speaks(who, by));
        return all;
    }

    private void begin(Who who) {
        JsonObject by = scene.any(List.of(
                WallModel.audience("DELEGATION", scene.any(WallScene.DELEGATIONS)),
                WallModel.audience("GROUP", scene.any(WallScene.GROUPS)),
                WallModel.audience("CHAIR", null)));
        List<JsonObject> own = voices(who);
        if (!own.isEmpty() && scene.random.nextInt(4) > 0) {
            by = scene.any(own);
        }
        String kind = by.getString("kind");
        JsonObject body = new JsonObject().put("title", "Secretly by " + who + " in " + scene.game);
        if (!kind.equals("CHAIR")) {
            body.put(kind.equals("GROUP") ? "group" : "delegation", by.getString("code"));
        } else if (who.delegation() != null) {
            return;
        }
        HttpResponse<String> answer = scene.send(who, "POST", "/proposals", body);
        int wrong = who.revoked() ? 401 : !model.mayRead(who) ? 404 : speaks(who, by) ? 0 : 403;
        scene.assertStatus(answer, wrong == 0 ? 201 : wrong, "propose", who);
        if (wrong == 0) {
            Known begun = new Known(by);
            proposals.put(new JsonObject(answer.body()).getString("id"), begun);
            news(begun, Set.of());
        }
    }

    /** Those in whose name it is hear that there is something new, and those who may read it besides, or might. */
    private void news(Known proposal, Set<String> besides) {
        Set<JsonObject> audiences = new LinkedHashSet<>();
        audiences.add(proposal.by);
        besides.forEach(code -> audiences.add(WallModel.audience("DELEGATION", code)));
        for (JsonObject audience : audiences) {
            for (WallListener listener : scene.listeners) {
                if (model.isIn(model.people.get(listener.person), audience)) {
                    listener.toHearOfProposals();
                }
            }
        }
    }

    private void invite() {
        String id = scene.any(List.copyOf(proposals.keySet()));
        Known proposal = proposals.get(id);
        Who who = somebodyFor(proposal);
        String delegation = scene.any(WallScene.DELEGATIONS);
        boolean invites = scene.random.nextInt(3) > 0;
        HttpResponse<String> answer = of(
                who,
                "POST",
                id,
                "/invitations",
                new JsonObject().put("delegation", delegation).put("invited", invites));
        boolean isItself = WallModel.audience("DELEGATION", delegation).equals(proposal.by);
        int wrong = wrong(who, proposal);
        if (wrong == 0 && isItself) {
            wrong = 409;
        }
        scene.assertStatus(answer, wrong == 0 ? 200 : wrong, "invite", who);
        if (wrong == 0) {
            Set<String> besides = new TreeSet<>(proposal.invited);
            besides.add(delegation);
            if (invites) {
                proposal.invited.add(delegation);
            } else {
                proposal.invited.remove(delegation);
            }
            news(proposal, besides);
        }
    }

    private int wrong(Who who, Known proposal) {
        return who.revoked() ? 401 : !sees(who, proposal) ? 404 : speaks(who, proposal.by) ? 0 : 403;
    }

    /** More often than not somebody who speaks for it. */
    private Who somebodyFor(Known proposal) {
        List<Who> able = model.people.values().stream()
                .filter(who -> !who.revoked() && speaks(who, proposal.by))
                .toList();
        return able.isEmpty() || scene.random.nextInt(3) == 0 ? scene.anybody() : scene.any(able);
    }

    private void discard() {
        String id = scene.any(List.copyOf(proposals.keySet()));
        Known proposal = proposals.get(id);
        Who who = somebodyFor(proposal);
        if (proposal.isSubmitted) {
            return;
        }
        HttpResponse<String> answer = of(who, "POST", id, "/withdraw", new JsonObject());
        int wrong = wrong(who, proposal);
        scene.assertStatus(answer, wrong == 0 ? 204 : wrong, "discard", who);
        if (wrong == 0) {
            proposals.remove(id);
            discarded.add(id);
            news(proposal, proposal.invited);
        }
    }

    /** Writes a word and submits it: from now on all who read the draft know of it. */
    private void submit() {
        String id = scene.any(List.copyOf(proposals.keySet()));
        Known proposal = proposals.get(id);
        List<Who> able = model.people.values().stream()
                .filter(each -> !each.revoked() && sees(each, proposal) && speaks(each, proposal.by))
                .filter(each -> isOwn(each, proposal))
                .toList();
        if (able.isEmpty() || proposal.isSubmitted) {
            return;
        }
        Who who = scene.any(able);
        try (CollabClient client = CollabClient.joinBranch(scene.server, id, scene.tokens.get(who.id()))) {
            YXmlElement clause = (YXmlElement) DraftClauses.find(client.doc, new ClauseId("a"));
            ((YText) ((YXmlElement) clause.get(0)).get(0)).insert(0, "Openly ");
            client.untilSaved();
        }
        scene.assertStatus(of(who, "POST", id, "/submit", new JsonObject()), 200, "submit", who);
        proposal.isSubmitted = true;
    }

    /** However one asks: what one may not know of is answered to the letter as what was never there. */
    private void guess(Who who) {
        List<String> all = new ArrayList<>(proposals.keySet());
        all.addAll(discarded);
        String id = scene.any(all);
        Known proposal = proposals.get(id);
        boolean sees = proposal != null && sees(who, proposal);
        boolean opens = sees && (isOwn(who, proposal) || proposal.invited.contains(String.valueOf(who.delegation())));
        for (String rest : List.of("", "/text", "/clauses/a", "/record", "/history/timeline")) {
            boolean isOfBranch = rest.equals("/record") || rest.startsWith("/history");
            HttpResponse<String> answer = of(who, "GET", id, rest, null);
            int status = who.revoked() ? 401 : (isOfBranch ? opens : sees) ? 200 : 404;
            scene.assertStatus(answer, status, "proposal", who);
            if (status == 404) {
                HttpResponse<String> nothing = of(who, "GET", NOTHING, rest, null);
                assertThat(answer.body().replace(id, NOTHING)).as(scene.game).isEqualTo(nothing.body());
                assertThat(names(answer)).as(scene.game).isEqualTo(names(nothing));
            }
        }
        if (!opens) {
            assertThat(WallListener.request(scene.server, "/collab/" + id, scene.tokens.get(who.id()))
                            .status())
                    .as(scene.game)
                    .isEqualTo(who.revoked() ? 401 : 404);
        }
    }

    private static Set<String> names(HttpResponse<String> answer) {
        return new TreeSet<>(answer.headers().map().keySet());
    }

    /** The list holds what somebody may know of, and in whose name they may begin one. */
    void assertListsOnlyWhatIsFor(Who who) {
        JsonObject list = new JsonObject(
                Api.ok(scene.send(who, "GET", "/proposals", null)).body());
        assertThat(list.getJsonArray("proposals").stream().map(each -> ((JsonObject) each).getString("id")))
                .as("%s: proposals that %s may know of", scene.game, who)
                .containsExactlyInAnyOrderElementsOf(proposals.entrySet().stream()
                        .filter(each -> sees(who, each.getValue()))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        assertThat(list.getJsonArray("for")).as(scene.game).isEqualTo(new JsonArray(voices(who)));
    }

    private HttpResponse<String> of(Who who, String method, String id, String rest, JsonObject body) {
        return scene.api.send(scene.tokens.get(who.id()), method, "/api/proposals/" + id + rest, body);
    }
}
