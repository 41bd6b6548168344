package org.plenary.server.presence.redis;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two connections to Redis, one to ask on and one to listen on. When anything goes wrong with either, or Redis is
 * silent for too long, the link is done for: it says so once and is thrown away. On one event loop only.
 *
 * <pre>
 *                  connected               listens
 *      Connecting ───────────► Subscribing ───────► Open
 *           │                       │ broke          │ broke
 *           │ close                 ▼                ▼
 *           └──────────────────► Closed ◄────────────┘
 * </pre>
 */
final class RedisLink {
    /** What the connections are called in Redis, where {@code CLIENT LIST} shows it. */
    private static final String CLIENT_NAME = "plenary-presence";

    private final Redis redis;
    private final Listener listener;
    private final long patienceMillis;
    private State state = new Connecting();

    /** Hears from a link, on its event loop. */
    interface Listener {
        /** Something was published. */
        void message(Buffer message);

        /** The link is of no more use. */
        void broke(RedisLink link, Throwable cause);
    }

    private sealed interface State {
        /** Something came on the connection that listens. */
        default void heard(RedisLink it, Response response) {}

        /** One of the connections is of no more use. */
        default void broke(RedisLink it, Throwable cause) {}

        default Future<@Nullable Response> send(Request request) {
            return Future.failedFuture(new RedisException("there is no connection to Redis"));
        }

        /** Goes on with two connections that were made. */
        default Future<RedisLink> begin(RedisLink it, RedisConnection ask, RedisConnection hear, Request subscribe) {
            return Future.failedFuture(new RedisException("the link was closed before it was made"));
        }
    }

    private record Connecting() implements State {
        @Override
        public Future<RedisLink> begin(RedisLink it, RedisConnection ask, RedisConnection hear, Request subscribe) {
            Promise<RedisLink> subscribed = Promise.promise();
            it.state = new Subscribing(ask, subscribed);
            it.listen(ask, hear, subscribe);
            return subscribed.future();
        }
    }

    private record Subscribing(RedisConnection asking, Promise<RedisLink> subscribed) implements State {
        @Override
        public void heard(RedisLink it, Response response) {
            if (response.type() == ResponseType.ERROR) {
                broke(it, refused(response));
            } else if (response.get(0).toString().equals("subscribe")) {
                it.state = new Open(asking);
                subscribed.complete(it);
            }
        }

        @Override
        public void broke(RedisLink it, Throwable cause) {
            it.state = new Closed();
            subscribed.fail(cause);
        }
    }

    private record Open(RedisConnection asking) implements State {
        @Override
        public void heard(RedisLink it, Response response) {
            if (response.type() == ResponseType.ERROR) {
                broke(it, refused(response));
            } else if (response.get(0).toString().equals("message")) {
                it.listener.message(response.get(2).toBuffer());
            }
        }

        @Override
        public void broke(RedisLink it, Throwable cause) {
            it.state = new Closed();
            it.listener.broke(it, cause);
        }

        @Override
        public Future<@Nullable Response> send(Request request) {
            return asking.send(request);
        }
    }

    private record Closed() implements State {}

    private static RedisException refused(Response response) {
        return new RedisException("Redis does not let this server listen: " + response);
    }

    private RedisLink(Redis redis, Listener listener, long patienceMillis) {
        this.redis = redis;
        this.listener = listener;
        this.patienceMillis = patienceMillis;
    }

    /** Connects and listens; fails, with all closed again, when that does not come about in time. */
    static Future<RedisLink> open(Vertx vertx, RedisConfig config, Commands commands, Listener listener) {
        // A client of its own for each link: closing it closes every socket, whatever state that is in.
        Redis redis = Redis.createClient(vertx, options(config));
        RedisLink link = new RedisLink(redis, listener, config.patience().toMillis());
        return redis.connect()
                .compose(asking -> redis.connect()
                        .compose(hearing -> link.state.begin(link, asking, hearing, commands.subscribe())))
                .timeout(link.patienceMillis, TimeUnit.MILLISECONDS)
                .onFailure(cause -> link.close());
    }

    private static RedisOptions options(RedisConfig config) {
        NetClientOptions net = new NetClientOptions()
                .setConnectTimeout((int) config.patience().toMillis())
                .setTcpKeepAlive(true);
        if (config.isEncrypted()) {
            net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
        }
        return new RedisOptions()
                .setConnectionString(config.url() + "?client=" + CLIENT_NAME)
                .setNetClientOptions(net)
                .setPreferredProtocolVersion(ProtocolVersion.RESP2)
                .setMaxPoolSize(2)
                .setMaxPoolWaiting(2)
                .setPoolCleanerInterval(-1);
    }

    private void listen(RedisConnection ask, RedisConnection hear, Request subscribe) {
        for (RedisConnection connection : new RedisConnection[] {ask, hear}) {
            connection.exceptionHandler(this::broke);
            connection.endHandler(nothing -> broke(new RedisException("Redis closed the connection")));
        }
        hear.handler(this::heard);
        hear.send(subscribe).onFailure(this::broke);
    }

    private void heard(@Nullable Response response) {
        if (response != null) {
            state.heard(this, response);
        }
    }

    private void broke(Throwable cause) {
        state.broke(this, cause);
    }

    /** Sends a command; fails when it is refused, or not answered in time. The link is done for then. */
    Future<@Nullable Response> send(Request request) {
        return state.send(request).timeout(patienceMillis, TimeUnit.MILLISECONDS);
    }

    void close() {
        state = new Closed();
        redis.close();
    }

    /** Redis did something other than expected. */
    static final class RedisException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisException(String message) {
            super(message);
        }
    }
}
