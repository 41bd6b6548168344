package org.plenary.server.http.draft;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseId;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.DeskException;
import org.plenary.server.desk.Desks;
import org.plenary.server.desk.ThreadRequest;
import org.plenary.server.desk.Words;
import org.plenary.server.identity.Person;
import org.plenary.server.intake.CommentsInFile;
import org.plenary.server.journal.StreamId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Comments of a file become threads of the draft that was started with it, said by whoever imports to an audience that
 * they are in. Who wrote them, and when, stands in their words: nobody is made to have said something here.
 */
final class CommentsIntake {
    private static final Logger log = LoggerFactory.getLogger(CommentsIntake.class);

    private final Desks desks;

    CommentsIntake(Desks desks) {
        this.desks = desks;
    }

    /**
     * The audience that a request names: {@code ALL}, {@code CHAIR}, {@code DELEGATION} for one's own, or {@code
     * GROUP:EU}; null if none is named.
     *
     * @throws IllegalArgumentException if the person is in no such audience
     */
    static @Nullable Audience audience(@Nullable String name, Person person) {
        if (name == null || name.equals("leave")) {
            return null;
        }
        return audiences(person).stream()
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected comments=leave, or who is to read them: "
                        + audiences(person).stream().map(CommentsIntake::name).collect(Collectors.joining(", "))
                        + "; got another audience, or one that you are not in."));
    }

    private static String name(Audience audience) {
        return audience.kind() == Audience.Kind.GROUP
                ? "GROUP:" + audience.code()
                : audience.kind().name();
    }

    /** Those that whoever starts a draft is in there. */
    private static List<Audience> audiences(Person person) {
        return Audience.ofStarter(person);
    }

    /** What a file has, for whoever looks at it first. */
    static JsonObject json(CommentsInFile comments, Person person) {
        JsonArray audiences = new JsonArray();
        audiences(person).forEach(each -> {
            JsonObject audience = new JsonObject().put("kind", each.kind().name());
            audiences.add(each.code() == null ? audience : audience.put("code", each.code()));
        });
        return new JsonObject()
                .put("count", comments.count())
                .put("threads", comments.threads().size())
                .put("authors", comments.authors())
                .put("notTaken", comments.left())
                .put("audiences", audiences);
    }

    /** What became of them, for whoever imported them. */
    static final class Brought {
        private int threads;
        private int comments;
        private int onWords;
        private int onClauses;
        private int onDraft;
        private int notTaken;
        private @Nullable String reason;

        boolean isAll() {
            return notTaken == 0;
        }

        JsonObject json() {
            JsonObject json = new JsonObject()
                    .put("threads", threads)
                    .put("count", comments)
                    .put("onWords", onWords)
                    .put("onClauses", onClauses)
                    .put("onDraft", onDraft)
                    .put("notTaken", notTaken);
            return reason == null ? json : json.put("reason", reason);
        }
    }

    /**
     * Says them one after the other. Never fails: the draft is there, and what could not be said is counted.
     *
     * @param left how many are not among them
     */
    Future<Brought> bring(
            StreamId draft, Person person, Audience audience, List<CommentsInFile.Placed> threads, int left) {
        Brought brought = new Brought();
        brought.notTaken = left;
        Promise<Brought> done = Promise.promise();
        new Bringing(draft, person, audience, new ArrayDeque<>(threads), brought, done).next();
        return done.future();
    }

    private final class Bringing {
        private final StreamId draft;
        private final Person person;
        private final Audience audience;
        private final Deque<CommentsInFile.Placed> threads;
        private final Brought brought;
        private final Promise<Brought> done;
        private Deque<CommentsInFile.Said> answers = new ArrayDeque<>();
        private @Nullable String thread;
        private boolean resolves;

        Bringing(
                StreamId draft,
                Person person,
                Audience audience,
                Deque<CommentsInFile.Placed> threads,
                Brought brought,
                Promise<Brought> done) {
            this.draft = draft;
            this.person = person;
            this.audience = audience;
            this.threads = threads;
            this.brought = brought;
            this.done = done;
        }

        void next() {
            String open = thread;
            if (open != null && !answers.isEmpty()) {
                String text = text(answers.remove());
                if (text == null) {
                    brought.notTaken++;
                    next();
                } else {
                    desks.answer(draft, person, open, text)
                            .onComplete(
                                    answer -> {
                                        brought.comments++;
                                        next();
                                    },
                                    cause -> failed(cause, 1));
                }
            } else if (open != null && resolves) {
                resolves = false;
                desks.resolve(draft, person, open).onComplete(resolved -> next(), cause -> failed(cause, 0));
            } else if (threads.isEmpty()) {
                done.complete(brought);
            } else {
                begin(threads.remove());
            }
        }

        private void begin(CommentsInFile.Placed placed) {
            answers = new ArrayDeque<>(placed.thread().said());
            resolves = placed.thread().done();
            thread = null;
            String text = text(answers.remove());
            if (text == null) {
                brought.notTaken += placed.thread().said().size();
                next();
                return;
            }
            desks.begin(draft, person, new ThreadRequest(audience, text, place(placed)))
                    .recover(cause -> placed.words() != null && isRefusal(cause)
                            ? desks.begin(draft, person, new ThreadRequest(audience, text, clause(placed.clause())))
                            : Future.failedFuture(cause))
                    .onComplete(
                            told -> {
                                thread = told.text("id");
                                brought.threads++;
                                brought.comments++;
                                count(placed);
                                next();
                            },
                            cause -> {
                                answers.clear();
                                failed(cause, placed.thread().said().size());
                            });
        }

        private void count(CommentsInFile.Placed placed) {
            if (placed.clause() == null) {
                brought.onDraft++;
            } else if (placed.words() == null) {
                brought.onClauses++;
            } else {
                brought.onWords++;
            }
        }

        /** What was refused may be the comment's fault; anything else would go wrong with the others, too. */
        private void failed(Throwable cause, int lost) {
            brought.notTaken += lost;
            if (brought.reason == null) {
                brought.reason = isRefusal(cause)
                        ? String.valueOf(cause.getMessage())
                        : "The server could not write all of them.";
            }
            if (!isRefusal(cause)) {
                log.atError().addKeyValue("draft", draft).setCause(cause).log("intake.commentsNotTaken");
                brought.notTaken += answers.size();
                threads.forEach(each -> brought.notTaken += each.thread().said().size());
                answers.clear();
                threads.clear();
                resolves = false;
            }
            next();
        }
    }

    private static boolean isRefusal(Throwable cause) {
        return cause instanceof DeskException;
    }

    private static ThreadRequest.@Nullable Place place(CommentsInFile.Placed placed) {
        ClauseId clause = placed.clause();
        return clause == null ? null : new ThreadRequest.Place(clause, placed.words(), placed.occurrence(), null, null);
    }

    private static ThreadRequest.@Nullable Place clause(@Nullable ClauseId clause) {
        return clause == null ? null : new ThreadRequest.Place(clause, null, 1, null, null);
    }

    /** {@code Jane Doe, 2026-05-03: Too strong}; null if a comment cannot be so long. */
    private static @Nullable String text(CommentsInFile.Said said) {
        String by = said.author() + (said.author().isEmpty() || said.date().isEmpty() ? "" : ", ") + said.date();
        String words = said.text().replaceAll("[\\p{Cntrl}&&[^\n]]", " ").strip();
        String text = by.isEmpty() ? words : by + ": " + words;
        return text.length() > Words.MAX_LENGTH || text.isBlank() ? null : text;
    }
}
