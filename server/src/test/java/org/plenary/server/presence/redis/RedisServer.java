package org.plenary.server.presence.redis;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.plenary.server.sql.Await;

/**
 * A real redis-server in a process of its own, on a free port of this machine, that keeps nothing on disk. The
 * environment variable {@code REDIS_SERVER} names the program; else it is the one on {@code PATH}.
 */
public final class RedisServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final List<String> options;
    private final int port;
    private final String password;
    private Process process;
    private Redis client;

    private RedisServer(int port, String password, List<String> options) {
        this.port = port;
        this.password = password;
        this.options = options;
        launch();
    }

    /** Starts one. */
    public static RedisServer start(String... options) {
        return new RedisServer(freePort(), "", List.of(options));
    }

    /** Starts one that asks for a password. */
    public static RedisServer guarded(String password) {
        return new RedisServer(freePort(), password, List.of("--requirepass", password));
    }

    /** A port of this machine that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError("no free port", e);
        }
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** How many connections of servers there are. */
    public long clients() {
        return send(Command.CLIENT, "LIST")
                .toString()
                .lines()
                .filter(line -> line.contains(" name=plenary-presence "))
                .count();
    }

    /** How often a command was called, its calls from scripts counted in. */
    public long calls(String command) {
        Matcher matcher =
                Pattern.compile("cmdstat_" + command + ":calls=(\\d+)").matcher(info("commandstats"));
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** How many commands came, those of scripts counted in. */
    public long commands() {
        return Long.parseLong(field("stats", "total_commands_processed"));
    }

    public long connectionsReceived() {
        return Long.parseLong(field("stats", "total_connections_received"));
    }

    /** Sends a command. */
    public Response send(Command command, Object... arguments) {
        Request request = Request.cmd(command);
        for (Object argument : arguments) {
            request.arg(String.valueOf(argument));
        }
        return Await.await(client.send(request));
    }

    /** Ends it at once. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Starts it again, empty, on the same port. */
    public void restart() {
        kill();
        Await.await(client.close());
        launch();
    }

    /** It stays, and does nothing. */
    public void pause() {
        signal("-STOP");
    }

    /** It goes on. */
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void close() {
        kill();
        Await.await(vertx.close());
    }

    private String field(String section, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ":(.*?)\\r?$").matcher(info(section));
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in INFO " + section);
        }
        return matcher.group(1);
    }

    private String info(String section) {
        return send(Command.INFO, section).toString();
    }

    private void launch() {
        String program = System.getenv().getOrDefault("REDIS_SERVER", "redis-server");
        List<String> command = new ArrayList<>(List.of(
                program,
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--daemonize",
                "no"));
        command.addAll(options);
        try {
            process = new ProcessBuilder(command)
                    .directory(Path.of(System.getProperty("java.io.tmpdir")).toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new AssertionError(
                    "expected redis-server on PATH or named by REDIS_SERVER; ./plenary test says how to get it", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        RedisOptions connect = new RedisOptions().setConnectionString(url());
        client = Redis.createClient(vertx, password.isEmpty() ? connect : connect.setPassword(password));
        Awaitility.await("redis-server starts").atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("redis-server ended with " + process.exitValue());
            }
            return client.send(Request.cmd(Command.PING))
                    .map(pong -> true)
                    .otherwise(false)
                    .await(5, TimeUnit.SECONDS);
        });
    }

    private void signal(String signal) {
        try {
            int code = new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new AssertionError("kill " + signal + " ended with " + code);
            }
        } catch (IOException e) {
            throw new AssertionError("kill " + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
