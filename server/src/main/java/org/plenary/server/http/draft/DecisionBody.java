package org.plenary.server.http.draft;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.http.exchange.Problem;
import org.plenary.server.negotiation.AdReferendum;

/** Reads decisions from the bodies of requests, and answers those that hold none. Stateless. */
final class DecisionBody {
    private DecisionBody() {}

    /** Makes a decision, or what comes to one, of a request. */
    interface Reading<T> {
        /**
         * Makes it.
         *
         * @throws IllegalArgumentException if it cannot be decided; the message says what was expected
         */
        T read();
    }

    /** What is read; empty if the request has been answered with what is wrong with it. */
    static <T> Optional<T> read(RoutingContext context, Reading<T> reading) {
        try {
            return Optional.of(reading.read());
        } catch (IllegalArgumentException e) {
            Problem.INVALID_REQUEST.answer(context, "This cannot be decided: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    /** Whether a status follows from something else alone; then the request has been answered with that. */
    static boolean isNotSetByHand(RoutingContext context, ClauseStatus status) {
        if (status != ClauseStatus.BRACKETED) {
            return false;
        }
        Problem.NOT_SET_BY_HAND.answer(
                context,
                "A clause is BRACKETED while brackets stand in it. Bracket its words: POST …/brackets, with the clause.");
        return true;
    }

    /** Why something is decided; null if nothing is said. */
    static @Nullable String reason(JsonObject body) {
        return textIfAny(body, "reason");
    }

    /**
     * What a body says of an agreement ad referendum.
     *
     * @throws IllegalArgumentException if that cannot be said
     */
    static AdReferendum.Terms terms(JsonObject body) {
        return new AdReferendum.Terms(
                textIfAny(body, "forum"),
                body.getJsonArray("pending", new JsonArray()).stream()
                        .map(String.class::cast)
                        .toList());
    }

    /** Words without the blanks around them; null if there are none. */
    static @Nullable String textIfAny(JsonObject body, String key) {
        String text = body.getString(key);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
