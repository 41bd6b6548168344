package org.plenary.server.intake;

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

    CommentsInFile.Placed of(CommentsInFile.Thread thread, String file) {
        String before = file.substring(Math.max(0, thread.from() - AROUND), thread.from());
        String after = file.substring(thread.to(), Math.min(file.length(), thread.to() + AROUND));
        String words = file.substring(thread.from(), thread.to());
        if (words.isEmpty()) {
            int at = find("", before, after);
            return at < 0 ? whole(thread) : clause(thread, clauses[Math.max(0, at - 1)]);
        }
        for (int number = 0; number <= Math.min(MAX_NUMBER, words.length() - 1); number++) {
            String rest = words.substring(number);
            int at = find(rest, before, after);
            if (at >= 0) {
                return words(thread, at, at + rest.length());
            }
        }
        String beginning = words.substring(0, Math.min(BEGINNING, words.length()));
        int at = find(beginning, before, words.substring(beginning.length()));
        return at < 0 ? whole(thread) : clause(thread, clauses[at]);
    }

    /** Where letters are, best with these around them; of none, between them. -1 if they are not there. */
    private int find(String wanted, String before, String after) {
        if (letters.isEmpty()) {
            return -1;
        }
        // Nothing is found everywhere: what stands before it is looked for.
        String key = wanted.isEmpty() ? before.substring(Math.max(0, before.length() - BEGINNING)) : wanted;
        if (key.isEmpty()) {
            return 0;
        }
        int best = -1;
        int bestAlike = -1;
        int tries = 0;
        for (int at = indexOf(key, 0); at >= 0 && tries < MAX_PLACES; at = indexOf(key, at + 1)) {
            int from = wanted.isEmpty() ? at + key.length() : at;
            int alike = alikeBefore(before, from) + alikeAfter(after, from + wanted.length());
            if (alike > bestAlike) {
                bestAlike = alike;
                best = from;
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

    private CommentsInFile.Placed words(CommentsInFile.Thread thread, int from, int to) {
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

    private CommentsInFile.Placed clause(CommentsInFile.Thread thread, int clause) {
        return new CommentsInFile.Placed(thread, id(clause), null, 1);
    }

    private ClauseId id(int clause) {
        return texts.clause(clause).id();
    }

    private static CommentsInFile.Placed whole(CommentsInFile.Thread thread) {
        return new CommentsInFile.Placed(thread, null, null, 1);
    }
}
