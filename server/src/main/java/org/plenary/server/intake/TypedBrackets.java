package org.plenary.server.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;
import org.plenary.server.intake.BracketReading.Kept;
import org.plenary.server.intake.BracketReading.Reason;
import org.plenary.server.intake.TypedBracket.Place;

/**
 * Finds the square brackets that negotiators typed into a text: pairs of {@code [} and {@code ]}, also in one another,
 * of one text of a clause, or of several clauses if they open where one begins and close where one ends.
 * {@code [FRA, KEN: …]} says whose they are. No brackets are signs of omission ({@code […]}), marks of notes
 * ({@code [1]}), blanks to be filled ({@code [__]}), {@code [sic]}, and marks of what was decided ({@code [agreed]}).
 * Stateless; takes time in proportion to the text.
 */
public final class TypedBrackets {
    /** The most that are taken from one text. */
    public static final int MAX = 1_000;
    /** The most UTF-16 units between one pair. */
    static final int MAX_WORDS = 20_000;
    /** The most clauses that one pair is around. */
    static final int MAX_CLAUSES = 50;

    private static final int MAX_ALL_WORDS = 1_500_000;
    private static final int MAX_KEPT = 200;
    private static final int MAX_NOTE = 300;
    private static final int MAX_PREFIX = 120;
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0.…·_–—*†-]*");
    private static final Pattern SIGNS = Pattern.compile(
            "sic|(?:agreed|adopted|closed|open|pending|parked)(?: .{0,30})?|ad ref\\b.{0,20}|agréée?|adoptée?|en suspens",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern MARK = Pattern.compile("\\d{1,3}");
    private static final Pattern PREFIX = Pattern.compile("^([^:\\[\\]\\n]+?)\\s*:[\\s\\u00a0]*");
    private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*[,;/+]\\s*|\\s+(?:and|et|&)\\s+");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{1,11}");

    private final BracketTexts texts;
    private final Map<String, String> codes;
    private final List<Pair> pairs = new ArrayList<>();
    private final List<Kept> kept = new ArrayList<>();
    private final Deque<Opening> carried = new ArrayDeque<>();
    private long words;

    private record Opening(BracketText text, int at) {}

    private record Pair(Opening opening, BracketText end, int close, Attribution attribution) {}

    private record Attribution(
            List<String> holders, @Nullable String note, int end) {}

    private TypedBrackets(Instrument instrument, Map<String, String> codes) {
        this.texts = new BracketTexts(instrument);
        this.codes = codes;
    }

    /**
     * Reads the brackets of a text.
     *
     * @param delegations the codes of the delegations that may hold some, by what they are called, their codes and
     *     names, in lower case
     */
    public static BracketReading read(Instrument instrument, Map<String, String> delegations) {
        return new TypedBrackets(instrument, delegations).read();
    }

    private BracketReading read() {
        for (int clause = 0; clause < texts.clauses(); clause++) {
            for (BracketText text : texts.of(clause)) {
                read(text);
            }
        }
        carried.forEach(opening -> keep(opening.text, opening.at, Reason.UNBALANCED));
        pairs.sort((one, other) -> one.opening.text.clause != other.opening.text.clause
                ? Integer.compare(one.opening.text.clause, other.opening.text.clause)
                : one.opening.text.number != other.opening.text.number
                        ? Integer.compare(one.opening.text.number, other.opening.text.number)
                        : Integer.compare(one.opening.at, other.opening.at));
        pairs.forEach(this::takeOut);
        List<TypedBracket> brackets = pairs.stream().map(this::bracket).toList();
        return new BracketReading(texts.left(), brackets, kept);
    }

    private void read(BracketText text) {
        Deque<Opening> open = new ArrayDeque<>();
        for (int i = 0; i < text.length(); i++) {
            if (text.at(i) == '[') {
                int end = endOfSigns(text, i);
                if (end > i) {
                    i = end;
                } else {
                    open.push(new Opening(text, i));
                }
            } else if (text.at(i) == ']') {
                close(text, i, open);
            }
        }
        // The outer ones first.
        open.descendingIterator().forEachRemaining(opening -> {
            if (text.number == 0 && text.isStart(opening.at)) {
                carried.push(opening);
            } else {
                keep(text, opening.at, Reason.UNBALANCED);
            }
        });
    }

    private void close(BracketText text, int at, Deque<Opening> open) {
        if (!open.isEmpty()) {
            pair(open.pop(), text, at);
        } else if (!carried.isEmpty() && text.number == 0 && text.isEnd(at)) {
            pair(carried.pop(), text, at);
        } else {
            keep(text, at, Reason.UNBALANCED);
        }
    }

    private void pair(Opening opening, BracketText end, int close) {
        Attribution attribution = attribution(opening, opening.text == end ? close : opening.text.length());
        int length = length(opening, end, close);
        boolean isLong = length > MAX_WORDS || end.clause - opening.text.clause >= MAX_CLAUSES;
        if (isLong || pairs.size() >= MAX || words + length > MAX_ALL_WORDS) {
            keep(opening.text, opening.at, isLong ? Reason.TOO_LONG : Reason.TOO_MANY);
        } else if (hasWords(opening, end, close, attribution.end)) {
            words += length;
            pairs.add(new Pair(opening, end, close, attribution));
        }
    }

    private int length(Opening opening, BracketText end, int close) {
        if (opening.text == end) {
            return close - opening.at;
        }
        int length = opening.text.length() - opening.at + close;
        for (int clause = opening.text.clause + 1; clause < end.clause; clause++) {
            length += texts.of(clause).get(0).length();
        }
        return length;
    }

    private static boolean hasWords(Opening opening, BracketText end, int close, int from) {
        return opening.text == end
                ? end.hasWords(from, close)
                : opening.text.hasWords(from, opening.text.length()) || end.hasWords(0, close);
    }

    /** Where what only looks like a bracket ends; where it begins if it is one. */
    private static int endOfSigns(BracketText text, int at) {
        int end = at + 1;
        while (end < text.length() && text.at(end) != ']' && text.at(end) != '[' && text.at(end) != '\n') {
            end++;
        }
        if (end == text.length() || text.at(end) != ']') {
            return at;
        }
        String words = text.words(at + 1, end).strip();
        boolean isSign = BLANKS.matcher(words).matches() || SIGNS.matcher(words).matches();
        return isSign || (MARK.matcher(words).matches() && isMark(text, at, end)) ? end : at;
    }

    /** Whether a number is the mark of a note: it stands close at a word, begins a line, or ends a sentence. */
    private static boolean isMark(BracketText text, int at, int end) {
        boolean isClose = at > 0 && !Character.isWhitespace(text.at(at - 1)) && "([".indexOf(text.at(at - 1)) < 0;
        boolean begins = at == 0 || text.at(at - 1) == '\n';
        boolean ends = end + 1 == text.length() || ".,;:)\n".indexOf(text.at(end + 1)) >= 0;
        return isClose || begins || ends;
    }

    /** To whom the words behind an opening are attributed, and where the words themselves begin. */
    private Attribution attribution(Opening opening, int limit) {
        int from = opening.at + 1;
        Attribution none = new Attribution(List.of(), null, from);
        String beginning = opening.text.words(from, Math.min(limit, from + MAX_PREFIX));
        Matcher colon = PREFIX.matcher(beginning);
        if (!colon.find()) {
            return none;
        }
        Set<String> holders = new LinkedHashSet<>();
        List<String> others = new ArrayList<>();
        for (String name : BETWEEN_NAMES.split(colon.group(1), -1)) {
            String code = codes.get(name.strip().toLowerCase(Locale.ROOT));
            if (code != null) {
                holders.add(code);
            } else if (CODE.matcher(name.strip()).matches()) {
                others.add(name.strip());
            } else {
                return none;
            }
        }
        String note = others.isEmpty() ? null : others.stream().collect(Collectors.joining(", "));
        if (note != null && note.length() > MAX_NOTE) {
            return none;
        }
        return new Attribution(List.copyOf(holders), note, from + colon.end());
    }

    private void keep(BracketText text, int at, Reason reason) {
        if (kept.size() < MAX_KEPT) {
            kept.add(new Kept(text.clause + 1, reason, text.excerpt(at)));
        }
    }

    private void takeOut(Pair pair) {
        BracketText text = pair.opening.text;
        text.removeOpening(pair.opening.at);
        text.remove(pair.opening.at, pair.attribution.end);
        pair.end.removeClosing(pair.close);
    }

    private TypedBracket bracket(Pair pair) {
        List<Place> places = new ArrayList<>();
        BracketText first = pair.opening.text;
        if (first == pair.end) {
            add(first, pair.opening.at, pair.close, places);
        } else {
            add(first, pair.opening.at, first.length(), places);
            for (int clause = first.clause + 1; clause < pair.end.clause; clause++) {
                BracketText between = texts.of(clause).get(0);
                add(between, 0, between.length(), places);
            }
            add(pair.end, 0, pair.close, places);
        }
        return new TypedBracket(places, pair.attribution.holders, pair.attribution.note);
    }

    private void add(BracketText text, int from, int to, List<Place> places) {
        Place place = text.left(from, to, texts.clause(text.clause).id());
        if (place != null) {
            places.add(place);
        }
    }
}
