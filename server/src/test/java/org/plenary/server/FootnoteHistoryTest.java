package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.Doc;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.instrument.Clause;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.Footnote;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.Paragraph;
import org.plenary.instrument.TextRun;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;
import org.plenary.server.sql.Await;

/**
 * What the API says of footnotes: in redlines, of their authors, in the text of clauses, and when they are brought
 * back.
 */
class FootnoteHistoryTest {
    private static final String WORDS = "See the Charter.";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Api api;
    private Stream draft;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void begin() {
        Paragraph first = new Paragraph(List.of(TextRun.plain("Title"), Footnote.of("Provisional.")));
        draft = Await.await(server.server()
                .drafts()
                .create(
                        CHAIR,
                        "Declaration",
                        new Instrument(List.of(
                                new Clause(new ClauseId("t"), ClauseKind.TITLE, List.of(first)),
                                Clause.of(new ClauseId("a"), ClauseKind.OPERATIVE, "States agree")))));
    }

    private String path(String rest) {
        return "/api/drafts/" + draft.id() + rest;
    }

    private void edit(Person person, Consumer<YXmlElement> edit) {
        try (CollabClient client = CollabClient.join(server, draft, person)) {
            Doc doc = client.doc;
            doc.transact(
                    null,
                    () -> edit.accept((YXmlElement) doc.getXmlFragment("text").get(1)));
            client.untilSaved();
        }
    }

    private static YXmlElement line(YXmlElement clause) {
        return (YXmlElement) clause.get(0);
    }

    private void addFootnote() {
        edit(CLAIRE, clause -> {
            line(clause).insertElement(1, "footnote").insertText(0).insert(0, WORDS);
            line(clause).insertText(2).insert(0, " in full");
        });
    }

    private static List<String> runs(JsonObject answer, String clause) {
        for (Object each : answer.getJsonArray("clauses")) {
            JsonObject json = (JsonObject) each;
            if (json.getString("id").equals(clause)) {
                return runs(json.getJsonArray("runs"));
            }
        }
        return List.of();
    }

    private static List<String> runs(JsonArray runs) {
        return runs.stream()
                .map(JsonObject.class::cast)
                .map(run -> run.getString("text") + "|" + run.getString("change") + "|" + run.getString("person") + "|"
                        + run.getInteger("footnote") + "|" + run.getInteger("footnoteNumber"))
                .toList();
    }

    @Test
    void tellsOfEachPieceInWhichFootnoteItStands() {
        // given
        addFootnote();
        edit(DANIEL, clause -> {
            YXmlText words = (YXmlText) ((YXmlElement) line(clause).get(1)).get(0);
            words.delete(8, 7);
            words.insert(8, "annex");
        });

        // then
        assertThat(runs(api.object(CLAIRE, path("/redline?from=2&clause=a")), "a"))
                .containsExactly(
                        "States agree|null|chair|null|null",
                        "|insert|claire|1|2",
                        "See the |insert|claire|1|2",
                        "annex|insert|daniel|1|2",
                        ".|insert|claire|1|2",
                        " in full|insert|claire|null|null");
        assertThat(runs(api.object(CLAIRE, path("/blame?deleted=true")), "a"))
                .containsExactly(
                        "States agree|null|chair|null|null",
                        "|null|claire|2|2",
                        "See the |null|claire|2|2",
                        "Charter|delete|daniel|2|2",
                        "annex|null|daniel|2|2",
                        ".|null|claire|2|2",
                        " in full|null|claire|null|null");
    }

    @Test
    void tellsTheNumbersThatAFootnoteHadAndHas() {
        // given
        addFootnote();
        edit(CLAIRE, clause -> line(clause).insertElement(0, "footnote"));

        // then
        JsonArray runs = api.object(CLAIRE, path("/redline?from=4&clause=a"))
                .getJsonArray("clauses")
                .getJsonObject(0)
                .getJsonArray("runs");
        JsonObject fresh = runs.getJsonObject(0);
        assertThat(fresh.getInteger("footnoteNumber")).isEqualTo(2);
        assertThat(fresh.containsKey("footnoteNumberBefore")).isFalse();
        JsonObject old = runs.getJsonObject(2);
        assertThat(old.getInteger("footnoteNumber")).isEqualTo(3);
        assertThat(old.getInteger("footnoteNumberBefore")).isEqualTo(2);
    }

    @Test
    void tellsWhoWroteAFootnoteThatOthersMadeAnew() {
        // given
        addFootnote();
        edit(DANIEL, clause -> {
            line(clause).delete(1, 2);
            YXmlElement behind = clause.insertElement(1, "paragraph");
            behind.insertElement(0, "footnote").insertText(0).insert(0, WORDS);
            behind.insertText(1).insert(0, " in full");
        });

        // then
        assertThat(runs(api.object(CLAIRE, path("/blame")), "a"))
                .contains("|null|claire|2|2", WORDS + "|null|claire|2|2", " in full|null|claire|null|null");
    }

    @Test
    void tellsWhatAClauseSaysWithItsFootnotes() {
        // given
        addFootnote();

        // then
        JsonObject clause = api.object(CLAIRE, path("/clauses/a/history"))
                .getJsonArray("wordings")
                .getJsonObject(0);
        assertThat(clause.getString("text")).isEqualTo("States agree[1] in full\n[1] " + WORDS);
    }

    @Test
    void bringsBackAFootnoteThatWasDeleted() {
        // given
        addFootnote();
        edit(DANIEL, clause -> line(clause).delete(1, 1));
        assertThat(runs(api.object(CLAIRE, path("/redline?from=4&clause=a")), "a"))
                .containsExactly(
                        "States agree|null|chair|null|null",
                        "|delete|daniel|1|2",
                        WORDS + "|delete|daniel|1|2",
                        " in full|null|claire|null|null");

        // when
        Api.ok(api.send(CHAIR, "POST", path("/restore"), new JsonObject().put("to", "4")));

        // then
        assertThat(runs(api.object(CLAIRE, path("/blame")), "a"))
                .containsExactly(
                        "States agree|null|chair|null|null",
                        "|null|claire|2|2",
                        WORDS + "|null|claire|2|2",
                        " in full|null|claire|null|null");
    }
}
