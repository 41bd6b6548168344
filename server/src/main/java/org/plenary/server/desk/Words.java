package org.plenary.server.desk;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plenary.server.negotiation.Fields;

/**
 * The text of a comment, and whom it mentions.
 *
 * @param text 1 to {@value #MAX_LENGTH} UTF-16 units on one or more lines
 * @param mentions codes of delegations and groups, {@code CHAIR} and {@code SECRETARIAT}, each once, as the text names
 *     them first; at most {@value #MAX_MENTIONS}
 */
public record Words(String text, List<String> mentions) {
    /** The most UTF-16 units. */
    public static final int MAX_LENGTH = 10_000;
    /** The most that one comment mentions; of more the first count. */
    public static final int MAX_MENTIONS = 100;

    /** Who can be mentioned besides delegations and groups. */
    private static final Set<String> OFFICES = Set.of("CHAIR", "SECRETARIAT");

    /** Not within an address of e-mail, nor at the beginning of a longer word. */
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}@._-])@([A-Z0-9](?:[A-Z0-9-]{0,10}[A-Z0-9]))(?![\\p{L}\\p{N}])");

    /** @throws IllegalArgumentException if the text is out of bounds, or does not mention who it is said to mention */
    public Words {
        mentions = List.copyOf(mentions);
        if (text.isBlank()
                || text.length() > MAX_LENGTH
                || text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("expected a text of 1 to " + MAX_LENGTH
                    + " characters, got one of " + text.length()
                    + " characters that is blank, too long or holds a control character or half a character");
        }
        if (!mentions.equals(mentioned(text, mentions::contains))) {
            throw new IllegalArgumentException(
                    "expected mentions that the text has, each once and in its order, got others");
        }
    }

    /**
     * A text as somebody typed it, without the blanks around it.
     *
     * @param known whether there is a delegation or a group with this code
     * @throws IllegalArgumentException if it is out of bounds
     */
    public static Words typed(String text, Predicate<String> known) {
        String clean = text.replace("\r\n", "\n").strip();
        return new Words(clean, mentioned(clean, known));
    }

    /** Whether a text may mention a delegation or a group. */
    public static boolean mayMention(String text) {
        return MENTION.matcher(text).find();
    }

    private static List<String> mentioned(String text, Predicate<String> known) {
        Set<String> found = new LinkedHashSet<>();
        Matcher mention = MENTION.matcher(text);
        while (mention.find() && found.size() < MAX_MENTIONS) {
            String code = mention.group(1);
            if (OFFICES.contains(code) || known.test(code)) {
                found.add(code);
            }
        }
        return List.copyOf(found);
    }

    int weight() {
        return text.length();
    }

    void write(Fields to) {
        tellMentions(to.put("text", text));
    }

    /** Adds whom it mentions, if anybody. */
    void tellMentions(Fields to) {
        to.putIfAny("mentions", mentions.isEmpty() ? null : mentions);
    }

    static Words read(Fields from) {
        return new Words(from.text("text"), from.has("mentions") ? from.texts("mentions") : List.of());
    }
}
