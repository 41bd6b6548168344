package org.plenary.server.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.instrument.ClauseStatus;
import org.plenary.server.history.BracketEvent;
import org.plenary.server.history.ClauseEvent;
import org.plenary.server.negotiation.AdReferendum;

/**
 * What a redline lists besides the statuses of clauses: what was done about brackets, packages, alternatives,
 * agreements ad referendum and proposals between its moments, in words. Immutable.
 */
public final class ActLists {
    private final Edition edition;
    private final FixedWords wording;
    private final BracketWords bracketWords;
    private final ClauseNames names;

    /** Of a redline, in the words of its language. */
    public ActLists(Edition edition, FixedWords wording) {
        this.edition = edition;
        this.wording = wording;
        this.bracketWords = new BracketWords(wording);
        this.names = new ClauseNames(edition, wording);
    }

    /** All, in the order of time. */
    public List<ToldAct> all() {
        List<ToldAct> all = new ArrayList<>();
        edition.bracketActs().forEach(act -> all.add(told(act)));
        edition.clauseActs().forEach(act -> all.add(told(act)));
        all.sort(Comparator.comparingLong(act -> act.by().seq()));
        return all;
    }

    private ToldAct told(BracketAct act) {
        BracketEvent event = act.event();
        return new ToldAct(named(event.clauses()), bracketWords.step(event), act.by(), orNothing(event.note()));
    }

    private ToldAct told(ClauseAct act) {
        ClauseEvent event = act.event();
        String clauses = named(ofRivals(event) ? event.clauses().subList(0, 1) : event.clauses());
        return new ToldAct(clauses, step(event), act.by(), orNothing(event.note()));
    }

    private static boolean ofRivals(ClauseEvent event) {
        return switch (event.what()) {
            case OFFERED, COPIED, CHOSEN -> true;
            default -> false;
        };
    }

    private String step(ClauseEvent event) {
        String key = "act." + event.what().name().toLowerCase(Locale.ROOT);
        return switch (event.what()) {
            case PACKAGE_MADE, PACKAGE_DISSOLVED -> wording.say(key, bracketWords.quoted(event.title()));
            case PACKAGE_CHANGED ->
                event.titleBefore().isEmpty()
                        ? wording.say(key, bracketWords.quoted(event.title()))
                        : wording.say(
                                "act.package_renamed",
                                bracketWords.quoted(event.title()),
                                bracketWords.quoted(event.titleBefore()));
            case PACKAGE_DECIDED -> {
                ClauseStatus status = event.status();
                yield wording.say(
                        key, bracketWords.quoted(event.title()), status == null ? "" : wording.status(status));
            }
            case AD_REFERENDUM -> wording.mark(new AdReferendum(event.forum(), event.parties(), List.of(), List.of()));
            case CONFIRMED, WITHHELD -> wording.say(key, String.join(", ", event.parties()));
            case OFFERED, COPIED -> wording.say(key, named(event.clauses().subList(1, 2)));
            case CHOSEN, NONE_CHOSEN, CHOICE_PUT_BACK ->
                wording.say(key, wording.number(event.clauses().size()));
            case SET_APART -> wording.say(key);
            case TABLED, TABLED_AGAIN ->
                event.parties().isEmpty()
                        ? wording.say(key, event.symbol(), bracketWords.quoted(event.title()))
                        : wording.say(
                                key + "_by",
                                event.symbol(),
                                bracketWords.quoted(event.title()),
                                String.join(", ", event.parties()));
            case SPONSORED, SPONSORED_NO_MORE -> wording.say(key, event.symbol(), String.join(", ", event.parties()));
            case WITHDRAWN, NOT_TAKEN, TAKEN_PROPOSED, TAKEN_MERGED, TAKEN_BRACKETED, TAKEN_ALTERNATIVE, STREAMLINED ->
                wording.say(key, event.symbol());
        };
    }

    /** Clauses that neither moment has go without a name. */
    private String named(List<ClauseId> clauses) {
        String known = clauses.stream().filter(names::knows).map(names::of).collect(Collectors.joining(", "));
        return known.isEmpty() ? "…" : known;
    }

    private static String orNothing(@Nullable String note) {
        return note == null ? "" : note;
    }
}
