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
 * Two connections to Redis, one to ask on and one to listen on. When anything goes wrong with either, or Redis is silent
 * for too long, the link is done for: it says so once and is thrown away. On one event loop only.
 */
final class RedisLink {
    /** What the connections are called in Redis, where {@code CLIENT LIST} shows it. */
    private static final String CLIENT_NAME = "plenary-presence";

    private final Redis redis;
    private final Listener listener;
    private final long patienceMillis;
    private final Promise<RedisLink> subscribed = Promise.promise();
    private @Nullable RedisConnection asking;
    private boolean closed;

    /** Hears from a link, on its event loop. */
    interface Listener {
        /** Something was published. */
        void message(Buffer message);

        /** The link is of no more use. */
        void broke(RedisLink link, Throwable cause);
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
                .compose(asking -> redis.connect().compose(hearing -> link.begin(asking, hearing, commands)))
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

    private Future<RedisLink> begin(RedisConnection ask, RedisConnection hear, Commands commands) {
        asking = ask;
        for (RedisConnection connection : new RedisConnection[] {ask, hear}) {
            connection.exceptionHandler(this::broke);
            connection.endHandler(nothing -> broke(new RedisException("Redis closed the connection")));
        }
        hear.handler(this::heard);
        hear.send(commands.subscribe()).onFailure(this::broke);
        return subscribed.future();
    }

    private void heard(@Nullable Response response) {
        if (closed || response == null) {
            return;
        }
        if (response.type() == ResponseType.ERROR) {
            broke(new RedisException("Redis does not let this server listen: " + response));
            return;
        }
        switch (response.get(0).toString()) {
            case "subscribe" -> subscribed.tryComplete(this);
            case "message" -> listener.message(response.get(2).toBuffer());
            default -> {
                // Of no concern to who subscribes to one channel for good.
            }
        }
    }

    /** Sends a command; fails when it is refused, or not answered in time. The link is done for then. */
    Future<@Nullable Response> send(Request request) {
        RedisConnection connection = asking;
        if (connection == null || closed) {
            return Future.failedFuture(new RedisException("there is no connection to Redis"));
        }
        return connection.send(request).timeout(patienceMillis, TimeUnit.MILLISECONDS);
    }

    void close() {
        closed = true;
        redis.close();
    }

    private void broke(Throwable cause) {
        if (!closed && !subscribed.tryFail(cause)) {
            listener.broke(this, cause);
        }
    }

    /** Redis did something other than expected. */
    static final class RedisException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RedisException(String message) {
            super(message);
        }
    }
}
