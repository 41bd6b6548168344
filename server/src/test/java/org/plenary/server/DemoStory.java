package org.plenary.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.plenary.server.demo.SampleHistory;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.wiring.Roster;

/** A draft with a past, for tests that need one: its people are those of the demonstration, the story is simpler. */
public final class DemoStory {
    private static final Roster ROSTER = Roster.read(resource("demo/people.json"));
    private static final Map<String, Person> PEOPLE = ROSTER.entries().stream()
            .map(Roster.Entry::person)
            .collect(Collectors.toMap(person -> person.id().value(), Function.identity()));

    private DemoStory() {}

    /** One of the people of the demonstration. */
    public static Person person(String id) {
        return PEOPLE.get(id);
    }

    /** Their delegations. */
    public static List<Delegation> delegations() {
        return PEOPLE.values().stream()
                .map(Person::delegation)
                .filter(delegation -> delegation != null)
                .distinct()
                .toList();
    }

    /** How its revisions are called. */
    public static SymbolPattern symbols() {
        return new SymbolPattern(resource("story/history.json").getString("symbols"));
    }

    /** The title that it is started with. */
    public static String title() {
        return resource("story/draft.json").getString("title");
    }

    /** Tells it, with this time as its end. */
    public static void tell(DraftStory story, long nowMillis) {
        SampleHistory.tell(resource("story/history.json"), resource("story/draft.json"), PEOPLE::get, nowMillis, story);
    }

    private static JsonObject resource(String name) {
        try (InputStream in = DemoStory.class.getClassLoader().getResourceAsStream(name)) {
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
