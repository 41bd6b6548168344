package org.plenary.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SecrecyTest {
    @Command
    private static final class Started {
        @Mixin
        private final Secrecy secrecy = new Secrecy();
    }

    @ParameterizedTest
    @CsvSource({"false, '', false", "true, '', true", "false, --print-links, true", "true, --print-links, true"})
    void whoSaysThatLinksAreToBePrintedHasThemPrintedWhateverTheEnvironmentSays(
            String environment, String said, boolean mayPrint) {
        // given
        Started started = new Started();
        CommandLine line = new CommandLine(started).setDefaultValueProvider(option -> environment);

        // when
        line.parseArgs(said.isEmpty() ? new String[0] : new String[] {said});

        // then
        assertThat(started.secrecy.mayPrint()).isEqualTo(mayPrint);
    }
}
