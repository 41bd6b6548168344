package org.plenary.server.negotiation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.plenary.crdt.Id;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Anchor;

/** What is recorded and told of brackets, as fields, with their keys in one fixed order. Stateless. */
public final class BracketFields {
    private static final Set<String> ANCHOR_KEYS = Set.of("clause", "from", "to", "quote");
    /** Client ids and clocks are numbers that a double holds. */
    private static final long MAX_NUMBER = (1L << 53) - 1;

    private BracketFields() {}

    /** An anchor: {@code clause, from, to, quote}, of which a whole clause has no {@code from} and {@code to}. */
    public static Fields of(Anchor anchor) {
        return new Fields()
                .put("clause", anchor.clause().value())
                .putIfAny("from", pair(anchor.from()))
                .putIfAny("to", pair(anchor.to()))
                .put("quote", anchor.quote());
    }

    /** A unit's id as a list of two numbers; null for null. */
    public static @Nullable List<Long> pair(@Nullable Id id) {
        return id == null ? null : List.of(id.client(), id.clock());
    }

    /**
     * Reads what {@link #of(Anchor)} writes.
     *
     * @throws IllegalArgumentException if it is anything else; the message says what was expected
     */
    public static Anchor anchor(Fields from) {
        from.requireNoOthers(ANCHOR_KEYS);
        String quote = from.text("quote");
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(quote)) {
            throw new IllegalArgumentException("expected a quote of whole characters, got half of one");
        }
        return new Anchor(new ClauseId(from.text("clause")), id(from, "from"), id(from, "to"), quote);
    }

    private static @Nullable Id id(Fields from, String key) {
        if (!from.has(key)) {
            return null;
        }
        List<Long> pair = from.numbers(key);
        if (pair.size() != 2 || pair.stream().anyMatch(number -> number < 0 || number > MAX_NUMBER)) {
            throw new IllegalArgumentException(
                    "expected " + key + " to be a client id and a clock, two whole numbers, got others");
        }
        return new Id(pair.get(0), pair.get(1));
    }

    /** A bracket, as it is told to people. */
    public static Fields told(Bracket bracket) {
        Settlement settled = bracket.settled();
        return new Fields()
                .put("id", bracket.id().value())
                .put("kind", bracket.kind().name())
                .putAll("on", bracket.on().stream().map(BracketFields::of).toList())
                .putAll(
                        "holders",
                        bracket.holders().stream().map(BracketFields::told).toList())
                .put("at", bracket.placed().atMillis())
                .put("by", bracket.placed().by().name())
                .put("settled", settled == null ? null : told(settled));
    }

    private static Fields told(Hold hold) {
        return new Fields()
                .put("holder", hold.holder().code())
                .put("stance", hold.stance().name())
                .putIfAny("note", hold.note())
                .put("since", hold.sinceMillis())
                .put("by", hold.by().name());
    }

    private static Fields told(Settlement settled) {
        return new Fields()
                .put("as", settled.as().name())
                .put("agreed", settled.agreed())
                .putIfAny("reason", settled.reason())
                .put("at", settled.act().atMillis())
                .put("by", settled.act().by().name());
    }
}
