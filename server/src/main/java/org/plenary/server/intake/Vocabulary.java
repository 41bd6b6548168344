package org.plenary.server.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
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
            "(?<number>\\p{Nd}{1,4}(?:\\h?(?:bis|ter|quater|quinquies))?|[IVXLC]{1,8}|[A-Z]|%s)";
    private static final String END = "(?<end>)\\h*(?:(?<separator>[.:–—-]|\\)|\\n)|(?=\\s|$))\\s*";

    private final Map<String, Integer> ordinals = new HashMap<>();
    private final Pattern article;
    private final Pattern annex;
    private final Set<String> adverbs;
    private final Set<String> openings;
    private final Set<String> verbs;
    private final Pattern participle;
    private final Pattern introduction;
    private final Pattern masthead;
    private final List<String> statuses;
    private final Set<String> marks;
    private final Map<String, Passage> styles = new HashMap<>();

    private Vocabulary(Properties words, Properties styles) {
        for (String ordinal : list(words, "ordinals")) {
            String[] pair = ordinal.split("=", 2);
            ordinals.put(pair[0], Integer.valueOf(pair[1]));
        }
        String names = String.join("|", ordinals.keySet());
        String number = NUMBER.formatted(names);
        article = Pattern.compile("(?iu:" + alternatives(words, "article") + ")\\h*(?u:" + number + ")" + END);
        annex = Pattern.compile("(?iu:" + alternatives(words, "annex") + ")(?:\\h*(?u:" + number + "))?" + END);
        adverbs = Set.copyOf(list(words, "adverbs"));
        openings = Set.copyOf(list(words, "openings"));
        verbs = Set.copyOf(list(words, "verbs"));
        participle = Pattern.compile(string(words, "participle"));
        introduction = Pattern.compile(string(words, "introduction"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        masthead = Pattern.compile(string(words, "masthead"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
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

    /** Matches the number of an article at the start, with groups {@code number}, {@code end} and {@code separator}. */
    Pattern article() {
        return article;
    }

    /** The same for an annex, which may have no number. */
    Pattern annex() {
        return annex;
    }

    /** What a word for a number counts, or null. */
    @Nullable
    Integer ordinal(String word) {
        return ordinals.get(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a text begins as preambular paragraphs do: by a word of the list, or a participle and a comma at the end. */
    boolean opensPreambular(String text) {
        String rest = withoutAdverbs(text);
        return beginsWithOneOf(openings, rest)
                || (text.strip().endsWith(",") && participle.matcher(rest).lookingAt());
    }

    /** Whether a text begins with a verb by which a body decides. */
    boolean opensOperative(String text) {
        return beginsWithOneOf(verbs, withoutAdverbs(text)) && !opensPreambular(text);
    }

    /** Whether a text introduces a preamble or leads from it to the operative part. */
    boolean introduces(String text) {
        return text.length() <= MAX_LINE && introduction.matcher(text.strip()).matches();
    }

    /** Whether a line, in all its columns, is of the kind that stands above a title. */
    boolean isMasthead(String text) {
        return text.length() <= MAX_LINE
                && Arrays.stream(text.strip().split("\\s{3,}| \\| "))
                        .allMatch(part -> masthead.matcher(part).matches());
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
        String[] words = lower.split("[\\s,:;.]+", 5);
        StringBuilder phrase = new StringBuilder();
        Set<String> beginnings = new HashSet<>();
        for (int i = 0; i < Math.min(4, words.length); i++) {
            phrase.append(i == 0 ? "" : " ").append(words[i]);
            beginnings.add(phrase.toString());
        }
        return beginnings.stream().anyMatch(phrases::contains);
    }

    private static String alternatives(Properties words, String key) {
        return list(words, key).stream().map(Pattern::quote).collect(Collectors.joining("|"));
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
