package org.plenary.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plenary.server.DeskPeople.AMINA;
import static org.plenary.server.DeskPeople.MOUSSA;
import static org.plenary.server.TestServer.CHAIR;
import static org.plenary.server.TestServer.CLAIRE;
import static org.plenary.server.TestServer.DANIEL;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plenary.crdt.YXmlElement;
import org.plenary.crdt.YXmlText;
import org.plenary.server.export.Office;
import org.plenary.server.identity.Person;
import org.plenary.server.journal.Stream;

/** What was said about a draft, in its Word files. */
class CommentedExportTest {
    private static final String SHARED = "/exports/docx?comments=shared";
    private static final JsonObject ALL = WallModel.audience("ALL", null);

    @TempDir
    Path directory;

    private TestServer server;
    private Api api;
    private Stream draft;
    private String path;

    @BeforeEach
    void start() {
        server = TestServer.start(directory);
        DeskPeople.admitTo(server);
        draft = DeskPeople.draft(server);
        api = new Api(server);
        path = "/api/drafts/" + draft.id();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String say(Person person, JsonObject audience, String text, String on) {
        var answer = api.send(
                person,
                "POST",
                path + "/comments",
                new JsonObject("{" + on + "}").put("text", text).put("audience", audience));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body()).getString("thread");
    }

    private void answer(Person person, String thread, String text) {
        var answer =
                api.send(person, "POST", path + "/comments/" + thread + "/answers", new JsonObject().put("text", text));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private CommentedWord exported(Person person, String query) {
        return new CommentedWord(WordParts.get(server, person, path + query));
    }

    @Test
    void carriesWhatWasSaidToEverybodyWithItsWordsAnswersAndEnd() {
        // given
        String words = say(
                CLAIRE, ALL, "Say how.\nAnd when?", "'clause': 'a', 'quote': 'cooperate closely'".replace('\'', '"'));
        answer(AMINA, words, "By <May> & not later");
        api.send(CHAIR, "POST", path + "/comments/" + words + "/resolve", new JsonObject());
        say(MOUSSA, ALL, "Too vague", "\"clause\": \"b\"");
        say(CHAIR, ALL, "Good work", "");
        // when
        CommentedWord file = exported(DANIEL, SHARED);
        CommentedWord without = exported(DANIEL, "/exports/docx");
        // then
        assertThat(file.comments())
                .containsExactly(
                        "Claire (FRA)|FRA|Say how.\nAnd when?|cooperate closely|done",
                        "Amina (KEN)|KEN|By <May> & not later|cooperate closely|done|answers Say how.\nAnd when?",
                        "Moussa (MLI)|MLI|Too vague|Shall report|open",
                        "Chiara|C|Good work|Declaration|open");
        assertThat(file.text()).isEqualTo(without.text());
        assertThat(without.names()).noneMatch(name -> name.contains("comments"));
    }

    @Test
    void isReadByAnotherWordProcessorAsCommentsWithAnswers() throws IOException {
        // given
        String words = say(CLAIRE, ALL, "Say how.", "\"clause\": \"a\", \"quote\": \"cooperate closely\"");
        answer(AMINA, words, "By May");
        api.send(CHAIR, "POST", path + "/comments/" + words + "/resolve", new JsonObject());
        Path file = Files.write(directory.resolve("commented.docx"), WordParts.get(server, CHAIR, path + SHARED));
        // when
        String read = Files.readString(Office.convert(List.of(file), "fodt").get(0));
        // then
        assertThat(read.split("<office:annotation ", -1)).hasSize(3);
        assertThat(read)
                .contains("<dc:creator>Claire (FRA)</dc:creator>", "<dc:creator>Amina (KEN)</dc:creator>")
                .contains("Say how.", "By May")
                .contains("loext:resolved=\"true\"")
                .containsPattern("</office:annotation>(<[^>]*>)*cooperate closely(<[^>]*>)*<office:annotation-end");
    }

    @Test
    void saysTheWordsThatChangedOrAreNoLongerThere() {
        // given
        say(CLAIRE, ALL, "How closely?", "\"clause\": \"a\", \"quote\": \"cooperate closely\"");
        say(CLAIRE, ALL, "To whom?", "\"clause\": \"a\", \"quote\": \"and report closely\"");
        say(CLAIRE, ALL, "Report what?", "\"clause\": \"b\", \"quote\": \"report\"");
        try (CollabClient amina = CollabClient.join(server, draft, AMINA)) {
            YXmlElement a = clause(amina, 1);
            text(a).delete(23, 20);
            text(a).insert(15, " very");
            amina.doc.transact(null, () -> amina.doc.getXmlFragment("text").delete(2, 1));
            amina.untilSaved();
        }
        // when
        CommentedWord file = exported(CHAIR, SHARED);
        // then
        assertThat(file.comments())
                .containsExactly(
                        "Claire (FRA)|FRA|On “cooperate closely”, which has changed since:\nHow closely?|cooperate very closely|open",
                        "Claire (FRA)|FRA|On “and report closely”, which is no longer in the text:\nTo whom?|Shall cooperate very closely|open",
                        "Claire (FRA)|FRA|On “report”, which is no longer in the text:\nReport what?|Declaration|open");
    }

    private static YXmlElement clause(CollabClient client, int index) {
        return (YXmlElement) client.doc.getXmlFragment("text").children().get(index);
    }

    private static YXmlText text(YXmlElement clause) {
        return (YXmlText) clause.descendants().stream()
                .filter(YXmlText.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void standsOnTheLaterWordsOfARedline() {
        // given
        try (CollabClient amina = CollabClient.join(server, draft, AMINA)) {
            text(clause(amina, 1)).delete(6, 10);
            text(clause(amina, 1)).insert(6, "work together ");
            amina.untilSaved();
        }
        say(CLAIRE, ALL, "Better", "\"clause\": \"a\", \"quote\": \"together closely\"");
        // when
        CommentedWord file = exported(CHAIR, "/exports/docx?from=seq:2&comments=shared");
        // then
        assertThat(file.comments()).containsExactly("Claire (FRA)|FRA|Better|together closely|open");
    }

    /** The wall: whoever asks, also who hears it elsewhere. */
    @Test
    void hasNothingThatWasSaidToFewer() {
        // given
        say(CLAIRE, ALL, "For everybody", "\"clause\": \"a\", \"quote\": \"cooperate\"");
        List<Person> everybody = List.of(CHAIR, CLAIRE, DANIEL, AMINA, MOUSSA);
        Set<String> tags = new HashSet<>();
        everybody.forEach(person -> tags.add(tag(person)));
        // when
        say(CLAIRE, WallModel.audience("DELEGATION", "FRA"), "Hushfra", "\"clause\": \"a\", \"quote\": \"closely\"");
        say(AMINA, WallModel.audience("GROUP", "AFR"), "Hushafr", "\"clause\": \"b\"");
        say(CHAIR, WallModel.audience("CHAIR", null), "Hushchair", "");
        String own = say(CLAIRE, WallModel.audience("DELEGATION", "FRA"), "Hushfra again", "");
        answer(DANIEL, own, "Hushfra too");
        // then
        for (Person person : everybody) {
            CommentedWord file = exported(person, SHARED);
            assertThat(file.all()).as(person.name()).contains("For everybody").doesNotContainIgnoringCase("hush");
            assertThat(file.comments()).as(person.name()).hasSize(1);
            tags.add(tag(person));
        }
        assertThat(tags).as("it is one file, which nothing of that changed").hasSize(1);
        // when
        say(MOUSSA, ALL, "This, too", "");
        // then
        assertThat(tags).doesNotContain(tag(CLAIRE));
    }

    private String tag(Person person) {
        return Api.ok(api.get(person, path + SHARED))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
    }

    @Test
    void goesAlongInWordAndWithTheTextOfNowAlone() {
        // given
        try (CollabClient amina = CollabClient.join(server, draft, AMINA)) {
            text(clause(amina, 1)).insert(0, "They ");
            amina.untilSaved();
        }
        // then
        Api.assertProblem(api.get(CLAIRE, path + "/exports/pdf?comments=shared"), 422, "form-unsupported");
        Api.assertProblem(api.get(CLAIRE, path + SHARED + "&at=seq:2"), 422, "form-unsupported");
        Api.assertProblem(api.get(CLAIRE, path + "/exports/docx?comments=all"), 400, "invalid-request");
        assertThat(exported(CLAIRE, SHARED).comments()).isEmpty();
    }
}
