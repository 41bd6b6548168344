package org.plenary.instrument;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a clause is; the kind decides how it is numbered and whether it can hold sub-paragraphs. */
public enum ClauseKind {
    /** The name of the instrument: one line, no number. */
    TITLE("title", true),
    /** A heading between clauses: one line, no number. */
    HEADING("heading", true),
    /** A preambular paragraph: {@code PP1}. */
    PREAMBULAR("preambular", false),
    /** An operative paragraph: {@code OP1}. */
    OPERATIVE("operative", false),
    /** An article: {@code Article 1}. */
    ARTICLE("article", false),
    /** An annex: {@code Annex I}. */
    ANNEX("annex", false);

    private static final Map<String, ClauseKind> BY_WIRE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ClauseKind::wireName, Function.identity()));

    private final String wireName;
    private final boolean oneLine;

    ClauseKind(String wireName, boolean oneLine) {
        this.wireName = wireName;
        this.oneLine = oneLine;
    }

    /** The name of the kind in the shared document and in the API. */
    public String wireName() {
        return wireName;
    }

    /** The kind with a wire name, if there is one. */
    public static Optional<ClauseKind> ofWireName(String wireName) {
        return Optional.ofNullable(BY_WIRE_NAME.get(wireName));
    }

    /** Whether clauses of this kind are a single paragraph without a number, as titles and headings are. */
    public boolean isOneLine() {
        return oneLine;
    }
}
