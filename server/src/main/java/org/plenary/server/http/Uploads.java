package org.plenary.server.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plenary.server.identity.PersonId;
import org.plenary.server.intake.IntakeException;
import org.plenary.server.intake.IntakeLimits;

/**
 * Takes in the bodies of requests that are files, which are larger than all others: only of people who may start drafts, few
 * at once, and none that takes longer than a minute to arrive. It is mounted before the API, whose own bound is smaller; what
 * this one took in, that one leaves alone.
 */
final class Uploads {
    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final String TIMER = "plenary.upload.timer";
    private static final long PATIENCE_MILLIS = 60_000;

    /** From all event loops. */
    private static final Seats SEATS = new Seats(12, 2);

    private Uploads() {}

    static void mount(Router router, String... paths) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(IntakeLimits.MAX_FILE_BYTES);
        for (String path : paths) {
            router.post(path).handler(Uploads::admit);
            router.post(path).handler(body);
            router.post(path).handler(Uploads::arrived);
        }
    }

    private static void admit(RoutingContext context) {
        if (!SignIn.person(context).mayCreateDrafts()) {
            Problem.NOT_ALLOWED.answer(
                    context, "The chair and the secretariat start drafts. Ask one of them to start this one.");
            return;
        }
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (!MEDIA_TYPE.equalsIgnoreCase(type)) {
            Problem.UNSUPPORTED_MEDIA_TYPE.answer(context, "Expected the file itself as " + MEDIA_TYPE + ".");
            return;
        }
        PersonId person = SignIn.person(context).id();
        if (!SEATS.take(person)) {
            context.fail(new IntakeException(
                    IntakeException.Reason.BUSY, "Too many files arrive at once. Try again in some seconds."));
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        long timer = context.vertx().setTimer(PATIENCE_MILLIS, late -> context.request().connection().close());
        context.put(TIMER, timer);
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(timer);
            if (left.compareAndSet(false, true)) {
                SEATS.leave(person);
            }
        });
        context.next();
    }

    private static void arrived(RoutingContext context) {
        Long timer = context.get(TIMER);
        if (timer != null) {
            context.vertx().cancelTimer(timer);
        }
        context.next();
    }
}
