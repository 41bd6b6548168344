package org.plenary.server;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.plenary.server.identity.Admission;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.Role;
import org.plenary.server.identity.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server with a sample negotiation and prints a sign-in link for each of its people. */
@Command(
        name = "demo",
        description = "Start a server with a sample draft and print sign-in links.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Listening listening = new Listening();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "demo-data",
            description = "Where the data is kept; starting again on it goes on where it was (${DEFAULT-VALUE}).")
    private Path data = Path.of("demo-data");

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig config = listening.on(data);
        Server server = Starting.start(config);
        Path file = data.resolve("demo.json");
        JsonObject demo = Starting.await(seed(server, file), config);
        write(file, demo);
        print(demo, file);
        Running.untilTold(server);
        return 0;
    }

    /** Admits the people and starts the draft, unless an earlier start has done so. */
    private Future<JsonObject> seed(Server server, Path file) {
        String url = listening.url(server.port());
        Map<String, String> tokens = knownTokens(file);
        List<Person> people = Roster.read(resource("demo/people.json"));
        List<Admission> admissions = new ArrayList<>();
        for (Person person : people) {
            admissions.add(
                    new Admission(person, tokens.computeIfAbsent(person.id().value(), id -> Secrets.random())));
        }
        return server.accounts()
                .admit(admissions)
                .compose(admitted -> draft(server, people))
                .map(draft -> describe(url, draft, admissions));
    }

    private static Future<String> draft(Server server, List<Person> people) {
        Person secretariat = people.stream()
                .filter(person -> person.role() == Role.SECRETARIAT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sample has no secretariat"));
        return server.drafts().of(secretariat.process().id()).compose(there -> {
            if (!there.isEmpty()) {
                return Future.succeededFuture(there.get(there.size() - 1).id().value());
            }
            JsonObject sample = resource("demo/draft.json");
            return server.drafts()
                    .create(secretariat, sample.getString("title"), SampleText.read(sample))
                    .map(stream -> stream.id().value());
        });
    }

    private static JsonObject describe(String url, String draft, List<Admission> admissions) {
        JsonArray people = new JsonArray();
        for (Admission admission : admissions) {
            Person person = admission.person();
            Delegation delegation = person.delegation();
            people.add(new JsonObject()
                    .put("id", person.id().value())
                    .put("name", person.name())
                    .put("delegation", delegation == null ? null : delegation.code())
                    .put("role", person.role().name())
                    .put("token", admission.token())
                    .put("link", url + "/sign-in#" + admission.token()));
        }
        return new JsonObject().put("url", url).put("draft", draft).put("people", people);
    }

    /** The tokens that an earlier start gave out, by person. */
    private static Map<String, String> knownTokens(Path file) {
        Map<String, String> tokens = new HashMap<>();
        if (Files.exists(file)) {
            try {
                JsonArray people = new JsonObject(Buffer.buffer(Files.readAllBytes(file))).getJsonArray("people");
                for (int i = 0; i < people.size(); i++) {
                    JsonObject person = people.getJsonObject(i);
                    tokens.put(person.getString("id"), person.getString("token"));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
        return tokens;
    }

    private static void write(Path file, JsonObject demo) {
        Path fresh = file.resolveSibling("demo.json.new");
        try {
            Files.writeString(fresh, demo.encodePrettily() + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void print(JsonObject demo, Path file) {
        StringBuilder out = new StringBuilder();
        out.append("\nPlenary runs at ").append(demo.getString("url")).append("\n\n");
        out.append(
                "Open one of these links in each browser (or private window); each signs a different person in:\n\n");
        JsonArray people = demo.getJsonArray("people");
        for (int i = 0; i < people.size(); i++) {
            JsonObject person = people.getJsonObject(i);
            out.append(String.format(
                    "  %-16s %-9s %-12s %s%n",
                    person.getString("name"),
                    Objects.requireNonNullElse(person.getString("delegation"), ""),
                    person.getString("role").toLowerCase(Locale.ROOT),
                    person.getString("link")));
        }
        out.append("\nThe same is in ")
                .append(file.toAbsolutePath())
                .append(". Stop with Ctrl+C; starting again goes on.\n");
        System.out.println(out);
    }

    private static JsonObject resource(String name) {
        try (InputStream in = DemoCommand.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("expected " + name + " on the class path; the jar is incomplete");
            }
            return new JsonObject(Buffer.buffer(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
