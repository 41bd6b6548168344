package org.plenary.server.http.exchange;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.plenary.server.refusal.RefusalKind;

/** A problem document (RFC 9457). The types are stable: programs may depend on them. */
public enum Problem {
    INVALID_REQUEST(400, "invalid-request", "The request does not follow the API's contract"),
    NOT_SIGNED_IN(401, "not-signed-in", "Nobody is signed in"),
    NOT_ALLOWED(403, "not-allowed", "You may not do this"),
    FORGERY_SUSPECTED(403, "forgery-suspected", "The request did not come from this site's own pages"),
    NOT_FOUND(404, "not-found", "There is no such thing"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This cannot be done to it"),
    NOT_ACCEPTABLE(406, "not-acceptable", "It does not exist in such a form"),
    CONFLICT(409, "conflict", "It does not go together with what is there"),
    NO_SUCH_TRANSITION(409, "transition-does-not-exist", "It cannot go from where it is to there"),
    TOO_LARGE(413, "too-large", "The request is too large"),
    MISDIRECTED(421, "misdirected", "This server does not answer for that host"),
    UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The request's body is in a form that is not understood"),
    ANSWER_TOO_LARGE(422, "answer-too-large", "The answer would be too large"),
    FILE_REFUSED(422, "file-refused", "The file cannot be read"),
    NOT_SET_BY_HAND(422, "not-set-by-hand", "This follows from something else, and nobody sets it"),
    FORM_UNSUPPORTED(422, "form-unsupported", "There is no such form of it"),
    TOO_MANY_ATTEMPTS(429, "too-many-attempts", "Too many attempts failed"),
    FAULT(500, "fault", "The server made a mistake"),
    UNAVAILABLE(503, "unavailable", "The server cannot do this now; try again");

    private final int status;
    private final String name;
    private final String title;

    Problem(int status, String name, String title) {
        this.status = status;
        this.name = name;
        this.title = title;
    }

    public int status() {
        return status;
    }

    /** Ends the request with this problem. */
    public void answer(RoutingContext context, String detail) {
        answer(context, name, detail);
    }

    /** Ends the request with a kind of this problem that has a stable name of its own. */
    public void answer(RoutingContext context, String kind, String detail) {
        answer(context, kind, detail, Map.of());
    }

    /**
     * As above.
     *
     * @param named what it is about, as further members of the document: ids, by what they are ids of
     */
    void answer(RoutingContext context, String kind, String detail, Map<String, List<String>> named) {
        if (context.response().ended()) {
            return;
        }
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(document(kind, detail, named).toBuffer());
    }

    private JsonObject document(String kind, String detail, Map<String, List<String>> named) {
        JsonObject document = new JsonObject()
                .put("type", "/problems/" + kind)
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        named.forEach((name, ids) -> document.put(name, new JsonArray(ids)));
        return document;
    }

    /** The problem that stands for a kind of refusal. */
    public static Problem of(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> INVALID_REQUEST;
            case NOT_ALLOWED -> NOT_ALLOWED;
            case NOT_FOUND -> NOT_FOUND;
            case CONFLICT -> CONFLICT;
            case NO_SUCH_TRANSITION -> NO_SUCH_TRANSITION;
            case TOO_LARGE -> TOO_LARGE;
            case UNKNOWN_FORMAT -> UNSUPPORTED_MEDIA_TYPE;
            case FILE_REFUSED -> FILE_REFUSED;
            case ANSWER_TOO_LARGE -> ANSWER_TOO_LARGE;
            case FORM_UNSUPPORTED -> FORM_UNSUPPORTED;
            case TOO_MANY_ATTEMPTS -> TOO_MANY_ATTEMPTS;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }

    /** The problem that stands for an HTTP status. */
    public static Problem ofStatus(int status) {
        for (Problem problem : values()) {
            if (problem.status == status) {
                return problem;
            }
        }
        return status >= 400 && status < 500 ? INVALID_REQUEST : FAULT;
    }
}
