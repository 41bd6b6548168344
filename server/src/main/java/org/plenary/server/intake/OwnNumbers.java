package org.plenary.server.intake;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.Shape;

/**
 * The numbers of clauses in plain text that Plenary wrote. What looks like one is one only if it is the next in order.
 * Alternatives have the number of another clause, and are in order for themselves: {@code OP1 alt}, {@code OP1 alt 2}.
 * For one thread, one use.
 */
final class OwnNumbers {
    /** What is longer has but one space between it and the text. */
    private static final int SHORT = 4;

    private static final Pattern CLAUSE = Pattern.compile("(PP|OP)(\\d{1,5})(?: +(?<rest>.*))?", Pattern.DOTALL);
    private static final Pattern ALTERNATIVE =
            Pattern.compile("(?<of>(?:PP|OP)(?<count>\\d{1,5})) alt(?: (?<n>\\d{1,2}))?(?= |$)");
    private static final Pattern HEADED = Pattern.compile(
            "(?<of>(?<article>Article \\d{1,5})|Annex [IVXLCDM]{1,12})(?<alternative> alt(?: (?<n>\\d{1,2}))?)?");

    private final LabelReader labels;
    private int preambular;
    private int operative;
    private int articles;
    private int annexes;
    /** How many alternatives each clause has so far, by its number. */
    private final Map<String, Integer> alternatives = new HashMap<>();

    OwnNumbers(LabelReader labels) {
        this.labels = labels;
    }

    /**
     * A number at the beginning of a line.
     *
     * @param rest the text behind it
     */
    record Found(Shape shape, String label, String rest) {}

    /**
     * The number that begins a clause at the edge of the page; null if there is none.
     *
     * @param alone whether nothing stands right below the line, as below the number of an article
     */
    @Nullable
    Found next(String line, boolean alone) {
        Found number = alternative(line);
        if (number == null) {
            number = clause(line);
        }
        return number == null && alone ? headed(line) : number;
    }

    private @Nullable Found clause(String line) {
        Matcher matcher = CLAUSE.matcher(line);
        if (!matcher.matches()) {
            return null;
        }
        boolean isPreambular = line.startsWith("PP");
        int expected = 1 + (isPreambular ? preambular : operative);
        if (Integer.parseInt(matcher.group(2)) != expected) {
            return null;
        }
        preambular += isPreambular ? 1 : 0;
        operative += isPreambular ? 0 : 1;
        String rest = matcher.group("rest");
        return new Found(shape(isPreambular), matcher.group(1) + expected, rest == null ? "" : rest);
    }

    private static Shape shape(boolean isPreambular) {
        return isPreambular ? Shape.PREAMBULAR : Shape.OPERATIVE;
    }

    /**
     * The order tells what is no number: "OP100 alt" at the place of the hundredth clause is that one, with words that
     * begin so, and "OP1 alt 2 States" the first alternative, if none was before.
     */
    private @Nullable Found alternative(String line) {
        Matcher matcher = ALTERNATIVE.matcher(line);
        if (!matcher.lookingAt()) {
            return null;
        }
        String of = matcher.group("of");
        boolean isPreambular = of.startsWith("PP");
        int next = 1 + (isPreambular ? preambular : operative);
        int count = Integer.parseInt(matcher.group("count"));
        if (count > next || (count == next && of.length() > SHORT)) {
            return null;
        }
        int n = 1 + alternatives.getOrDefault(of, 0);
        if (n > 1 && !String.valueOf(n).equals(matcher.group("n"))) {
            return null;
        }
        alternatives.put(of, n);
        String label = of + " alt" + (n > 1 ? " " + n : "");
        return new Found(
                shape(isPreambular), label, line.substring(label.length()).strip());
    }

    private @Nullable Found headed(String line) {
        Matcher matcher = HEADED.matcher(line);
        Label label = matcher.matches() ? labels.typed(line) : null;
        if (label == null) {
            return null;
        }
        boolean article = matcher.group("article") != null;
        int counted = article ? articles : annexes;
        if (matcher.group("alternative") != null) {
            String of = matcher.group("of");
            int n = matcher.group("n") == null ? 1 : Integer.parseInt(matcher.group("n"));
            if (label.value() > counted + 1 || n != 1 + alternatives.getOrDefault(of, 0)) {
                return null;
            }
            alternatives.put(of, n);
        } else if (label.value() == counted + 1) {
            articles += article ? 1 : 0;
            annexes += article ? 0 : 1;
        } else {
            return null;
        }
        return new Found(article ? Shape.ARTICLE : Shape.ANNEX, line, "");
    }
}
