package org.plenary.server.session;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import org.plenary.server.identity.PersonId;
import org.plenary.server.memory.Memory;
import org.plenary.server.memory.MemoryConfig;
import org.plenary.server.sql.Await;

/**
 * A real WebSocket over the loopback, from both sides: the server's with its wire, and a client that reads when it is
 * told to.
 */
final class Loopback implements AutoCloseable {
    /** What has come to the client, in order. */
    final Queue<Buffer> came = new LinkedBlockingQueue<>();

    private final Vertx vertx = Vertx.vertx();
    private final Promise<Context> opened = Promise.promise();
    private final Memory memory = new Memory(MemoryConfig.defaults());
    /** Held on to: Vert.x closes a server, and clients, that nobody refers to. */
    private final HttpServer server;

    private final WebSocketClient clients;
    private final Context lane;
    private final WebSocket client;
    private ServerWebSocket socket;
    private Wire wire;

    Loopback() {
        HttpServerOptions options = new HttpServerOptions().setSendBufferSize(32 << 10);
        server = vertx.createHttpServer(options).requestHandler(this::upgrade);
        int port = Await.await(server.listen(0, "127.0.0.1")).actualPort();
        WebSocketClientOptions narrow = new WebSocketClientOptions();
        narrow.setReceiveBufferSize(32 << 10);
        clients = vertx.createWebSocketClient(narrow);
        client = Await.await(clients.connect(port, "127.0.0.1", "/"));
        client.binaryMessageHandler(came::add);
        lane = Await.await(opened.future());
    }

    private void upgrade(HttpServerRequest request) {
        Context context = vertx.getOrCreateContext();
        request.toWebSocket()
                .onSuccess(open -> {
                    socket = open;
                    wire = Wire.of(
                            open,
                            request.connection(),
                            memory,
                            new PersonId("claire"),
                            task -> context.runOnContext(nothing -> task.run()));
                    opened.complete(context);
                })
                .onFailure(opened::tryFail);
    }

    /** An outbox on the server's side. */
    Outbox outbox() {
        return on(() -> new Outbox(wire));
    }

    /** Does something on the server's lane, and waits for it. */
    <T> T on(Callable<T> task) {
        Promise<T> done = Promise.promise();
        lane.runOnContext(nothing -> {
            try {
                done.complete(task.call());
            } catch (Exception | AssertionError thrown) {
                done.fail(thrown);
            }
        });
        return Await.await(done.future());
    }

    void onDrained(Runnable task) {
        on(() -> {
            wire.onWritable(() -> lane.runOnContext(nothing -> task.run()));
            return true;
        });
    }

    void stopReading() {
        client.pause();
    }

    void goOnReading() {
        client.resume();
    }

    /** How long each message was that came. */
    List<Integer> lengths() {
        return came.stream().map(Buffer::length).toList();
    }

    /** The first letter of each message that came. */
    List<String> letters() {
        return came.stream().map(message -> message.getString(0, 1)).toList();
    }

    @Override
    public void close() {
        Await.await(vertx.close());
    }
}
