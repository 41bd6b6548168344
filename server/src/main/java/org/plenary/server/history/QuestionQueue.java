package org.plenary.server.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.journal.StreamId;

/**
 * Questions about drafts' past that are not answered yet, and whose turn it is. Of each draft one is answered at a
 * time.
 *
 * <p>Askers take turns, however much each asks and about whichever drafts; those who lead take turns with all others
 * together. Nobody has the last free thread who has another. Places are bounded for each asker and in all, and some are
 * kept for those who lead. Not safe by itself from several threads.
 */
final class QuestionQueue {
    /** So many more may wait of those who lead. */
    private static final int PLACES_FOR_LEADS = 16;

    private final int threads;
    private final int places;
    private final Map<Asker, Line> leads = new LinkedHashMap<>();
    private final Map<Asker, Line> others = new LinkedHashMap<>();
    private final Set<StreamId> answering = new HashSet<>();
    private int open;
    private boolean leadsAreNext = true;

    /**
     * Whose question it is.
     *
     * @param person null for whoever runs the server, who has no bound of their own
     */
    record Asker(@Nullable PersonId person, boolean leads) {
        static final Asker OPERATOR = new Asker(null, false);

        static Asker of(Person person) {
            return new Asker(person.id(), person.role().decides());
        }
    }

    /** Something to be answered, and how that is begun with. */
    record Question(Asker asker, StreamId draft, Consumer<Question> answering) {
        void begin() {
            answering.accept(this);
        }
    }

    /** What one asker has open. Askers stand in the order of their turns. */
    private static final class Line {
        final Deque<Question> waiting = new ArrayDeque<>();
        int answering;

        int open() {
            return waiting.size() + answering;
        }
    }

    /**
     * @param threads how many are answered at once
     * @param places how many may wait or be answered, besides those that are kept for those who lead
     */
    QuestionQueue(int threads, int places) {
        this.threads = threads;
        this.places = places;
    }

    /** Takes a question in, or says to its asker why not. */
    @Nullable
    String enter(Question question) {
        Asker asker = question.asker;
        Line line = linesOf(asker).get(asker);
        if (line != null && asker.person != null && line.open() >= Histories.MAX_WAITING_EACH) {
            return "You look into the past of drafts " + Histories.MAX_WAITING_EACH
                    + " times at once already. Try again when some of that is answered.";
        }
        if (open >= places + (asker.leads ? PLACES_FOR_LEADS : 0)) {
            return "Too many look into the past of drafts at once. Try again in some seconds.";
        }
        open++;
        linesOf(asker).computeIfAbsent(asker, first -> new Line()).waiting.add(question);
        return null;
    }

    /** The question to begin with now, if there is one; it is open until it is {@link #done}. */
    @Nullable
    Question next() {
        if (answering.size() >= threads) {
            return null;
        }
        Question next = next(leadsAreNext ? leads : others);
        if (next == null) {
            next = next(leadsAreNext ? others : leads);
        }
        if (next != null) {
            leadsAreNext = !next.asker.leads;
            answering.add(next.draft);
        }
        return next;
    }

    private @Nullable Question next(Map<Asker, Line> lines) {
        for (Map.Entry<Asker, Line> each : lines.entrySet()) {
            Asker asker = each.getKey();
            Line line = each.getValue();
            int most = asker.person == null ? threads : Math.max(1, threads - 1);
            Question found = line.answering < most ? free(line) : null;
            if (found != null) {
                line.answering++;
                // The turn is the last one's again.
                lines.remove(asker);
                lines.put(asker, line);
                return found;
            }
        }
        return null;
    }

    private @Nullable Question free(Line line) {
        for (Iterator<Question> waiting = line.waiting.iterator(); waiting.hasNext(); ) {
            Question question = waiting.next();
            if (!answering.contains(question.draft)) {
                waiting.remove();
                return question;
            }
        }
        return null;
    }

    /** A question that {@link #next} gave is answered. */
    void done(Question question) {
        open--;
        answering.remove(question.draft);
        linesOf(question.asker).computeIfPresent(question.asker, (asker, line) -> {
            line.answering--;
            return line.open() == 0 ? null : line;
        });
    }

    private Map<Asker, Line> linesOf(Asker asker) {
        return asker.leads ? leads : others;
    }
}
