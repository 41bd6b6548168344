package org.plenary.server.desk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.anchor.Anchor;
import org.plenary.server.negotiation.BracketFields;
import org.plenary.server.negotiation.Fields;

/**
 * What of a draft a thread is about.
 *
 * @param on the words, or the whole clause
 * @param seq the entry of the draft's record at which they were there
 */
public record DeskAnchor(Anchor on, long seq) {
    /** @throws IllegalArgumentException if no entry has this number */
    public DeskAnchor {
        if (seq < 1) {
            throw new IllegalArgumentException("expected the number of an entry from 1, got " + seq);
        }
    }

    int weight() {
        return on.quote().length();
    }

    Fields toFields() {
        return BracketFields.of(on).put("seq", seq);
    }

    /** As it is told to people; {@code from} and {@code to} say nothing of a whole clause. */
    Fields told() {
        return new Fields()
                .put("clause", on.clause().value())
                .put("from", BracketFields.pair(on.from()))
                .put("to", BracketFields.pair(on.to()))
                .put("quote", on.quote())
                .put("seq", seq);
    }

    static DeskAnchor read(Fields from) {
        Map<String, @Nullable Object> anchor = new LinkedHashMap<>(from.toMap());
        anchor.remove("seq");
        return new DeskAnchor(BracketFields.anchor(Fields.of(anchor)), from.number("seq"));
    }
}
