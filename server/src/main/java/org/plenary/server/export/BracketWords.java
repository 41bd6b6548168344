package org.plenary.server.export;

import java.time.Instant;
import java.util.Locale;
import org.plenary.server.history.BracketEvent;
import org.plenary.server.negotiation.Holder;
import org.plenary.server.negotiation.Settlement;
import org.plenary.server.negotiation.Stance;

/** The fixed words about brackets, in the languages of {@link FixedWords}. Immutable. */
public final class BracketWords {
    private static final int LONGEST_QUOTE = 200;

    private final FixedWords wording;

    /** Those in the language of others. */
    public BracketWords(FixedWords wording) {
        this.wording = wording;
    }

    /** What brackets in a text mean, and how many there were when. */
    String legend(int count, Instant at) {
        return wording.say("bracket.legend", wording.number(count), wording.dateTime(at));
    }

    /** Of a paper whose brackets tell who holds them. */
    String attributed() {
        return wording.say("bracket.attributed");
    }

    /** The heading of brackets whose words are not there any more. */
    public String gone() {
        return wording.say("bracket.gone");
    }

    /** What somebody is called who holds a bracket. */
    public String holder(Holder holder) {
        if (holder.equals(Holder.CHAIR)) {
            return wording.say("bracket.chair");
        }
        return holder.equals(Holder.UNKNOWN) ? wording.say("bracket.unknown") : holder.code();
    }

    /** What somebody wants of the words of a bracket. */
    public String stance(Stance stance) {
        return wording.say("bracket.stance." + stance.name());
    }

    private String outcome(Settlement.Outcome outcome) {
        return wording.say("bracket.outcome." + outcome.name());
    }

    /** Words that are quoted, on one line; of long ones the beginning. */
    String quoted(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        int most = Math.min(line.length(), LONGEST_QUOTE);
        boolean cutsPair = most < line.length() && Character.isHighSurrogate(line.charAt(most - 1));
        String shown = line.substring(0, cutsPair ? most - 1 : most);
        return wording.say("bracket.quote", shown.length() < line.length() ? shown.strip() + "…" : shown);
    }

    /** What was done about a bracket. */
    String step(BracketEvent event) {
        Holder holder = event.holder();
        Stance stance = event.stance();
        Settlement.Outcome settled = event.settled();
        String key = "bracket.act." + event.what().name().toLowerCase(Locale.ROOT);
        String quote = quoted(event.quote());
        if (settled != null) {
            String how = wording.say(event.agreed() ? "bracket.agreed" : "bracket.proposed");
            return wording.say(key, quote, outcome(settled), how);
        }
        return wording.say(key, quote, holder == null ? "" : holder(holder), stance == null ? "" : stance(stance));
    }
}
