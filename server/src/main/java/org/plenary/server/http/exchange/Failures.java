package org.plenary.server.http.exchange;

import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import org.jspecify.annotations.Nullable;
import org.plenary.server.refusal.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what went wrong in a request into its problem document; logs what is the server's own fault. */
public final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    public static void handle(RoutingContext context) {
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
        } else if (cause instanceof RefusedException refused) {
            refused(context, refused);
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

    private static void refused(RoutingContext context, RefusedException refused) {
        if (refused.isFault()) {
            logFault(context, refused);
        }
        if (refused.retrySeconds() > 0) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(refused.retrySeconds()));
        }
        Problem problem = Problem.of(refused.kind());
        String name = refused.caseName();
        if (name == null) {
            problem.answer(context, refused.told());
        } else {
            problem.answer(context, name, refused.told(), refused.named());
        }
    }

    private static void status(RoutingContext context, int status, @Nullable Throwable cause) {
        Problem problem = Problem.ofStatus(status);
        if (problem == Problem.FAULT) {
            logFault(context, cause);
            problem.answer(context, "It was logged. Try again, and tell the operator if it stays.");
        } else {
            problem.answer(
                    context,
                    context.request().method() + " " + context.request().path());
        }
    }

    private static void logFault(RoutingContext context, @Nullable Throwable cause) {
        log.atError()
                .addKeyValue("method", context.request().method())
                .addKeyValue("path", context.request().path())
                .setCause(cause)
                .log("http.failed");
    }
}
