package org.plenary.server.http.proposal;

import java.util.stream.Collectors;
import org.plenary.server.negotiation.Fields;

/** A row of the table of proposals that became one wording, in words. */
record StreamliningRow(Fields row) {
    String number() {
        return row.text("label");
    }

    /** In whose names the proposals were, a comma between two; by their codes, but for the chair. */
    String contributors(String chair) {
        return row.objects("contributors").stream()
                .map(by -> by.has("code") ? by.text("code") : chair)
                .collect(Collectors.joining(", "));
    }

    /** The symbols of the proposals, each with the number that the clause had in it. */
    String originals() {
        return row.objects("sources").stream()
                .map(source -> (source.text("symbol") + " " + source.text("label")).strip())
                .collect(Collectors.joining("; "));
    }

    String rationale() {
        return text("rationale");
    }

    String added() {
        return String.join(" ", row.texts("added"));
    }

    String removed() {
        return String.join(" ", row.texts("removed"));
    }

    /** What a field says, nothing if it says nothing. */
    String text(String key) {
        return row.says(key) ? row.text(key) : "";
    }
}
