package org.plenary.server.command;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.server.oidc.Organization;
import org.plenary.server.signin.Admission;
import org.plenary.server.signin.Secrets;
import org.plenary.server.wiring.Listening;
import org.plenary.server.wiring.Operating;
import org.plenary.server.wiring.Roster;
import org.plenary.server.wiring.Running;
import org.plenary.server.wiring.Secrecy;
import org.plenary.server.wiring.Server;
import org.plenary.server.wiring.ServerConfig;
import org.plenary.server.wiring.Starting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server on a data directory. */
@Command(name = "serve", description = "Start a server on your own data.", mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    @Mixin
    private Listening listening = new Listening();

    @Mixin
    private Operating operating = new Operating();

    @Mixin
    private KeyOption key = new KeyOption();

    @Mixin
    private Secrecy secrecy = new Secrecy();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "${env:PLENARY_DATA:-plenary-data}",
            description = "Where the data is kept (${DEFAULT-VALUE}; PLENARY_DATA).")
    private Path data = Path.of("plenary-data");

    @Option(
            names = "--people",
            paramLabel = "FILE",
            description = "Admit the process, delegations and people in this JSON file, and make a fresh sign-in link"
                    + " for each, which works for 180 days. People who are known already keep their links.")
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
        ServerConfig config = listening
                .on(data)
                .with(organizations())
                .joinedBy(operating.redis())
                .sealedBy(key.seal());
        Server server = Starting.start(config);
        Running running = Running.of(server);
        if (!listening.hasUrl()) {
            log.atWarn()
                    .addKeyValue("todo", "set --url to the address under which people reach the server")
                    .addKeyValue("why", "invitation links go by the host that a request names")
                    .log("server.urlNotSet");
        }
        String url = listening.url(server.port());
        System.out.println("Plenary runs at " + url);
        String links = (roster == null ? "" : admit(server, roster, config, url))
                + Starting.await(server.setUpToken(), config)
                        .map(token -> setUpLink(url, token))
                        .orElse("");
        secrecy.tell(links, data);
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

    /** Admits people and returns a line with a link for each. */
    private static String admit(Server server, Roster roster, ServerConfig config, String url) {
        List<Admission> admissions = roster.entries().stream()
                .map(entry -> entry.admission(Secrets.random()))
                .toList();
        Starting.await(
                server.accounts()
                        .admit(admissions)
                        .compose(admitted ->
                                server.directory().admit(roster.process().id(), roster.groups())),
                config);
        StringBuilder links = new StringBuilder();
        for (Admission admission : admissions) {
            links.append("  ").append(admission.person().name()).append("  ").append(url);
            links.append("/sign-in#").append(admission.token()).append('\n');
        }
        return links.toString();
    }

    private static String setUpLink(String url, String token) {
        return "\nNobody is known here yet. Open this link to set the server up; it works once, and the next start makes"
                + " another:\n\n  " + url + "/set-up#" + token + "\n\n";
    }
}
