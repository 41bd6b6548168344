package org.plenary.server.export;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.history.Moment;

/**
 * The names of the files of one edition: of an issued revision its symbol, of another moment the title of the draft,
 * the date and the entry of the record; of a redline both moments.
 *
 * <p>Whatever symbols and titles hold, a name has no separator of paths, no control character and no blank, does not
 * begin or end with a point, is no name that Windows keeps for itself, and is shorter than {@value #MAX_LENGTH}
 * characters.
 */
final class FileNames {
    /** The most characters of a name without its extension; with it, fewer than the 255 bytes of file systems. */
    static final int MAX_LENGTH = 150;

    private static final int MAX_PART = 60;
    private static final Set<String> KEPT_BY_WINDOWS = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");
    private static final Pattern PORT = Pattern.compile("(com|lpt)[0-9¹²³]");
    private static final Pattern UNFIT_FOR_SYMBOL = Pattern.compile("[^A-Za-z0-9._]+");
    private static final Pattern UNFIT_FOR_ASCII = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern UNFIT_FOR_TITLE = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^[-.]+|[-.]+$");

    private final String ascii;
    private final String unicode;

    private FileNames(String ascii, String unicode) {
        this.ascii = ascii;
        this.unicode = unicode;
    }

    /**
     * Those of a clean text, or of a redline unless {@code from} is null.
     *
     * @param title the title of the draft
     */
    static FileNames of(@Nullable Moment from, Moment at, String title) {
        return new FileNames(base(from, at, FileNames::ascii, title), base(from, at, FileNames::anyScript, title));
    }

    /**
     * Those of a proposal's paper.
     *
     * @param at when it was submitted, with its symbol; or when it was as it is, if it was not
     * @param title the title of the proposal
     */
    static FileNames of(Moment at, String title, boolean redline) {
        String end = redline ? "-redline" : "";
        return new FileNames(
                harmless(named(at, FileNames::ascii, title) + end),
                harmless(named(at, FileNames::anyScript, title) + end));
    }

    /** That of the file in a form. */
    FileName file(ExportFormat format) {
        return new FileName(ascii + "." + format.extension(), unicode + "." + format.extension());
    }

    /** The name in ASCII, without an extension. */
    String base() {
        return ascii;
    }

    private static String base(@Nullable Moment from, Moment at, UnaryOperator<String> script, String title) {
        if (from == null) {
            return harmless(named(at, script, title));
        }
        String first = named(from, script, title);
        String second = at.revision() == null ? dated(at) : symbol(after(from.revision(), at.revision()));
        return harmless(first + "_to_" + second + "-redline");
    }

    private static String named(Moment moment, UnaryOperator<String> script, String title) {
        if (moment.revision() != null) {
            return symbol(moment.revision());
        }
        String words = script.apply(title);
        return (words.isEmpty() ? "draft" : words) + "-" + dated(moment);
    }

    private static String dated(Moment moment) {
        return Instant.ofEpochMilli(moment.atMillis()).atOffset(ZoneOffset.UTC).toLocalDate() + "-seq" + moment.seq();
    }

    /** What of a symbol is not in that of the revision before: {@code Rev.2} after {@code TSC/2026/WP.1/Rev.1}. */
    private static String after(@Nullable String before, String symbol) {
        int cut = symbol.lastIndexOf('/') + 1;
        return before != null && cut > 0 && before.startsWith(symbol.substring(0, cut))
                ? symbol.substring(cut)
                : symbol;
    }

    private static String symbol(String symbol) {
        String fit = trimmed(UNFIT_FOR_SYMBOL.matcher(symbol).replaceAll("-"));
        return fit.isEmpty() ? "revision" : fit;
    }

    private static String ascii(String title) {
        String letters =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        return cut(trimmed(UNFIT_FOR_ASCII.matcher(letters).replaceAll("-")));
    }

    private static String anyScript(String title) {
        String composed = Normalizer.normalize(title, Normalizer.Form.NFC);
        return cut(trimmed(UNFIT_FOR_TITLE.matcher(composed).replaceAll("-")));
    }

    /** At most {@value #MAX_PART} characters, and no half of one. */
    private static String cut(String words) {
        if (words.codePointCount(0, words.length()) <= MAX_PART) {
            return words;
        }
        return trimmed(words.substring(0, words.offsetByCodePoints(0, MAX_PART)));
    }

    private static String trimmed(String words) {
        return EDGES.matcher(words).replaceAll("");
    }

    private static String harmless(String name) {
        String cut = name.length() <= MAX_LENGTH
                ? name
                : trimmed(name.substring(0, name.offsetByCodePoints(0, name.codePointCount(0, MAX_LENGTH))));
        int point = cut.indexOf('.');
        String stem = (point < 0 ? cut : cut.substring(0, point)).toLowerCase(Locale.ROOT);
        return KEPT_BY_WINDOWS.contains(stem) || PORT.matcher(stem).matches() ? "draft-" + cut : cut;
    }
}
