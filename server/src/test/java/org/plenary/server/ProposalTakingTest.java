package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.WATCHER;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.plenary.crdt.YXmlElement;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.crdt.DraftClauses;
import org.plenary.instrument.crdt.InstrumentReader;

/** What becomes of a proposal that is taken: whose words are whose, in what form, and what stays. */
class ProposalTakingTest extends ProposalScene {
    private List<String> writers(String clause) {
        return api.object(WATCHER, path("/blame?clause=" + clause)).getJsonArray("clauses").stream()
                .map(JsonObject.class::cast)
                .flatMap(each -> each.getJsonArray("runs").stream())
                .map(JsonObject.class::cast)
                .map(run -> run.getString("text") + ":" + run.getString("person") + incorporated(run))
                .toList();
    }

    /** By whom something was taken, from which of the proposals of this draft. */
    private static String incorporated(JsonObject run) {
        JsonObject taken = run.getJsonObject("incorporated");
        return taken == null
                ? ""
                : " of " + taken.getJsonArray("symbols").getString(0).replaceAll(".*/", "") + " by "
                        + taken.getString("name");
    }

    @Test
    void wordsThatAreTakenAreThoseOfWhoWroteThemAndLeaveTheBranch() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient watcher = CollabClient.join(server, draft, WATCHER)) {
            words(claire, "a").delete(16, 7);
            words(claire, "a").insert(16, "together");
            words(claire, "b").insert(12, " each year");
            claire.untilSaved();

            // when
            assertThat(submitted(CLAIRE, id)).endsWith("/Amend.1");
            JsonObject seen = proposal(AMINA, id);
            assertThat(seen.getString("state")).isEqualTo("SUBMITTED");
            assertThat(seen.getJsonArray("clauses")).hasSize(2);
            take(id, "PROPOSED", 200, "a");

            // then
            watcher.until(
                    "what was taken", () -> line(watcher, "a").equals("Shall cooperate together, and report closely"));
            assertThat(line(watcher, "b")).isEqualTo("Shall report");
            claire.until(
                    "that it was taken",
                    () -> line(claire, "a").equals("Shall cooperate together, and report closely"));
            assertThat(line(claire, "b")).isEqualTo("Shall report each year");
        }
        assertThat(writers("a")).contains("together:claire of Amend.1 by Chiara");
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(chair, "a").insert(24, " and in time");
            chair.untilSaved();
        }
        assertThat(writers("a"))
                .contains("together:claire of Amend.1 by Chiara", " and in time, and report closely:chair");
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("PARTLY_INCORPORATED");
        take(id, "MERGED", 200, "b");
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("INCORPORATED");
        assertThat(writers("b")).containsExactly("Shall report:chair", " each year:claire of Amend.1 by Chiara");
        assertIntact();
    }

    @Test
    void aClauseThatBothChangedCollidesAndIsTakenAsProposedOrMerged() throws IOException {
        // given
        String first = begun(CLAIRE);
        String second = begun(CLAIRE);
        for (String id : List.of(first, second)) {
            try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
                words(claire, id.equals(first) ? "a" : "b").insert(5, " jointly");
                claire.untilSaved();
            }
            submitted(CLAIRE, id);
        }
        try (CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(chair, "a").insert(0, "States ");
            words(chair, "b").insert(0, "States ");
            chair.untilSaved();

            // when
            assertThat(collides(first)).isTrue();
            JsonObject ways = api.object(CHAIR, "/api/proposals/" + first + "/clauses/a");
            assertThat(ways.getString("base")).isEqualTo("Shall cooperate closely, and report closely");
            assertThat(ways.getString("now")).isEqualTo("States Shall cooperate closely, and report closely");
            assertThat(ways.getString("proposal")).isEqualTo("Shall jointly cooperate closely, and report closely");
            assertThat(ways.getString("merged"))
                    .isEqualTo("States Shall jointly cooperate closely, and report closely");
            take(first, "PROPOSED", 200, "a");
            take(second, "MERGED", 200, "b");

            // then
            chair.until(
                    "what was taken",
                    () -> line(chair, "a").equals(ways.getString("proposal"))
                            && line(chair, "b").equals("States Shall jointly report"));
        }
        assertIntact();
    }

    @Test
    void whatTheDraftSaidWhenAProposalWasSubmittedDoesNotCollide() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE);
                CollabClient chair = CollabClient.join(server, draft, CHAIR)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
            words(chair, "a").insert(0, "States ");
            chair.untilSaved();

            // when
            submitted(CLAIRE, id);

            // then
            assertThat(collides(id)).isFalse();

            // when
            words(chair, "a").insert(0, "All ");
            chair.untilSaved();

            // then
            assertThat(collides(id)).isTrue();

            // when
            words(claire, "b").insert(0, "States ");
            claire.untilSaved();
            submitted(CLAIRE, id);

            // then
            assertThat(collides(id)).isFalse();
        }
        assertIntact();
    }

    private boolean collides(String id) throws IOException {
        return proposal(CHAIR, id).getJsonArray("clauses").getJsonObject(0).getBoolean("collides");
    }

    @Test
    void aProposalStandsInBracketsThatItsSponsorsHold() throws IOException {
        // given
        String id = begun(CLAIRE);
        post(
                CLAIRE,
                "/api/proposals/" + id + "/invitations",
                new JsonObject().put("delegation", "KEN").put("invited", true),
                200);
        post(AMINA, "/api/proposals/" + id + "/sponsors", new JsonObject().put("joins", true), 200);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").delete(16, 7);
            words(claire, "a").insert(16, "together");
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        take(id, "BRACKETED", 200, "a");

        // then
        List<String> brackets = api.array(WATCHER, path("/brackets")).stream()
                .map(JsonObject.class::cast)
                .map(bracket -> bracket.getJsonArray("holders").stream()
                        .map(JsonObject.class::cast)
                        .map(holder -> holder.getString("holder") + " " + holder.getString("stance"))
                        .toList()
                        .toString())
                .toList();
        assertThat(brackets).containsExactlyInAnyOrder("[FRA KEEP, KEN KEEP]", "[FRA DELETE, KEN DELETE]");
        assertIntact();
    }

    @Test
    void aProposalCompetesWithTheClauseAsAnAlternative() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
        }
        submitted(CLAIRE, id);

        // when
        take(id, "ALTERNATIVE", 200, "a");

        // then
        List<String> read = api.array(WATCHER, path("/clauses")).stream()
                .map(JsonObject.class::cast)
                .map(clause -> clause.getString("number") + " " + clause.getString("text"))
                .toList();
        assertThat(read)
                .contains(
                        "OP1 Shall cooperate closely, and report closely",
                        "OP1 alt Shall jointly cooperate closely, and report closely");
        assertIntact();
    }

    @Test
    void aProposalIsSubmittedAgainUnderTheSameNumber() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            words(claire, "a").insert(5, " jointly");
            claire.untilSaved();
            submitted(CLAIRE, id);
            words(claire, "b").insert(5, " jointly");
            claire.untilSaved();
        }

        // then
        assertThat(proposal(CLAIRE, id).getBoolean("newer")).isTrue();
        assertThat(proposal(AMINA, id).getJsonArray("clauses")).hasSize(1);
        assertThat(submitted(CLAIRE, id)).endsWith("/Amend.1/Rev.1");
        assertThat(proposal(AMINA, id).getJsonArray("clauses")).hasSize(2);
        assertThat(proposal(CLAIRE, id).getBoolean("newer")).isFalse();
        post(CLAIRE, "/api/proposals/" + id + "/withdraw", new JsonObject(), 200);
        assertThat(proposal(AMINA, id).getString("state")).isEqualTo("WITHDRAWN");
        assertIntact();
    }

    @Test
    void aNewClauseAndADeletedOneAreTaken() throws IOException {
        // given
        String id = begun(CLAIRE);
        try (CollabClient claire = CollabClient.joinBranch(server, id, CLAIRE)) {
            claire.doc.transact(null, () -> {
                DraftClauses.root(claire.doc).delete(DraftClauses.find(claire.doc, new ClauseId("b")));
                YXmlElement clause = DraftClauses.root(claire.doc).insertElement(2, "operative");
                clause.setAttribute("id", "new");
                clause.insertElement(0, "paragraph").insertText(0).insert(0, "Shall meet");
            });
            claire.untilSaved();
            submitted(CLAIRE, id);

            // when
            take(id, "PROPOSED", 200, "b", "new");

            // then
            Awaitility.await()
                    .untilAsserted(() -> assertThat(InstrumentReader.read(claire.doc).clauses().stream()
                                    .map(clause -> clause.id().value())
                                    .toList())
                            .containsExactly("t", "a", "new"));
        }
        assertThat(api.array(WATCHER, path("/clauses")).stream()
                        .map(JsonObject.class::cast)
                        .map(clause -> clause.getString("id") + " " + clause.getString("text"))
                        .toList())
                .containsExactly("t Declaration", "a Shall cooperate closely, and report closely", "new Shall meet");
        assertIntact();
    }
}
