package org.plenary.crdt.scenarios;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scenario.
 *
 * @param line what was written
 * @param peer who does it, null if it concerns all
 * @param path the type that it is done to, empty for the document
 * @param verb what is done
 * @param args with what
 * @param expected what comes of it, or that it fails; null if only the two engines must agree
 * @param body the steps within it, if it is a transaction
 */
record Step(
        String line,
        @Nullable String peer,
        List<String> path,
        String verb,
        List<@Nullable Object> args,
        @Nullable Expected expected,
        List<Step> body) {

    /** What a scenario says of a step's outcome. */
    sealed interface Expected {
        /** It gives this value. */
        record Value(@Nullable Object value) implements Expected {}

        /** It is refused. */
        record Failure() implements Expected {}
    }

    /** The step as JSON that the other player reads. */
    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("peer", peer);
        json.put("path", path);
        json.put("verb", verb);
        json.put("args", args);
        json.put("body", body.stream().map(Step::toJson).toList());
        return json;
    }

    @Nullable
    Object arg(int index) {
        return index < args.size() ? args.get(index) : null;
    }

    Step with(List<@Nullable Object> newArgs) {
        return new Step(line, peer, path, verb, newArgs, expected, body);
    }

    @Override
    public String toString() {
        return line;
    }
}
