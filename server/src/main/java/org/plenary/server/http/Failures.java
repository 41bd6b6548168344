package org.plenary.server.http;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.export.ExportException;
import org.plenary.server.history.HistoryException;
import org.plenary.server.identity.IdentityException;
import org.plenary.server.intake.IntakeException;
import org.plenary.server.journal.JournalException;
import org.plenary.server.negotiation.DecisionException;
import org.plenary.server.room.RoomClosedException;
import org.plenary.server.signin.ThrottledException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in a request into its problem document; logs what is the server's own fault. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private static final String RETRY_SECONDS = "5";
    private static final String RETRY_EXPORT_SECONDS = "30";

    private Failures() {}

    static void handle(RoutingContext context) {
        Throwable cause = context.failure();
        ValidatorException violation = violation(cause);
        if (cause instanceof HttpClosedException && context.response().closed()) {
            // Nobody is there to be answered, and hanging up is no fault of the server's.
            log.atDebug().addKeyValue("path", context.request().path()).log("http.hungUp");
        } else if (violation != null) {
            Problem.INVALID_REQUEST.answer(
                    context,
                    violation.getMessage() + " See /docs for what "
                            + context.request().path() + " takes.");
        } else if (cause instanceof JournalException e) {
            journal(context, e);
        } else if (cause instanceof DecisionException e) {
            decision(context, e);
        } else if (cause instanceof HistoryException e) {
            history(context, e);
        } else if (cause instanceof ExportException e) {
            export(context, e);
        } else if (cause instanceof IntakeException e) {
            intake(context, e);
        } else if (cause instanceof RoomClosedException e) {
            Problem.UNAVAILABLE.answer(
                    context,
                    e.begun()
                            ? "The draft had to be opened anew in the midst of this. Look whether it has been done before you"
                                    + " try again."
                            : "The server is about to stop, or the draft to be opened anew. Try again in a moment.");
        } else if (cause instanceof IdentityException e) {
            accounts(context, e);
        } else if (cause instanceof ThrottledException e) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(e.seconds()));
            Problem.TOO_MANY_ATTEMPTS.answer(context, String.valueOf(e.getMessage()));
        } else if (cause instanceof HttpException e) {
            status(context, e.getStatusCode(), e);
        } else {
            status(context, context.statusCode(), cause);
        }
    }

    private static @Nullable ValidatorException violation(@Nullable Throwable cause) {
        Throwable at = cause;
        while (at != null) {
            if (at instanceof ValidatorException violation) {
                return violation;
            }
            at = at.getCause();
        }
        return null;
    }

    private static void journal(RoutingContext context, JournalException e) {
        if (e.reason() == JournalException.Reason.NOT_FOUND) {
            Problem.NOT_FOUND.answer(context, "There is no such draft in your process.");
        } else {
            fault(context, Problem.UNAVAILABLE, e, "The record cannot be used now. Try again in a moment.");
        }
    }

    private static void history(RoutingContext context, HistoryException e) {
        String detail = String.valueOf(e.getMessage());
        switch (e.reason()) {
            case INVALID -> Problem.INVALID_REQUEST.answer(context, detail);
            case NO_SUCH_MOMENT, NO_SUCH_CLAUSE -> Problem.NOT_FOUND.answer(context, detail);
            case TOO_LARGE -> Problem.ANSWER_TOO_LARGE.answer(context, detail);
            case BUSY -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                Problem.UNAVAILABLE.answer(context, detail);
            }
        }
    }

    private static void export(RoutingContext context, ExportException e) {
        String detail = String.valueOf(e.getMessage());
        switch (e.reason()) {
            case UNSUPPORTED -> Problem.FORM_UNSUPPORTED.answer(context, detail);
            case TOO_LARGE -> Problem.ANSWER_TOO_LARGE.answer(context, detail);
            case TOO_SLOW, BUSY -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_EXPORT_SECONDS);
                Problem.UNAVAILABLE.answer(context, detail);
            }
        }
    }

    private static void intake(RoutingContext context, IntakeException e) {
        String kind = e.reason().wireName();
        String detail = String.valueOf(e.getMessage());
        switch (e.reason()) {
            case TOO_LARGE -> Problem.TOO_LARGE.answer(context, detail);
            case UNKNOWN_FORMAT -> Problem.UNSUPPORTED_MEDIA_TYPE.answer(context, kind, detail);
            case BUSY -> {
                context.response().putHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
                Problem.UNAVAILABLE.answer(context, detail);
            }
            default -> Problem.FILE_REFUSED.answer(context, kind, detail);
        }
    }

    private static void accounts(RoutingContext context, IdentityException e) {
        String detail = String.valueOf(e.getMessage());
        switch (e.reason()) {
            case NOT_FOUND -> Problem.NOT_FOUND.answer(context, detail);
            case CONFLICT -> Problem.CONFLICT.answer(context, detail);
            case NOT_ALLOWED -> Problem.NOT_ALLOWED.answer(context, detail);
            case INVALID -> Problem.INVALID_REQUEST.answer(context, detail);
            case UNAVAILABLE, OVERLOADED -> fault(context, Problem.UNAVAILABLE, e, "Try again in a moment.");
        }
    }

    private static void decision(RoutingContext context, DecisionException e) {
        Problem problem = switch (e.reason()) {
            case NOT_ALLOWED -> Problem.NOT_ALLOWED;
            case NO_SUCH_CLAUSE, NO_SUCH_REVISION -> Problem.NOT_FOUND;
            case CONFLICT -> Problem.CONFLICT;
            case NO_SUCH_TRANSITION -> Problem.NO_SUCH_TRANSITION;
            case REASON_MISSING -> Problem.INVALID_REQUEST;
        };
        problem.answer(context, String.valueOf(e.getMessage()));
    }

    private static void status(RoutingContext context, int status, @Nullable Throwable cause) {
        Problem problem = Problem.ofStatus(status);
        if (problem == Problem.FAULT) {
            fault(context, problem, cause, "It was logged. Try again, and tell the operator if it stays.");
        } else {
            problem.answer(
                    context,
                    context.request().method() + " " + context.request().path());
        }
    }

    private static void fault(RoutingContext context, Problem problem, @Nullable Throwable cause, String detail) {
        log.atError()
                .addKeyValue("method", context.request().method())
                .addKeyValue("path", context.request().path())
                .setCause(cause)
                .log("http.failed");
        problem.answer(context, detail);
    }
}
