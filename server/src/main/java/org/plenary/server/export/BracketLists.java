package org.plenary.server.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.BracketThen;
import org.plenary.server.negotiation.Hold;

/** What a file says of brackets beside its text, in words. Immutable. */
public final class BracketLists {
    private final Edition edition;
    private final BracketWords wording;
    private final ClauseNames names;
    private final boolean attribution;

    /** Of an edition, in the words of its language. */
    public BracketLists(Edition edition, ExportOptions options, FixedWords wording) {
        this.edition = edition;
        this.wording = new BracketWords(wording);
        this.names = new ClauseNames(edition, wording);
        this.attribution = options.attribution();
    }

    /** What the head of a file says of the brackets in its text; nothing where there are none. */
    public List<String> legend() {
        List<String> lines = new ArrayList<>();
        if (!edition.brackets().isEmpty()) {
            String counted = wording.legend(edition.brackets().size(), edition.instant());
            lines.add(attribution ? counted + " " + wording.attributed() : counted);
        }
        return lines;
    }

    /** The parts of brackets of whose words nothing is left, a line for each; without a place in the text. */
    public List<String> gone() {
        List<String> lines = new ArrayList<>();
        for (BracketThen bracket : edition.brackets()) {
            for (BracketThen.Part part : bracket.parts()) {
                if (part.passage() == null
                        || part.passage().from() == part.passage().to()) {
                    String quote = wording.quoted(
                            bracket.bracket().on().get(part.anchor()).quote());
                    String holders = attribution ? BracketSigns.holders(bracket, wording) : "";
                    lines.add(names.of(part.clause()) + ": " + quote + (holders.isEmpty() ? "" : " – " + holders));
                }
            }
        }
        return lines;
    }

    /** The codes of those who hold a bracket, with spaces between; null if the file does not tell. */
    public @Nullable String holders(String id) {
        return holds(id, " ", hold -> hold.holder().code());
    }

    /** What they want of its words, in the same order; null if the file does not tell. */
    public @Nullable String stances(String id) {
        return holds(id, " ", hold -> hold.stance().name());
    }

    /** The same in words; null if the file does not tell. */
    public @Nullable String said(String id) {
        return holds(id, "; ", hold -> wording.holder(hold.holder()) + ": " + wording.stance(hold.stance()));
    }

    private @Nullable String holds(String id, String between, Function<Hold, String> each) {
        return attribution
                ? Stream.concat(edition.brackets().stream(), edition.bracketsBefore().stream())
                        .filter(bracket -> bracket.id().value().equals(id))
                        .limit(1)
                        .flatMap(bracket -> bracket.bracket().holders().stream())
                        .map(each)
                        .collect(Collectors.joining(between))
                : null;
    }

    /** The heading of those. */
    public String goneHeading() {
        return wording.gone();
    }
}
