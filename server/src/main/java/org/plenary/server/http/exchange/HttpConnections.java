package org.plenary.server.http.exchange;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes connections that stand about: without a request, with half a head or half a body, and between requests. Of one
 * event loop.
 *
 * <p>A connection waits for a head, or for a body, or for its answer:
 *
 * <pre>
 *   waits for a head ──head──▶ waits for a body ──body──▶ is being answered ──answer──▶ waits for a head
 *   closed when late           closed when too slow       as long as it takes
 * </pre>
 *
 * What was answered is still delivered to a slow reader when its connection is closed: closing comes behind it.
 */
public final class HttpConnections {
    private static final Logger log = LoggerFactory.getLogger(HttpConnections.class);
    private static final long LONGEST_ROUND_MILLIS = 1_000;
    private static final int ROUNDS = 4;

    private final Patience patience;
    private final InstantSource clock;
    private final Map<HttpConnection, Watch> watches = new HashMap<>();

    public HttpConnections(Patience patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /** Looks after the connections from now on. */
    public void begin(Vertx vertx) {
        long round = Math.max(1, Math.min(LONGEST_ROUND_MILLIS, patience.shortestMillis() / ROUNDS));
        vertx.setPeriodic(round, timer -> sweep());
    }

    /** What one connection does. */
    private static final class Watch {
        private int beingAnswered;
        private long headDueMillis;
        /** The request whose body is on its way; null if none is. */
        private @Nullable HttpServerRequest arriving;

        private long bodyDueMillis;
        private long bytesBefore;
    }

    public void opened(HttpConnection connection) {
        Watch watch = new Watch();
        watch.headDueMillis = clock.millis() + patience.first().toMillis();
        watches.put(connection, watch);
        connection.closeHandler(closed -> watches.remove(connection));
    }

    /** A request's head is there. */
    public void asked(RoutingContext context) {
        HttpServerRequest request = context.request();
        Watch watch = watches.get(request.connection());
        if (watch != null) {
            watch.beingAnswered++;
            context.addEndHandler(ended -> answered(watch));
            if (hasBody(request)) {
                watch.arriving = request;
                watch.bytesBefore = request.bytesRead();
                watch.bodyDueMillis = clock.millis() + patience.body().toMillis();
                request.end().onComplete(arrived -> {
                    if (request.equals(watch.arriving)) {
                        watch.arriving = null;
                    }
                });
            }
        }
        context.next();
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) || (length != null && !length.equals("0"));
    }

    private void answered(Watch watch) {
        watch.beingAnswered--;
        watch.headDueMillis = clock.millis() + patience.idle().toMillis();
    }

    /** The connection has become a live socket: no business of ours any more. */
    public void released(HttpConnection connection) {
        watches.remove(connection);
    }

    /** How many are watched. */
    public int size() {
        return watches.size();
    }

    private void sweep() {
        long now = clock.millis();
        for (Map.Entry<HttpConnection, Watch> entry : new ArrayList<>(watches.entrySet())) {
            if (isLate(entry.getValue(), now)) {
                watches.remove(entry.getKey());
                log.atDebug()
                        .addKeyValue("remote", entry.getKey().remoteAddress())
                        .log("connection.late");
                entry.getKey().close();
            }
        }
    }

    private boolean isLate(Watch watch, long now) {
        HttpServerRequest request = watch.arriving;
        if (request != null) {
            if (now < watch.bodyDueMillis) {
                return false;
            }
            long read = request.bytesRead();
            boolean goesOn = read - watch.bytesBefore >= patience.bodyBytes();
            watch.bytesBefore = read;
            watch.bodyDueMillis = now + patience.body().toMillis();
            return !goesOn;
        }
        return watch.beingAnswered == 0 && now >= watch.headDueMillis;
    }
}
