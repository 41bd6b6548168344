package org.plenary.server.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.PersonId;

/**
 * Lets questions whose answers are large go on as long as there is memory for the answers, beside what readers have not
 * taken; the others wait, and people take turns, so that nobody's many questions keep another's waiting. When no
 * question could go on for {@value #PATIENCE_SECONDS} seconds, the reader who leaves most untaken has to go. Safe from
 * any thread.
 */
public final class AnswerQueue {
    private static final long PATIENCE_SECONDS = 2;

    private final Budget outgoing;
    private final Map<PersonId, ArrayDeque<Question>> waiting = new LinkedHashMap<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong underWay = new AtomicLong();
    private long lastMovedNanos;

    AnswerQueue(Budget outgoing) {
        this.outgoing = outgoing;
    }

    /** A question that was asked, until it is over. */
    public static final class Question {
        private final PersonId person;
        private final long bytes;
        private final Runnable goOn;
        private boolean admitted;
        private boolean over;

        private Question(PersonId person, long bytes, Runnable goOn) {
            this.person = person;
            this.bytes = bytes;
            this.goOn = goOn;
        }
    }

    /** What is expected of the answers that are being made, in bytes. */
    public long underWay() {
        return underWay.get();
    }

    /** How many questions wait. */
    public int waiting() {
        return size.get();
    }

    /**
     * Asks a question.
     *
     * @param bytes how large its answer is likely to be
     * @param goOn asks it indeed; called once at most, at once or later, by any thread, and must return at once
     * @return to be given to {@link #over} when it is answered, or will not be
     */
    public Question ask(PersonId person, long bytes, Runnable goOn) {
        Question question = new Question(person, bytes, goOn);
        synchronized (this) {
            if (size.get() > 0 || !fits(question)) {
                if (size.getAndIncrement() == 0) {
                    lastMovedNanos = System.nanoTime();
                }
                waiting.computeIfAbsent(person, first -> new ArrayDeque<>()).add(question);
                return question;
            }
            admit(question);
        }
        goOn.run();
        return question;
    }

    /** The question is answered, or nobody waits for its answer any more. */
    public void over(Question question) {
        synchronized (this) {
            if (question.over) {
                return;
            }
            question.over = true;
            if (question.admitted) {
                underWay.addAndGet(-question.bytes);
            } else {
                forget(question);
            }
        }
        goOn();
    }

    /** There may be memory again. */
    void goOn() {
        if (size.get() == 0) {
            return;
        }
        List<Question> admitted = new ArrayList<>();
        synchronized (this) {
            for (Question next = next(); next != null && fits(next); next = next()) {
                forget(next);
                admit(next);
                ArrayDeque<Question> others = waiting.remove(next.person);
                if (others != null) {
                    waiting.put(next.person, others);
                }
                admitted.add(next);
            }
        }
        admitted.forEach(question -> question.goOn.run());
    }

    /** To be called every second or so. */
    void tick() {
        boolean stuck;
        synchronized (this) {
            long now = System.nanoTime();
            stuck = size.get() > 0 && now - lastMovedNanos > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        }
        if (stuck) {
            outgoing.evictWorst();
        }
        goOn();
    }

    private @Nullable Question next() {
        return size.get() == 0 ? null : waiting.values().iterator().next().peek();
    }

    private void forget(Question question) {
        ArrayDeque<Question> theirs = waiting.get(question.person);
        if (theirs != null && theirs.remove(question)) {
            size.decrementAndGet();
            if (theirs.isEmpty()) {
                waiting.remove(question.person);
            }
        }
    }

    private void admit(Question question) {
        question.admitted = true;
        underWay.addAndGet(question.bytes);
        lastMovedNanos = System.nanoTime();
    }

    /** An answer that is larger than everything allowed is made alone, when readers have left at most half. */
    private boolean fits(Question question) {
        long untaken = outgoing.held();
        return underWay.get() + untaken + question.bytes <= outgoing.limit()
                || (underWay.get() == 0 && untaken <= outgoing.limit() / 2);
    }
}
