package org.plenary.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Passage.Shape;

/**
 * The words by which the parts of an instrument are recognised, in all languages at once. They stand in
 * {@code intake/words.properties}, and the names of the styles of word processors in {@code intake/styles.properties}.
 * Immutable.
 */
final class Vocabulary {
    private static final Vocabulary ONLY = new Vocabulary(load("words"), load("styles"));

    /** What is longer is no line of a masthead, and introduces nothing. */
    private static final int MAX_LINE = 400;

    private static final String NUMBER =
            "[(（]?(?<number>\\p{Nd}{1,4}(?:\\.?[ºª°]|\\h?(?:bis|ter|quater|quinquies))?|[IVXLC]{1,8}|[A-Z]|%s"
                    + "|[一二三四五六七八九十百零〇两]{1,8})[)）]?";
    /** Letters and words are apart from the word before them; digits need not be. */
    private static final String APART = "(?:\\h+№?\\h*|(?=[\\p{Nd}(（一二三四五六七八九十]))";

    private static final String END = "(?<end>)\\h*(?:(?<separator>[.:–—-](?!\\p{Nd})|[：．、]|\\)|\\n)|(?=\\s|$)%s)\\s*";
    private static final int LONGEST_PHRASE = 4;

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String COMMAS = ",،，";

    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<Pattern> article;
    private final List<Pattern> annex;
    private final Set<String> adverbs;
    private final Set<String> openings;
    private final Set<String> verbs;
    private final List<String> openingBeginnings;
    private final List<String> verbBeginnings;
    private final Set<String> references;
    private final Set<String> abbreviations;
    private final Set<String> links;
    private final List<String> linkEndings;
    private final Pattern participle;
    private final Pattern relation;
    private final Pattern amount;
    private final Pattern month;
    private final Pattern date;
    private final Pattern conjunction;
    private final Pattern division;
    private final Pattern announcement;
    private final Pattern sentence;
    private final Pattern introduction;
    private final String alternative;
    private final String alternativeTo;
    private final Pattern masthead;
    private final Pattern symbol;
    private final List<String> statuses;
    private final Set<String> marks;
    private final Map<String, Passage> styles = new HashMap<>();

    private Vocabulary(Properties words, Properties styles) {
        for (String ordinal : list(words, "ordinals")) {
            String[] pair = ordinal.split("=", 2);
            ordinals.put(pair[0], Integer.valueOf(pair[1]));
        }
        String names = ordinals.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .collect(Collectors.joining("|"));
        String number = NUMBER.formatted("(?iu:" + names + ")");
        String han = END.formatted("|(?=\\p{IsHan})");
        article = List.of(
                Pattern.compile("(?iu:" + alternatives(words, "article") + ")" + APART + "(?u:" + number + ")"
                        + END.formatted("")),
                Pattern.compile("第\\h*" + number + "\\h*条" + han));
        annex = List.of(
                Pattern.compile("(?iu:" + alternatives(words, "annex") + ")" + APART + "(?u:" + number + ")"
                        + END.formatted("")),
                Pattern.compile("(?iu:" + alternatives(words, "annex") + ")(?<number>(?!))?" + END.formatted("")));
        references = Set.copyOf(list(words, "references"));
        abbreviations = Set.copyOf(list(words, "abbreviations"));
        links = Set.copyOf(list(words, "links"));
        linkEndings = list(words, "link-endings");
        openingBeginnings = list(words, "opening-beginnings");
        verbBeginnings = list(words, "verb-beginnings");
        relation = Pattern.compile(string(words, "relation"));
        amount = Pattern.compile(string(words, "amount"));
        String months = string(words, "months");
        month = Pattern.compile("(?:" + months + ")\\b");
        date = Pattern.compile("(?:" + months + ")(?:,|\\h+(?:de\\h+)?\\p{Nd}{4}\\b|\\h*$)");
        conjunction = pattern(words, "conjunction");
        division = pattern(words, "division");
        announcement = pattern(words, "announcement");
        sentence = pattern(words, "sentence");
        adverbs = Set.copyOf(list(words, "adverbs"));
        openings = Set.copyOf(list(words, "openings"));
        verbs = Set.copyOf(list(words, "verbs"));
        participle = Pattern.compile(string(words, "participle"));
        introduction = pattern(words, "introduction");
        alternative = alternatives(words, "alternative");
        alternativeTo = alternatives(words, "alternative-to");
        masthead = pattern(words, "masthead");
        symbol = pattern(words, "symbol");
        statuses = list(words, "statuses");
        marks = Set.copyOf(list(words, "marks"));
        for (String style : styles.stringPropertyNames()) {
            String[] value = styles.getProperty(style).strip().split("\\s+", 2);
            Shape shape = Shape.valueOf(value[0]);
            int depth = value.length > 1 ? Integer.parseInt(value[1]) : 0;
            this.styles.put(style.replace('_', ' '), Passage.of(shape, depth, List.of(), 0));
        }
    }

    static Vocabulary get() {
        return ONLY;
    }

    /**
     * The match of the number of an article at the start of a text, with groups {@code number}, {@code end} and {@code
     * separator}; null if there is none.
     */
    @Nullable
    Matcher article(String text) {
        return first(article, text);
    }

    /** The same for an annex, which may have no number. */
    @Nullable
    Matcher annex(String text) {
        return first(annex, text);
    }

    /** The words for an alternative, as one of a regular expression's groups; cases do not matter. */
    String alternative() {
        return alternative;
    }

    /** The same for what stands between such a word and the number of the other clause. */
    String alternativeTo() {
        return alternativeTo;
    }

    private static @Nullable Matcher first(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.lookingAt()) {
                return matcher;
            }
        }
        return null;
    }

    /** Whether a word, in lower case, is one that a number follows, such as "article". */
    boolean isReference(String word) {
        return references.contains(withoutArticle(word));
    }

    /** Whether a word, in lower case and with its full stop, is short for one that a number or name follows. */
    boolean isAbbreviation(String word) {
        return abbreviations.contains(word.replaceFirst("^[(\\[“«\"]+", ""));
    }

    /** Whether no sentence ends with a word, in lower case, such as "of". */
    boolean isLink(String word) {
        return links.contains(withoutArticle(word)) || linkEndings.stream().anyMatch(word::endsWith);
    }

    /** Whether a text, in lower case, ends as an item does before the last one: with a semicolon and "and". */
    boolean joinsItems(String text) {
        return conjunction.matcher(text).find();
    }

    /** Whether a text, in lower case, ends by saying that something follows, as in "the following rules". */
    boolean announces(String text) {
        return announcement.matcher(text).find();
    }

    /** Whether the text behind a number makes it a reference, as in "(b) of the annex". */
    boolean refersOn(String rest) {
        return relation.matcher(rest).lookingAt();
    }

    /** Whether the text behind a number makes it an amount, as in "2.5 million". */
    boolean isAmount(String rest) {
        return amount.matcher(rest).lookingAt();
    }

    /** Whether the text behind a number begins with the name of a month. */
    boolean beginsWithMonth(String rest) {
        return month.matcher(rest).lookingAt();
    }

    /** Whether the text behind a number makes it a date, as in "5. May 2026". */
    boolean isDate(String rest) {
        return date.matcher(rest).lookingAt();
    }

    /** Whether a line begins as the heading of a chapter or part does. */
    boolean opensDivision(String text) {
        return division.matcher(text).lookingAt();
    }

    /** Whether a text has a verb that only sentences have, such as "shall". */
    boolean hasVerbOfSentence(String text) {
        return text.length() <= MAX_LINE && sentence.matcher(text).find();
    }

    /** French and Italian write an article and the word behind it in one. */
    private static String withoutArticle(String word) {
        String bare = word.replaceFirst("^[(\\[“«\"]+", "");
        int apostrophe = bare.indexOf('\'');
        return apostrophe > 0 && apostrophe < bare.length() - 1 ? bare.substring(apostrophe + 1) : bare;
    }

    /** What a word for a number counts, or null. */
    @Nullable
    Integer ordinal(String word) {
        return ordinals.get(word.toLowerCase(Locale.ROOT));
    }

    /**
     * Whether a text begins as preambular paragraphs do: by a word of the list, or a participle and a comma at the end.
     */
    boolean opensPreambular(String text) {
        String rest = withoutAdverbs(text);
        return beginsWithOneOf(openings, rest)
                || (COMMAS.indexOf(lastOf(text)) >= 0
                        && (openingBeginnings.stream().anyMatch(rest::startsWith)
                                || participle.matcher(rest).lookingAt()));
    }

    /** Whether a text begins with a verb by which a body decides. */
    boolean opensOperative(String text) {
        String rest = withoutAdverbs(text);
        boolean begins = beginsWithOneOf(verbs, rest) || verbBeginnings.stream().anyMatch(rest::startsWith);
        return begins && !opensPreambular(text);
    }

    private static int lastOf(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? ' ' : stripped.charAt(stripped.length() - 1);
    }

    /** Whether a text introduces a preamble or leads from it to the operative part. */
    boolean introduces(String text) {
        return text.length() <= MAX_LINE && introduction.matcher(text.strip()).matches();
    }

    /** Whether a line, in all its columns, is of the kind that stands above a title. */
    boolean isMasthead(String text) {
        return text.length() <= MAX_LINE
                && Arrays.stream(columns(text))
                        .allMatch(part -> masthead.matcher(part).matches());
    }

    /**
     * Whether one of a line's columns stands in mastheads alone: a symbol, the distribution, a body that issues papers.
     */
    boolean isSurelyMasthead(String text) {
        return isMasthead(text)
                && Arrays.stream(columns(text))
                        .anyMatch(part -> symbol.matcher(part).matches());
    }

    private static String[] columns(String text) {
        return text.strip().split("\\s{3,}| \\| ");
    }

    /** What a style of this name says of a paragraph: its shape and depth. */
    @Nullable
    Passage style(String name) {
        return styles.get(name.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a line of Plenary's own masthead says what the marks of clauses mean. */
    boolean tellsStatuses(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return statuses.stream().anyMatch(lower::startsWith);
    }

    /** Whether these words in brackets are Plenary's own mark of a clause's status. */
    boolean isStatusMark(String words) {
        return marks.contains(words);
    }

    private String withoutAdverbs(String text) {
        String rest = text.strip().toLowerCase(Locale.ROOT).replace('’', '\'');
        rest = rest.length() > 200 ? rest.substring(0, 200) : rest;
        for (int i = 0; i < 3; i++) {
            String before = rest;
            for (String adverb : adverbs) {
                if (before.startsWith(adverb + " ")) {
                    rest = before.substring(adverb.length()).strip();
                }
            }
        }
        return rest;
    }

    private static boolean beginsWithOneOf(Set<String> phrases, String lower) {
        String[] words = lower.split("[\\s,:;.،؛]+", LONGEST_PHRASE + 1);
        StringBuilder phrase = new StringBuilder();
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < Math.min(LONGEST_PHRASE, words.length); i++) {
            phrase.append(i == 0 ? "" : " ").append(words[i]);
            beginnings.add(phrase.toString());
        }
        return beginnings.stream().anyMatch(phrases::contains);
    }

    private static String alternatives(Properties words, String key) {
        return list(words, key).stream().map(Pattern::quote).collect(Collectors.joining("|"));
    }

    private static Pattern pattern(Properties words, String key) {
        return Pattern.compile(string(words, key), FLAGS);
    }

    private static String string(Properties words, String key) {
        return Objects.requireNonNull(words.getProperty(key), key);
    }

    private static List<String> list(Properties words, String key) {
        List<String> list = new ArrayList<>();
        Arrays.stream(string(words, key).split(",")).map(String::strip).forEach(list::add);
        return list;
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        String resource = "/intake/" + name + ".properties";
        try (InputStream in = Objects.requireNonNull(Vocabulary.class.getResourceAsStream(resource), resource)) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
