package org.plenary.server.demo;

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
import java.util.stream.Collectors;
import org.plenary.server.identity.Delegation;
import org.plenary.server.identity.Group;
import org.plenary.server.identity.Masthead;
import org.plenary.server.identity.Person;
import org.plenary.server.identity.PersonId;
import org.plenary.server.identity.ProcessId;
import org.plenary.server.identity.SymbolPattern;
import org.plenary.server.journal.StreamId;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.Secrets;
import org.plenary.server.sql.sqlite.OwnersOnly;
import org.plenary.server.wiring.Listening;
import org.plenary.server.wiring.Roster;
import org.plenary.server.wiring.Running;
import org.plenary.server.wiring.Secrecy;
import org.plenary.server.wiring.Server;
import org.plenary.server.wiring.ServerConfig;
import org.plenary.server.wiring.Starting;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server with a sample negotiation and prints a sign-in link for each of its people. */
@Command(
        name = "demo",
        description = "Start a server with a sample draft and print sign-in links.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    @Mixin
    private Listening listening = new Listening();

    @Mixin
    private Secrecy secrecy = new Secrecy();

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
        Running running = Running.of(server);
        Path file = data.resolve("demo.json");
        JsonObject demo = Starting.await(seed(server, file), config);
        write(file, demo);
        print(demo, file, secrecy.mayPrint());
        running.untilTold();
        return 0;
    }

    /** Admits the people and starts the draft, unless an earlier start has done so. */
    private Future<JsonObject> seed(Server server, Path file) {
        String url = listening.url(server.port());
        Map<String, String> tokens = knownTokens(file);
        Roster roster = Roster.read(resource("demo/people.json"));
        return server.directory()
                .people(roster.process().id())
                .compose(known -> admit(server, roster, known, tokens))
                .compose(admissions -> draft(server, admissions).map(draft -> describe(url, draft, admissions)));
    }

    /** Whoever is known stays as the secretariat has made them since. */
    private static Future<List<Admission>> admit(
            Server server, Roster roster, List<Person> known, Map<String, String> tokens) {
        Map<PersonId, Person> there = new HashMap<>();
        known.forEach(person -> there.put(person.id(), person));
        List<Admission> admissions = new ArrayList<>();
        for (Roster.Entry entry : roster.entries()) {
            Person person = there.get(entry.person().id());
            String token = tokens.computeIfAbsent(entry.person().id().value(), id -> Secrets.random());
            admissions.add(person == null ? entry.admission(token) : new Admission(person, token));
        }
        List<Group> groups = known.isEmpty() ? roster.groups() : List.of();
        return server.accounts()
                .admit(admissions)
                .compose(admitted -> server.directory().admit(roster.process().id(), groups))
                .map(admissions);
    }

    private static Future<String> draft(Server server, List<Admission> admissions) {
        Person secretariat = admissions.stream()
                .map(Admission::person)
                .filter(Person::mayManage)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the sample has nobody who starts drafts"));
        return server.drafts().of(secretariat.process().id()).compose(there -> {
            if (!there.isEmpty()) {
                return Future.succeededFuture(there.get(there.size() - 1).id().value());
            }
            JsonObject sample = resource("demo/draft.json");
            JsonObject history = resource("demo/history.json");
            return server.directory()
                    .change(
                            secretariat,
                            secretariat.process().name(),
                            new SymbolPattern(history.getString("symbols")),
                            masthead(history.getJsonObject("masthead")))
                    .compose(named -> server.drafts().story(secretariat, sample.getString("title")))
                    .compose(story -> {
                        SampleHistory.tell(
                                history, sample, id -> person(admissions, id), System.currentTimeMillis(), story);
                        return server.drafts().create(story);
                    })
                    .compose(stream -> speak(server, secretariat.process().id(), stream.id())
                            .map(stream))
                    .map(stream -> stream.id().value());
        });
    }

    /** The people are asked for anew: to admit them does not tell what groups they are in. */
    private static Future<Void> speak(Server server, ProcessId process, StreamId draft) {
        return server.directory().people(process).compose(people -> {
            Map<String, Person> byId = people.stream()
                    .collect(Collectors.toMap(person -> person.id().value(), person -> person));
            return SampleDesks.say(resource("demo/desks.json"), server.desks(), draft, byId::get)
                    .compose(said -> SampleProposals.propose(
                            resource("demo/proposals.json"), server.proposing(), draft, byId::get));
        });
    }

    private static Masthead masthead(JsonObject json) {
        return new Masthead(json.getString("distribution"), json.getString("agenda"), json.getString("language"));
    }

    private static Person person(List<Admission> admissions, String id) {
        return admissions.stream()
                .map(Admission::person)
                .filter(person -> person.id().value().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the story of the sample names nobody known: id=" + id));
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
            Files.deleteIfExists(fresh);
            OwnersOnly.create(fresh);
            Files.writeString(fresh, demo.encodePrettily() + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void print(JsonObject demo, Path file, boolean withLinks) {
        StringBuilder out = new StringBuilder();
        out.append("\nPlenary runs at ").append(demo.getString("url")).append("\n\n");
        if (!withLinks) {
            out.append("The links that sign its people in are in ").append(file.toAbsolutePath());
            System.out.println(out.append(". Start it with --print-links to have them here."));
            return;
        }
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
