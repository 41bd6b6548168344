package org.plenary.server.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.anchor.Passage;
import org.plenary.instrument.redline.Run;
import org.plenary.server.history.BracketThen;
import org.plenary.server.history.BracketedRedline;
import org.plenary.server.negotiation.Hold;
import org.plenary.server.negotiation.Holder;

/**
 * Where a paper has the brackets of its text: {@code [} before their first unit and {@code ]} behind their last one,
 * of each part of their words by itself. Of two that begin together the longer one is outside, and of equal ones the
 * older; where two overlap, each is closed in its place. Immutable.
 */
public final class BracketSigns {
    private static final Comparator<Stretch> OPENING = Comparator.comparingInt(
                    (Stretch stretch) -> stretch.passage.from())
            .thenComparing(stretch -> stretch.passage.to(), Comparator.reverseOrder())
            .thenComparing(stretch -> stretch.bracket.id());

    private final BracketWords wording;
    private final boolean attribution;
    private final Map<ClauseId, Map<Integer, Places>> places = new HashMap<>();

    /** A part of a bracket's words. */
    private record Stretch(BracketThen bracket, Passage passage) {}

    /** What begins at each unit of a text, and what ends before it. */
    private static final class Places {
        final TreeMap<Integer, List<Sign>> opening = new TreeMap<>();
        final TreeMap<Integer, List<Sign>> closing = new TreeMap<>();
    }

    /**
     * One of the two ends of a bracket.
     *
     * @param text what the paper has there
     * @param bracket whose it is
     * @param opening whether it is the first
     */
    public record Sign(String text, BracketThen bracket, boolean opening) {}

    /**
     * Some text, or a sign.
     *
     * @param text what the paper has
     * @param sign the sign that it is, null if it is text
     */
    public record Piece(String text, @Nullable Sign sign) {}

    /** Those of an edition; with their holders if the options say so. */
    public BracketSigns(Edition edition, ExportOptions options) {
        this.wording = new BracketWords(FixedWords.of(edition.locale()));
        this.attribution = options.attribution();
        List<Stretch> stretches = new ArrayList<>();
        for (BracketThen bracket : edition.brackets()) {
            for (BracketThen.Part part : bracket.parts()) {
                Passage passage = part.passage();
                if (passage != null && passage.from() < passage.to()) {
                    stretches.add(new Stretch(bracket, passage));
                }
            }
        }
        stretches.sort(OPENING);
        stretches.forEach(this::add);
    }

    private void add(Stretch stretch) {
        Passage passage = stretch.passage;
        Places in = places.computeIfAbsent(passage.clause(), clause -> new HashMap<>())
                .computeIfAbsent(passage.footnote(), footnote -> new Places());
        in.opening
                .computeIfAbsent(passage.from(), from -> new ArrayList<>())
                .add(new Sign(opening(stretch.bracket, attribution, wording), stretch.bracket, true));
        // What was opened last is closed first.
        in.closing.computeIfAbsent(passage.to(), to -> new ArrayList<>()).add(0, new Sign("]", stretch.bracket, false));
    }

    private static String opening(BracketThen bracket, boolean attribution, BracketWords wording) {
        String holders = attribution ? holders(bracket, wording) : "";
        return holders.isEmpty() ? "[" : "[" + holders + ": ";
    }

    /** Who holds a bracket, the first first; {@code ""} if nobody knows. */
    public static String holders(BracketThen bracket, BracketWords wording) {
        return bracket.bracket().holders().stream()
                .map(Hold::holder)
                .filter(holder -> !holder.equals(Holder.UNKNOWN))
                .map(wording::holder)
                .collect(Collectors.joining(", "));
    }

    /** Goes through the text of a clause from its beginning on. Not thread-safe. */
    public final class Cursor {
        private final Map<Integer, Places> clause;
        private final Map<Integer, Integer> units = new HashMap<>();

        private Cursor(ClauseId clause) {
            this.clause = places.getOrDefault(clause, Map.of());
        }

        /**
         * The next text with the signs in it.
         *
         * @param footnote which footnote of the clause it is of, from 1; 0 for none
         * @param text may have line feeds, which are no units
         */
        public List<Piece> cut(int footnote, String text) {
            Places in = clause.get(footnote);
            if (in == null) {
                return List.of(new Piece(text, null));
            }
            List<Piece> pieces = new ArrayList<>();
            int unit = Objects.requireNonNullElse(units.get(footnote), 0);
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) != '\n') {
                    start = signs(in.opening.get(unit), text, start, i, pieces);
                    unit++;
                    start = signs(in.closing.get(unit), text, start, i + 1, pieces);
                }
            }
            units.put(footnote, unit);
            if (start < text.length()) {
                pieces.add(new Piece(text.substring(start), null));
            }
            return pieces;
        }

        private static int signs(@Nullable List<Sign> signs, String text, int start, int at, List<Piece> pieces) {
            if (signs == null) {
                return start;
            }
            if (start < at) {
                pieces.add(new Piece(text.substring(start, at), null));
            }
            signs.forEach(sign -> pieces.add(new Piece(sign.text, sign)));
            return at;
        }
    }

    /** Goes through the text of a clause. */
    public Cursor in(ClauseId clause) {
        return new Cursor(clause);
    }

    /**
     * An edition in whose text brackets are drawn, as {@linkplain Run#sign signs} with their names: of a redline those
     * of both moments, with what became of them.
     */
    public static Edition drawn(Edition edition, ExportOptions options) {
        if (edition.brackets().isEmpty() && edition.bracketsBefore().isEmpty()) {
            return edition;
        }
        BracketWords wording = new BracketWords(FixedWords.of(edition.locale()));
        return edition.withRedline(BracketedRedline.of(
                edition.redline(),
                edition.bracketsBefore(),
                edition.brackets(),
                bracket -> opening(bracket, options.attribution(), wording),
                BracketedRedline.Entries.of(
                        edition.bracketActs().stream().map(BracketAct::event).toList())));
    }
}
