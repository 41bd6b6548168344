package org.plenary.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.server.identity.Admission;
import org.plenary.server.identity.Secrets;
import org.plenary.server.oidc.Organization;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server on a data directory. */
@Command(name = "serve", description = "Start a server on your own data.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Listening listening = new Listening();

    @Mixin
    private Operating operating = new Operating();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLENARY_DATA:-plenary-data}",
            description = "Where the data is kept (${DEFAULT-VALUE}; PLENARY_DATA).")
    private Path data = Path.of("plenary-data");

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "Admit the process, delegations and people in this JSON file, and print a fresh sign-in link"
                    + " for each. People who are known already keep their links.")
    private @Nullable Path people;

    @Option(
            names = "--organizations",
            paramLabel = "FILE",
            defaultValue = "${env:PLENARY_ORGANIZATIONS:-}",
            description =
                    "Organisations whose people sign in by their OpenID provider: a JSON array of objects with id,"
                            + " name, issuer, clientId and clientSecret (PLENARY_ORGANIZATIONS).")
    private String organizations = "";

    @Override
    public Integer call() throws InterruptedException, IOException {
        Roster roster = people == null ? null : roster(people);
        ServerConfig config = listening.on(data).with(organizations()).joinedBy(operating.redis());
        Server server = Starting.start(config);
        Running running = Running.of(server);
        String url = listening.url(server.port());
        System.out.println("Plenary runs at " + url);
        if (roster != null) {
            admit(server, roster, config, url);
        }
        Starting.await(server.setUpToken(), config).ifPresent(token -> printSetUp(url, token));
        running.untilTold();
        return 0;
    }

    private List<Organization> organizations() throws IOException {
        return organizations.isBlank()
                ? List.of()
                : OrganizationsFile.read(Buffer.buffer(Files.readAllBytes(Path.of(organizations))));
    }

    private static Roster roster(Path file) throws IOException {
        return Roster.read(new JsonObject(Buffer.buffer(Files.readAllBytes(file))));
    }

    private static void admit(Server server, Roster roster, ServerConfig config, String url) {
        List<Admission> admissions = roster.entries().stream()
                .map(entry -> entry.admission(Secrets.random()))
                .toList();
        Starting.await(
                server.accounts()
                        .admit(admissions)
                        .compose(admitted ->
                                server.accounts().admitGroups(roster.process().id(), roster.groups())),
                config);
        for (Admission admission : admissions) {
            System.out.println("  " + admission.person().name() + "  " + url + "/sign-in#" + admission.token());
        }
    }

    private static void printSetUp(String url, String token) {
        System.out.println();
        System.out.println("Nobody is known here yet. Open this link to set the server up; it works once, and the next"
                + " start prints another:");
        System.out.println();
        System.out.println("  " + url + "/set-up#" + token);
        System.out.println();
    }
}
