package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.plenary.crdt.SharedType;
import org.plenary.crdt.YText;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.record.BranchVerifier;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.SecondVerifier;
import org.plenary.server.record.Verification;

/**
 * One game of {@link ProposalGameTest}. Words are tokens of their own, such as {@code F17}, so that each is found
 * again.
 */
final class ProposalGame implements AutoCloseable {
    private static final List<String> CLAUSES = List.of("a", "b");

    private final TestServer server;
    private final SecondVerifier second;
    private final Api api;
    private final Random random;
    private final Map<String, Integer> tally;
    private final String replay;
    private final Stream draft;
    private final Person chair;
    private final CollabClient table;
    private final List<Team> teams = new ArrayList<>();
    /** What has happened, for whoever replays it. */
    private final List<String> story = new ArrayList<>();

    private int tokens;

    /** A delegation at work on its proposal. */
    private final class Team implements AutoCloseable {
        final Person person;
        final String letter;
        final String proposal;
        final CollabClient client;
        /** The tokens that they have written and not deleted again, with the clause. */
        final Map<String, String> own = new HashMap<>();

        boolean tabled;

        Team(Person person, String letter) {
            this.person = person;
            this.letter = letter;
            proposal = post(person, "/api/drafts/" + draft.id() + "/proposals", new JsonObject().put("title", letter))
                    .getString("id");
            client = CollabClient.joinBranch(server, proposal, person);
        }

        JsonObject told() {
            return api.object(person, "/api/proposals/" + proposal);
        }

        @Override
        public void close() {
            client.close();
        }
    }

    /** Where it is played, and who judges the records that come of it. */
    record Hall(TestServer server, SecondVerifier second, Map<String, Integer> tally) {}

    ProposalGame(Hall hall, long seed, Person chair, Person one, Person other) {
        this.server = hall.server;
        this.second = hall.second;
        this.api = new Api(server);
        this.random = new Random(seed);
        this.tally = hall.tally;
        this.replay = "replay with -Dplenary.seed=" + seed;
        this.draft = DeskPeople.draft(server);
        this.chair = chair;
        this.table = CollabClient.join(server, draft, chair);
        teams.add(new Team(one, "F"));
        teams.add(new Team(other, "K"));
    }

    @Override
    public void close() {
        teams.forEach(Team::close);
        table.close();
    }

    private JsonObject post(Person person, String path, JsonObject body) {
        HttpResponse<String> response = api.send(person, "POST", path, body);
        assertThat(response.statusCode())
                .as(replay + " " + path + " " + response.body())
                .isBetween(200, 204);
        return response.body().isEmpty() ? new JsonObject() : new JsonObject(response.body());
    }

    private void count(String what, Object... how) {
        tally.merge(what, 1, Integer::sum);
        story.add(what + " " + List.of(how));
    }

    void play(int steps) {
        for (int i = 0; i < steps; i++) {
            Team team = teams.get(random.nextInt(teams.size()));
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> type(team);
                case 4, 5 -> delete(team);
                case 6, 7 -> typeAtTable();
                case 8 -> move();
                case 9 -> settle();
                case 10 -> submit(team);
                default -> take(team);
            }
        }
        settle();
        assertIntact();
    }

    private static YText words(CollabClient client, String clause) {
        SharedType element = DraftClauses.find(client.doc, new ClauseId(clause));
        return (YText) ((YXmlElement) ((YXmlElement) element).get(0)).get(0);
    }

    private static Map<String, String> texts(CollabClient client) {
        Map<String, String> texts = new HashMap<>();
        for (Clause clause : InstrumentReader.read(client.doc).clauses()) {
            texts.merge(clause.id().value(), ClauseText.of(clause), (one, other) -> one + " / " + other);
        }
        return texts;
    }

    private String write(CollabClient client, String clause, String letter) {
        YText text = words(client, clause);
        String token = letter + ++tokens + "_";
        List<Integer> places = new ArrayList<>(List.of(0, (int) text.length()));
        String all = text.toString();
        for (int at = all.indexOf(' '); at >= 0; at = all.indexOf(' ', at + 1)) {
            places.add(at);
        }
        text.insert(places.get(random.nextInt(places.size())), " " + token + " ");
        return token;
    }

    private void type(Team team) {
        String clause = CLAUSES.get(random.nextInt(CLAUSES.size()));
        String token = write(team.client, clause, team.letter);
        team.own.put(token, clause);
        count("type", token, clause);
    }

    private void typeAtTable() {
        String clause = CLAUSES.get(random.nextInt(CLAUSES.size()));
        count("type at the table", write(table, clause, "C"), clause);
    }

    /** Deletes a whole word, if there is one with blanks around it. */
    private void delete(Team team) {
        String clause = CLAUSES.get(random.nextInt(CLAUSES.size()));
        YText text = words(team.client, clause);
        String all = text.toString();
        int begin = all.indexOf(' ', all.isEmpty() ? 0 : random.nextInt(all.length()));
        int end = begin < 0 ? -1 : all.indexOf(' ', begin + 1);
        if (end > begin + 1) {
            count("delete", team.letter, all.substring(begin + 1, end), clause);
            team.own.remove(all.substring(begin + 1, end));
            text.delete(begin, end - begin);
        }
    }

    /** As an editor moves a clause: by writing it anew. */
    private void move() {
        settle();
        count("move");
        table.doc.transact(null, () -> {
            SharedType clause = DraftClauses.find(table.doc, new ClauseId("a"));
            List<SharedType> all = DraftClauses.root(table.doc).children();
            String words = words(table, "a").toString();
            boolean first = all.indexOf(clause) == 1;
            DraftClauses.root(table.doc).delete(clause);
            YXmlElement element = DraftClauses.root(table.doc).insertElement(first ? 2 : 1, "operative");
            element.setAttribute("id", "a");
            element.insertElement(0, "paragraph").insertText(0).insert(0, words);
        });
        table.untilSaved();
        settle();
    }

    private void submit(Team team) {
        settle();
        if (!team.told().getBoolean("newer", true)) {
            return;
        }
        HttpResponse<String> answer =
                api.send(team.person, "POST", "/api/proposals/" + team.proposal + "/submit", new JsonObject());
        assertThat(answer.statusCode()).as(replay + " " + answer.body()).isIn(200, 409);
        if (answer.statusCode() == 200) {
            count("submit", team.letter);
            team.tabled = true;
        }
    }

    private void take(Team team) {
        settle();
        if (!team.tabled) {
            return;
        }
        List<String> open = team.told().getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .filter(clause -> clause.getJsonObject("taken") == null)
                .map(clause -> clause.getString("clause"))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        String clause = open.get(random.nextInt(open.size()));
        String as = random.nextBoolean() ? "PROPOSED" : "MERGED";
        JsonObject ways = api.object(chair, "/api/proposals/" + team.proposal + "/clauses/" + clause);
        if (random.nextBoolean()) {
            // Somebody goes on writing while it is taken.
            type(team);
        }
        String before = texts(table).toString();
        HttpResponse<String> answer = api.send(
                chair,
                "POST",
                "/api/drafts/" + draft.id() + "/incorporate",
                new JsonObject()
                        .put("proposal", team.proposal)
                        .put("clauses", new JsonArray().add(clause))
                        .put("as", as));
        assertThat(answer.statusCode()).as(replay + " " + answer.body()).isIn(200, 409);
        if (answer.statusCode() == 200) {
            count("take", team.letter, clause, as, before);
            catchUp();
            String after = texts(table).toString();
            // What one delegation takes away by its proposal may be what the other has put there by its own.
            teams.forEach(
                    each -> each.own.keySet().removeIf(token -> before.contains(token) && !after.contains(token)));
            settle();
            assertThat(texts(table).get(clause))
                    .as(replay + " taken as " + as)
                    .isEqualTo(ways.getString(as.equals("PROPOSED") ? "proposal" : "merged"));
        }
    }

    /** Waits until all is saved and followed, and looks at all texts. */
    private void settle() {
        table.untilSaved();
        catchUp();
        for (Team team : teams) {
            team.client.untilSaved();
            // Being asked, it follows.
            String branch = text(team);
            team.client.until(replay + " the branch", () -> read(team.client).equals(branch));
            assertHas(team, texts(team.client));
        }
    }

    /** The table has what the draft has. */
    private void catchUp() {
        Map<String, String> now = api.array(chair, "/api/drafts/" + draft.id() + "/clauses").stream()
                .map(JsonObject.class::cast)
                .collect(Collectors.toMap(clause -> clause.getString("id"), clause -> clause.getString("text")));
        table.until(replay + " the draft", () -> texts(table).equals(now));
    }

    private String text(Team team) {
        return api
                .object(team.person, "/api/proposals/" + team.proposal + "/text?of=branch")
                .getJsonArray("clauses")
                .stream()
                .map(JsonObject.class::cast)
                .map(clause -> clause.getString("id") + ": " + clause.getString("text"))
                .collect(Collectors.joining("\n"));
    }

    private static String read(CollabClient client) {
        return InstrumentReader.read(client.doc).clauses().stream()
                .map(clause -> clause.id() + ": " + ClauseText.of(clause))
                .collect(Collectors.joining("\n"));
    }

    /** Each word stands where it was written, once. */
    private void assertHas(Team team, Map<String, String> texts) {
        team.own.forEach((token, clause) -> assertThat(occurrences(texts.get(clause), token))
                .as(replay + " " + token + " in " + clause + ": " + texts + " " + story)
                .isEqualTo(1));
    }

    private static int occurrences(String text, String token) {
        int found = 0;
        for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
            found++;
        }
        return found;
    }

    private void assertIntact() {
        byte[] record =
                api.get(chair, "/api/drafts/" + draft.id() + "/record").body().getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(RecordVerifier.verify(new ByteArrayInputStream(record), null))
                    .as(replay)
                    .isInstanceOf(Verification.Intact.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        teams.forEach(this::assertIntact);
    }

    /** The record of a branch is for its own people, and verifies by itself. */
    private void assertIntact(Team team) {
        String path = "/api/proposals/" + team.proposal + "/record";
        for (Team each : teams) {
            assertThat(api.get(each.person, path).statusCode()).as(replay).isEqualTo(each == team ? 200 : 404);
        }
        byte[] record = api.get(team.person, path).body().getBytes(StandardCharsets.UTF_8);
        try {
            assertThat(BranchVerifier.verify(new ByteArrayInputStream(record)).broken())
                    .as(replay + " " + story)
                    .isNull();
            assertThat(second.verdict(record)).as(replay + " " + story).startsWith("intact");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
