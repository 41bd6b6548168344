package org.plenary.server;

import org.plenary.server.command.ExportCommand;
import org.plenary.server.command.ImportCommand;
import org.plenary.server.command.RotateKeyCommand;
import org.plenary.server.command.ServeCommand;
import org.plenary.server.command.VerifyCommand;
import org.plenary.server.command.WeighCommand;
import org.plenary.server.demo.DemoCommand;
import org.plenary.server.wiring.BuildInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the server. */
@Command(
        name = "plenary",
        description = "Many parties negotiate and draft one international text together, live.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildInfo.class,
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            VerifyCommand.class,
            WeighCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RotateKeyCommand.class
        },
        synopsisSubcommandLabel = "COMMAND")
public final class Plenary {
    private static final Logger log = LoggerFactory.getLogger(Plenary.class);

    private Plenary() {}

    public static void main(String[] args) {
        int code = new CommandLine(new Plenary())
                .setExecutionExceptionHandler((fault, command, parsed) -> {
                    System.err.println("plenary: " + fault.getMessage());
                    log.debug("command.failed", fault);
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
