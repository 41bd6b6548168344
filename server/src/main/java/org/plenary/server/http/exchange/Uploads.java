package org.plenary.server.http.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.plenary.server.identity.PersonId;
import org.plenary.server.intake.IntakeException;
import org.plenary.server.intake.IntakeLimits;

/**
 * Takes in the bodies of requests that are larger than all others: files, to begin drafts only of people who may start
 * some, and fragments of texts, of everybody who is signed in. Few at once, and none that takes long to arrive. It is
 * mounted
 * before the API, whose own bound is smaller; what this one took in, that one leaves alone.
 */
public final class Uploads {
    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final String TIMER = "plenary.upload.timer";
    private static final long FILE_PATIENCE_MILLIS = 60_000;
    private static final long FRAGMENT_PATIENCE_MILLIS = 15_000;

    /** From all event loops. */
    private static final Seats FILE_SEATS = new Seats(12, 2);

    private static final Seats FRAGMENT_SEATS = new Seats(48, 3);

    private final Seats seats;
    private final long patienceMillis;
    private final boolean fromThoseWhoStartDrafts;

    private Uploads(Seats seats, long patienceMillis, boolean fromThoseWhoStartDrafts) {
        this.seats = seats;
        this.patienceMillis = patienceMillis;
        this.fromThoseWhoStartDrafts = fromThoseWhoStartDrafts;
    }

    /** For files that drafts begin with. */
    public static void mount(Router router, String... paths) {
        Uploads files = new Uploads(FILE_SEATS, FILE_PATIENCE_MILLIS, true);
        for (String path : paths) {
            files.mount(router, path, IntakeLimits.MAX_FILE_BYTES);
        }
    }

    /** For files that become proposals, of whoever may make one there. */
    public static void mountProposals(Router router, String path) {
        new Uploads(FILE_SEATS, FILE_PATIENCE_MILLIS, false).mount(router, path, IntakeLimits.MAX_FILE_BYTES);
    }

    /** For fragments that somebody pastes into a draft. */
    public static void mountFragments(Router router, String path) {
        new Uploads(FRAGMENT_SEATS, FRAGMENT_PATIENCE_MILLIS, false)
                .mount(router, path, IntakeLimits.MAX_FRAGMENT_BYTES);
    }

    private void mount(Router router, String path, int maxBytes) {
        router.post(path).handler(this::admit);
        router.post(path).handler(BodyHandler.create(false).setBodyLimit(maxBytes));
        router.post(path).handler(Uploads::arrived);
    }

    private void admit(RoutingContext context) {
        if (fromThoseWhoStartDrafts && !SignIn.person(context).mayCreateDrafts()) {
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
        if (!seats.take(SignIn.person(context))) {
            context.fail(new IntakeException(
                    IntakeException.Reason.BUSY, "Too many texts arrive at once. Try again in some seconds."));
            return;
        }
        AtomicBoolean left = new AtomicBoolean();
        long timer = context.vertx()
                .setTimer(patienceMillis, late -> context.request().connection().close());
        context.put(TIMER, timer);
        context.addEndHandler(ended -> {
            context.vertx().cancelTimer(timer);
            if (left.compareAndSet(false, true)) {
                seats.leave(person);
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
