package org.plenary.server.intake;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.plenary.server.intake.Label.Family;

/**
 * Finds the label of a clause that is called an alternative to another: {@code OP6 alt}, {@code OP6 alt. 2}, {@code
 * [PP3 alt]}, {@code Article 5 alt.}, {@code 6 alt.}, {@code Alt. 1 to OP6:}. The words for it are those of a {@link
 * Vocabulary}. It is one only if nothing speaks for a word of the text: "OP6 alternating current" and "6. Alt text" are
 * none. Stateless.
 */
final class AlternativeLabels {
    private static final String REPEATED = "(?:\\h?(?:bis|ter|quater|quinquies))?";
    /** Behind its number; the sign of a number without letters may stand before it. */
    private static final String BEHIND =
            "(?<open>\\[)?(?<base>[^\\[\\]\\v]{1,40}?)(?<stop>[.)])?\\h?(?<word>%s)(?<dot>\\.)?"
                    + "(?:\\h?(?<n>\\p{Nd}{1,2}))?(?:\\h?(?<end>[.:)–—]))?(?<close>\\])?(?=\\s|$)\\s*";

    private static final String BEFORE = "(?<open>\\[)?(?<word>%s)\\.?(?:\\h?\\p{Nd}{1,2})?\\h"
            + "(?<to>(?iu:%s)(?:\\h|(?<=['’])))?(?<base>(?:PP|OP|pp|op)\\h?\\p{Nd}{1,4}"
            + REPEATED
            + "|\\p{L}{2,20}\\.?\\h[\\p{Nd}IVXLC]{1,8}|\\p{Nd}{1,3}"
            + REPEATED
            + ")(?:\\h?(?<end>[.:)–—]))?(?<close>\\])?(?=\\s|$)\\s*";
    private static final Pattern BARE =
            Pattern.compile("(?:(?iu:paragraphe?|para\\.?)\\h)?(\\p{Nd}{1,3}" + REPEATED + ")");
    /** What is longer may begin a sentence with a capital. */
    private static final int MAX_SHORT = 4;

    private final Pattern behind;
    private final Pattern before;

    AlternativeLabels(Vocabulary words) {
        String names = "(?iu:" + words.alternative() + ")";
        this.behind = Pattern.compile(BEHIND.formatted(names));
        this.before = Pattern.compile(BEFORE.formatted(names, words.alternativeTo()));
    }

    /**
     * The label at the start of a text, or null.
     *
     * @param named finds the label at the start of a text that says what it numbers
     * @param numbered makes a label of a number without letters
     */
    @Nullable
    Label find(String text, Function<String, @Nullable Label> named, Function<String, Label> numbered) {
        Matcher matcher = behind.matcher(text);
        if (matcher.lookingAt()) {
            Label found = behind(text, matcher, base(matcher.group("base"), named, numbered));
            if (found != null) {
                return found;
            }
        }
        matcher = before.matcher(text);
        return matcher.lookingAt() ? before(text, matcher, base(matcher.group("base"), named, numbered)) : null;
    }

    /** The clause that is meant; null if it is none. */
    private static @Nullable Label base(
            String text, Function<String, @Nullable Label> named, Function<String, Label> numbered) {
        Matcher bare = BARE.matcher(text);
        Label base = bare.matches() ? numbered.apply(bare.group(1)) : named.apply(text);
        return base == null
                        || (!bare.matches() && base.length() < text.length())
                        || base.number().isEmpty()
                ? null
                : base;
    }

    private static @Nullable Label behind(String text, Matcher matcher, @Nullable Label base) {
        if (base == null || (matcher.group("open") == null && matcher.group("close") != null)) {
            return null;
        }
        boolean closed = matcher.group("end") != null || matcher.group("close") != null;
        boolean dotted = matcher.group("dot") != null;
        String word = matcher.group("word");
        int end = matcher.end();
        boolean counts = matcher.group("n") != null;
        if (counts && !closed && FragmentSetting.beginsSmall(text.substring(end))) {
            // The number belongs to the words, as in "OP6 alt. 30 days".
            if (!dotted) {
                return null;
            }
            end = matcher.start("n");
        }
        String rest = text.substring(end);
        boolean sure;
        if (base.family() == Family.ITEM) {
            boolean small = Character.isLowerCase(word.codePointAt(0));
            sure = (closed || dotted)
                    && (small || matcher.group("stop") == null)
                    && (rest.isBlank() || LabelReader.opens(rest));
        } else {
            boolean isWord = word.length() > MAX_SHORT && !counts && Character.isUpperCase(word.codePointAt(0));
            sure = closed || dotted || rest.isBlank() || (LabelReader.opens(rest) && !isWord);
        }
        return sure ? label(text, matcher, end, base) : null;
    }

    private static @Nullable Label before(String text, Matcher matcher, @Nullable Label base) {
        if (base == null || (matcher.group("open") == null && matcher.group("close") != null)) {
            return null;
        }
        boolean closed = matcher.group("end") != null || matcher.group("close") != null;
        String rest = text.substring(matcher.end());
        boolean said = matcher.group("to") != null;
        boolean sure = switch (base.family()) {
            case PREAMBULAR, OPERATIVE -> closed || rest.isBlank() || LabelReader.opens(rest);
            case ARTICLE, ANNEX -> said && (closed || rest.isBlank());
            default -> said && closed;
        };
        return sure ? label(text, matcher, matcher.end(), base) : null;
    }

    /** A bracket that opens before the label and does not close behind it is one of the words. */
    private static Label label(String text, Matcher matcher, int end, Label base) {
        boolean around = matcher.group("open") != null && matcher.group("close") == null;
        String shown = text.substring(around ? 1 : 0, end).strip();
        return new Label(shown, end, base.family(), base.sign(), base.readings(), true, base.number());
    }
}
