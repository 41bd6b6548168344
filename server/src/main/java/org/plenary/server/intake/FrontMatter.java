package org.plenary.server.intake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data above a Markdown text: a block of YAML between lines of three hyphens, or of TOML between lines of three
 * plus signs. It is one only if it begins with the first line, is closed, and holds nothing but keys and values; else
 * its lines are text, and those of hyphens are rules. Immutable.
 *
 * @param end how many UTF-16 units of the text it takes; 0 if there is none
 * @param lines how many lines of the text it takes
 */
record FrontMatter(int end, int lines) {
    private static final FrontMatter NONE = new FrontMatter(0, 0);

    /** Beyond so many lines or UTF-16 units it is no data about a text. */
    private static final int MAX_LINES = 200;

    private static final int MAX_LENGTH = 20_000;

    private static final Pattern LINE = Pattern.compile("[^\\r\\n]*(?:\\r\\n|[\\r\\n]|\\z)");
    /** A key of one word: what has several and a colon is more likely a sentence. */
    private static final String KEY = "(?:[\\p{L}_][\\p{L}\\p{N}_.-]{0,60}|\"[^\"]{1,60}\"|'[^']{1,60}')";

    private static final Pattern YAML_KEY = Pattern.compile(KEY + "\\h*:(?:\\h.*)?");
    /** Keys are small, and sentences begin with a capital. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}[^:]*:\\h+\\S+\\h+\\S+\\h.*[.;,]\\h*");

    private static final Pattern YAML_MORE = Pattern.compile("\\h+\\S.*|-(?:\\h.*)?|#.*|[\\]}],?");
    private static final Pattern TOML_KEY = Pattern.compile(KEY + "\\h*=\\h*\\S.*|\\[{1,2}[^\\[\\]]{1,80}\\]{1,2}");
    private static final Pattern TOML_MORE = Pattern.compile("\\h+\\S.*|#.*|[\\]}],?");

    /** The one that a text begins with. Each of its lines with words is told. */
    static FrontMatter of(String text, Findings findings) {
        FrontMatter yaml = of(text, "---", YAML_KEY, YAML_MORE);
        FrontMatter found = yaml.end > 0 ? yaml : of(text, "+++", TOML_KEY, TOML_MORE);
        int at = 0;
        for (String line : text.substring(0, found.end).split("\\r\\n|[\\r\\n]", -1)) {
            at++;
            if (!line.isBlank() && at > 1 && at < found.lines) {
                findings.add(FindingCode.FRONT_MATTER, "line " + at, line);
            }
        }
        return found;
    }

    private static FrontMatter of(String text, String fence, Pattern key, Pattern more) {
        Matcher lines = LINE.matcher(text);
        boolean keyed = false;
        for (int at = 1; at <= MAX_LINES && lines.find() && lines.end() <= MAX_LENGTH; at++) {
            String line = lines.group().stripTrailing();
            if (at == 1) {
                if (!line.equals(fence)) {
                    return NONE;
                }
            } else if (line.equals(fence) || (line.equals("...") && fence.equals("---"))) {
                return keyed ? new FrontMatter(lines.end(), at) : NONE;
            } else if (key.matcher(line).matches() && !SENTENCE.matcher(line).matches()) {
                keyed = true;
            } else if (line.isEmpty() ? !keyed : !more.matcher(line).matches()) {
                // A rule has a blank line under it, and a sentence is no key.
                return NONE;
            }
            if (lines.hitEnd() && lines.end() == text.length()) {
                return NONE;
            }
        }
        return NONE;
    }
}
