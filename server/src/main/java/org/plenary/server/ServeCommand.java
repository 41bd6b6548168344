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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a server on a data directory. */
@Command(name = "serve", description = "Start a server on your own data.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private Listening listening = new Listening();

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

    @Override
    public Integer call() throws InterruptedException, IOException {
        List<Admission> admissions = people == null ? List.of() : admissions(people);
        ServerConfig config = listening.on(data);
        Server server = Starting.start(config);
        if (!admissions.isEmpty()) {
            Starting.await(server.accounts().admit(admissions), config);
        }
        String url = listening.url(server.port());
        System.out.println("Plenary runs at " + url);
        for (Admission admission : admissions) {
            System.out.println("  " + admission.person().name() + "  " + url + "/sign-in#" + admission.token());
        }
        Running.untilTold(server);
        return 0;
    }

    private static List<Admission> admissions(Path file) throws IOException {
        JsonObject json = new JsonObject(Buffer.buffer(Files.readAllBytes(file)));
        return Roster.read(json).stream()
                .map(person -> new Admission(person, Secrets.random()))
                .toList();
    }
}
