package org.plenary.server.session;

import java.util.ArrayDeque;
import org.plenary.server.identity.PersonId;
import org.plenary.server.memory.AnswerQueue;
import org.plenary.server.memory.AnswerQueue.Question;

/**
 * What a connection asks of the draft's text, in order; each question waits until there is memory for its answer. On
 * one lane.
 */
final class Questions {
    private final AnswerQueue queue;
    private final ArrayDeque<Question> open = new ArrayDeque<>();

    Questions(AnswerQueue queue) {
        this.queue = queue;
    }

    /** How many are not answered. */
    int size() {
        return open.size();
    }

    /**
     * Asks a question.
     *
     * @param bytes how large its answer is likely to be
     * @param question asks it indeed, perhaps later and by another thread; must return at once
     */
    void ask(PersonId person, long bytes, Runnable question) {
        open.add(queue.ask(person, bytes, question));
    }

    /** The oldest question is answered; nothing happens if there is none. */
    void answered() {
        Question oldest = open.poll();
        if (oldest != null) {
            queue.over(oldest);
        }
    }

    /** Nobody waits for answers any more. */
    void end() {
        while (!open.isEmpty()) {
            answered();
        }
    }
}
