package org.plenary.server.intake;

import java.util.List;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.Instrument;
import org.plenary.instrument.anchor.Anchor;

/**
 * Finds what comments are about in a text that was made of a file: their words, by their letters and by the letters
 * around them. A letter is any UTF-16 unit but blanks and square brackets, which come and go as a file is read; so do
 * numbers, headers and notes, wherefore places are looked for and not counted.
 *
 * <p>Of words in several clauses the first clause has the comment. If words are not there as they were, it is about the
 * clause that has their beginning, or else the whole text. Takes time in the length of the text for each comment, up to
 * a bound; comments beyond it are about the whole text. For one thread.
 */
final class CommentPlaces {
    /** So many letters around words tell places with the same words apart. */
    private static final int AROUND = 80;

    private static final int MAX_PLACES = 500;

    /** A number that was typed before the words of a clause is at most so long. */
    private static final int MAX_NUMBER = 8;

    /** So many letters are enough to know a clause by. */
    private static final int BEGINNING = 24;

    private static final int MIN_BEGINNING = 3;

    private static final long MAX_WORK = 1_500_000_000L;

    private final BracketTexts texts;
    private final String letters;
    private final int[] clauses;
    private final int[] places;
    private final int[] counts;
    private long work;

    CommentPlaces(Instrument text) {
        this.texts = new BracketTexts(text);
        int most = 0;
        for (int i = 0; i < texts.clauses(); i++) {
            most += texts.of(i).get(0).length();
        }
        this.clauses = new int[most];
        this.places = new int[most];
        this.counts = new int[texts.clauses()];
        StringBuilder all = new StringBuilder();
        for (int clause = 0; clause < texts.clauses(); clause++) {
            BracketText words = texts.of(clause).get(0);
            for (int i = 0; i < words.length(); i++) {
                if (isLetter(words.at(i))) {
                    clauses[all.length()] = clause;
                    places[all.length()] = i;
                    counts[clause]++;
                    all.append(words.at(i));
                }
            }
        }
        this.letters = all.toString();
    }

    private static boolean isLetter(char unit) {
        return !Character.isWhitespace(unit)
                && !Character.isSpaceChar(unit)
                && !Character.isISOControl(unit)
                && unit != '['
                && unit != ']';
    }

    /** Adds the letters of a text. */
    static void letters(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            if (isLetter(text.charAt(i))) {
                to.append(text.charAt(i));
            }
        }
    }

    CommentsInFile.Placed of(CommentsInFile.Remarks thread, String file) {
        String before = file.substring(Math.max(0, thread.from() - AROUND), thread.from());
        String after = file.substring(thread.to(), Math.min(file.length(), thread.to() + AROUND));
        String lines = file.substring(thread.from(), thread.to()).strip();
        if (lines.isEmpty()) {
            return between(thread, before, after);
        }
        String words = joined(lines);
        String line = lines.lines().findFirst().orElse("");
        for (String wanted : line.length() < words.length() ? List.of(words, line) : List.of(words)) {
            for (int number = 0; number <= Math.min(MAX_NUMBER, wanted.length() - 1); number++) {
                String rest = wanted.substring(number);
                int at = find(rest, joined(before), joined(after));
                if (at >= 0) {
                    return words(thread, at, at + rest.length());
                }
            }
        }
        String beginning = line.substring(0, Math.min(BEGINNING, line.length()));
        int at = find(beginning, joined(before), words.substring(beginning.length()));
        return at < 0 ? whole(thread) : clause(thread, clauses[at]);
    }

    private static String joined(String lines) {
        return lines.replace("\n", "");
    }

    /** What is about a place between letters is about the clause of those before it, or else behind it. */
    private CommentsInFile.Placed between(CommentsInFile.Remarks thread, String before, String after) {
        String head = before.substring(before.lastIndexOf('\n') + 1);
        String tail = after.contains("\n") ? after.substring(0, after.indexOf('\n')) : after;
        for (int length = BEGINNING; length >= MIN_BEGINNING; length /= 2) {
            String wanted = head.substring(Math.max(0, head.length() - length));
            int at = wanted.isEmpty()
                    ? -1
                    : find(wanted, joined(before.substring(0, before.length() - wanted.length())), joined(after));
            if (at >= 0) {
                return clause(thread, clauses[at]);
            }
            wanted = tail.substring(0, Math.min(tail.length(), length));
            at = wanted.isEmpty() ? -1 : find(wanted, joined(before), joined(after.substring(wanted.length())));
            if (at >= 0) {
                return clause(thread, clauses[at]);
            }
        }
        return whole(thread);
    }

    /** Where letters are, best with these around them; -1 if they are not there. */
    private int find(String wanted, String before, String after) {
        int best = -1;
        int bestAlike = -1;
        int tries = 0;
        for (int at = indexOf(wanted, 0); at >= 0 && tries < MAX_PLACES; at = indexOf(wanted, at + 1)) {
            int alike = alikeBefore(before, at) + alikeAfter(after, at + wanted.length());
            if (alike > bestAlike) {
                bestAlike = alike;
                best = at;
            }
            tries++;
        }
        return best;
    }

    private int indexOf(String key, int from) {
        if (work > MAX_WORK) {
            return -1;
        }
        int at = letters.indexOf(key, from);
        work += (at < 0 ? letters.length() : at) - from + key.length();
        return at;
    }

    private int alikeBefore(String before, int at) {
        int alike = 0;
        while (alike < before.length()
                && alike < at
                && before.charAt(before.length() - 1 - alike) == letters.charAt(at - 1 - alike)) {
            alike++;
        }
        return alike;
    }

    private int alikeAfter(String after, int at) {
        int alike = 0;
        while (alike < Math.min(AROUND, after.length())
                && at + alike < letters.length()
                && after.charAt(alike) == letters.charAt(at + alike)) {
            alike++;
        }
        return alike;
    }

    private CommentsInFile.Placed words(CommentsInFile.Remarks thread, int from, int to) {
        int clause = clauses[from];
        int last = to - 1;
        while (clauses[last] != clause) {
            last--;
        }
        String all = texts.of(clause).get(0).words(0, texts.of(clause).get(0).length());
        String words = all.substring(places[from], places[last] + 1);
        int occurrence = occurrence(all, words, places[from]);
        return last + 1 - from == counts[clause] || words.length() > Anchor.MAX_QUOTE || occurrence == 0
                ? clause(thread, clause)
                : new CommentsInFile.Placed(thread, id(clause), words, occurrence);
    }

    /** Which of the places it is, which do not overlap; 0 if it is none of them. */
    private static int occurrence(String all, String words, int place) {
        int occurrence = 1;
        for (int at = all.indexOf(words); at >= 0 && at <= place; at = all.indexOf(words, at + words.length())) {
            if (at == place) {
                return occurrence;
            }
            occurrence++;
        }
        return 0;
    }

    private CommentsInFile.Placed clause(CommentsInFile.Remarks thread, int clause) {
        return new CommentsInFile.Placed(thread, id(clause), null, 1);
    }

    private ClauseId id(int clause) {
        return texts.clause(clause).id();
    }

    private static CommentsInFile.Placed whole(CommentsInFile.Remarks thread) {
        return new CommentsInFile.Placed(thread, null, null, 1);
    }
}
