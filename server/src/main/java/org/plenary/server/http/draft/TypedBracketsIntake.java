package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plenary.server.draft.DraftStory;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Directory;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.BracketReading;
import org.plenary.server.intake.TypedAlternative;
import org.plenary.server.intake.TypedBracket;
import org.plenary.server.journal.Stream;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.room.Drafts;

/**
 * Brackets that were typed into a file become brackets of the draft that is started with it, and what it calls
 * alternatives alternatives.
 */
final class TypedBracketsIntake {
    private final Drafts drafts;
    private final Directory directory;

    TypedBracketsIntake(Drafts drafts, Directory directory) {
        this.drafts = drafts;
        this.directory = directory;
    }

    /** The codes of the delegations of a person's process, by what they are called, in lower case. */
    Future<Map<String, String>> delegations(Person person) {
        return directory.of(person.process().id()).map(register -> {
            Map<String, String> codes = new HashMap<>();
            for (Delegation delegation : register.delegations()) {
                codes.putIfAbsent(delegation.name().toLowerCase(Locale.ROOT), delegation.code());
                codes.put(delegation.code().toLowerCase(Locale.ROOT), delegation.code());
            }
            return codes;
        });
    }

    /** What was found, for whoever looks at the file first. */
    static JsonObject json(BracketReading reading) {
        JsonArray kept = new JsonArray();
        reading.kept()
                .forEach(each -> kept.add(new JsonObject()
                        .put("clause", each.clause())
                        .put("reason", each.reason().wireName())
                        .put("excerpt", each.excerpt())));
        return new JsonObject().put("count", reading.brackets().size()).put("kept", kept);
    }

    /**
     * Starts a draft whose words are in brackets, and whose clauses compete, from its beginning, all in one, or nothing
     * at all.
     *
     * @param brackets what is in brackets, and the text without their characters
     */
    Future<Stream> start(
            Vertx vertx, Person person, String title, BracketReading brackets, List<TypedAlternative> alternatives) {
        return drafts.story(person, title)
                .compose(story -> vertx.executeBlocking(() -> told(story, person, brackets, alternatives), false))
                .compose(drafts::create);
    }

    private static DraftStory told(
            DraftStory story, Person person, BracketReading reading, List<TypedAlternative> alternatives) {
        long now = System.currentTimeMillis();
        story.begins(now, reading.instrument());
        TypedAlternativesIntake.tell(story, person, now, alternatives);
        for (TypedBracket bracket : reading.brackets()) {
            List<DraftStory.Words> words =
                    bracket.places().stream().map(TypedBracketsIntake::words).toList();
            List<Holder> holders = bracket.holders().isEmpty()
                    ? List.of(Holder.UNKNOWN)
                    : bracket.holders().stream().map(Holder::new).toList();
            story.brackets(person, now, words, holders, bracket.note());
        }
        return story;
    }

    private static DraftStory.Words words(TypedBracket.Place place) {
        return new DraftStory.Words(place.clause(), place.whole(), place.text(), place.from(), place.words());
    }
}
