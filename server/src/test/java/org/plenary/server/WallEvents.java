package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.plenary.server.WallModel.Who;

/** The list of events in {@link WallGame}: read in parts, from cursors of one's own, and from those of others. */
final class WallEvents {
    private final WallScene scene;
    private final Map<String, String> cursors = new HashMap<>();
    private final Map<String, Set<String>> told = new HashMap<>();

    WallEvents(WallScene scene) {
        this.scene = scene;
    }

    void assertToldOnlyWhatIsFor(Who who) {
        List<JsonObject> all = read(who, null);
        assertThat(ofDesks(all)).as("%s: %s", scene.game, who).isEqualTo(visible(who));
        assertThat(ofTheDraft(all)).as("%s: %s", scene.game, who).isEqualTo(timeline(who));
        assertThat(all.stream().map(event -> Instant.parse(event.getString("at"))))
                .as("%s: the order of time", scene.game)
                .isSorted();

        String own = cursors.get(who.id());
        if (own != null) {
            List<JsonObject> since = read(who, own);
            assertEnds(all, since);
            Set<String> known = told.getOrDefault(who.id(), Set.of());
            assertThat(ids(since))
                    .as("%s: what %s was not told yet", scene.game, who)
                    .containsAll(
                            ids(all).stream().filter(id -> !known.contains(id)).toList());
            assertThat(Collections.disjoint(ofTheDraft(since), known))
                    .as("%s: %s is told nothing of the draft twice", scene.game, who)
                    .isTrue();
        }
        if (!cursors.isEmpty()) {
            assertEnds(all, read(who, scene.any(List.copyOf(cursors.values()))));
        }
        cursors.put(who.id(), lastCursor);
        told.computeIfAbsent(who.id(), id -> new HashSet<>()).addAll(ids(all));
    }

    private String lastCursor = "";

    /** To the end, in parts of any size. */
    private List<JsonObject> read(Who who, String from) {
        List<JsonObject> all = new ArrayList<>();
        String cursor = from;
        boolean more = true;
        while (more) {
            int limit = 1 + scene.random.nextInt(20);
            String query = "/events?limit=" + limit + (cursor == null ? "" : "&after=" + cursor);
            JsonObject part =
                    new JsonObject(Api.ok(scene.send(who, "GET", query, null)).body());
            JsonArray events = part.getJsonArray("events");
            assertThat(events.size()).as(scene.game).isLessThanOrEqualTo(limit);
            events.forEach(event -> all.add((JsonObject) event));
            more = part.getBoolean("more");
            assertThat(!more || !events.isEmpty())
                    .as("%s: it goes on", scene.game)
                    .isTrue();
            cursor = part.getString("cursor");
        }
        lastCursor = cursor;
        return all;
    }

    private static List<String> ids(List<JsonObject> events) {
        return events.stream().map(event -> event.getString("id")).toList();
    }

    private Map<String, List<String>> visible(Who who) {
        return scene.model.events.entrySet().stream()
                .filter(each -> scene.model.isIn(who, each.getValue().getJsonObject("audience")))
                .collect(Collectors.groupingBy(
                        each -> each.getValue().encode(), Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static Map<String, List<String>> ofDesks(List<JsonObject> events) {
        return events.stream()
                .filter(event -> event.containsKey("desk"))
                .collect(Collectors.groupingBy(
                        event -> new JsonObject()
                                .put("desk", event.getString("desk"))
                                .put("audience", event.getJsonObject("audience"))
                                .encode(),
                        Collectors.mapping(event -> event.getString("id"), Collectors.toList())));
    }

    private static List<String> ofTheDraft(List<JsonObject> events) {
        return ids(events.stream().filter(event -> !event.containsKey("desk")).toList());
    }

    private List<String> timeline(Who who) {
        return new JsonObject(Api.ok(scene.send(who, "GET", "/timeline", null)).body())
                .getJsonArray("marks").stream()
                        .map(mark -> scene.draft.id() + "-" + ((JsonObject) mark).getLong("seq"))
                        .toList();
    }

    /** Of each desk they are its last events, or none of them. */
    private void assertEnds(List<JsonObject> all, List<JsonObject> since) {
        Map<String, List<String>> whole = ofDesks(all);
        ofDesks(since).forEach((desk, ids) -> {
            List<String> known = whole.getOrDefault(desk, List.of());
            assertThat(known).as("%s: %s", scene.game, desk).endsWith(ids.toArray(String[]::new));
        });
    }
}
