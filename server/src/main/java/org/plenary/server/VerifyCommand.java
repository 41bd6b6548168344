package org.plenary.server;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.KeyId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Verifies the file of a draft's record, with nothing but the file. */
@Command(
        name = "verify",
        description = "Verify the record of a draft in a file: without a server, a database or a network.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the record is intact",
            "1:it is broken",
            "2:the file cannot be read, or the options are wrong"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    @Parameters(paramLabel = "FILE", description = "The file, as GET /api/drafts/{id}/record gives it.")
    private Path file = Path.of("record.jsonl");

    @Option(
            names = "--key",
            paramLabel = "ID",
            converter = KeyConverter.class,
            description =
                    "The id of a key that you trust, as the server's /api/public/keys shows it: each revision must"
                            + " be signed by it, or by a key that took its place and that it endorsed.")
    private @Nullable KeyId key;

    static final class KeyConverter implements ITypeConverter<KeyId> {
        @Override
        public KeyId convert(String value) {
            try {
                return new KeyId(value);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    @Override
    public Integer call() {
        try {
            Verification verification = RecordVerifier.verify(file, key);
            print(verification, System.out);
            return verification.isIntact() ? 0 : BROKEN;
        } catch (IOException e) {
            System.err.println("plenary: cannot read " + file + ": " + e);
        } catch (OutOfMemoryError e) {
            System.err.println("plenary: " + file + " needs more memory than Java may use; give it more with"
                    + " PLENARY_JAVA_OPTS=-Xmx2g");
        }
        return UNREADABLE;
    }

    /** Says in plain words what came of it. */
    static void print(Verification verification, PrintStream out) {
        List<String> lines = verification.accept(new Verification.Visitor<>() {
            @Override
            public List<String> intact(Verification.Intact intact) {
                List<String> lines = new ArrayList<>();
                lines.add("intact: " + intact.head().seq() + " entries, head "
                        + intact.head().hash());
                intact.revisions().forEach(checked -> lines.add(describe(checked)));
                long unsigned = intact.head().seq() - intact.signedUpTo();
                if (unsigned > 0) {
                    lines.add(
                            intact.signedUpTo() == 0
                                    ? "  no entry is covered by a signature"
                                    : "  no signature covers the last " + unsigned
                                            + (unsigned == 1 ? " entry" : " entries"));
                }
                lines.add("  what no record shows: whether its server let in what it should have refused, who used"
                        + " somebody's sign-in, and, behind the last signature, whether entries were cut off");
                return lines;
            }

            @Override
            public List<String> broken(Verification.Broken broken) {
                String entry = broken.entry() == null ? "" : " (entry " + broken.entry() + ")";
                return List.of("broken: line " + broken.line() + entry + ": " + broken.why());
            }
        });
        lines.forEach(out::println);
    }

    private static String describe(Verification.Checked checked) {
        return "  " + checked.revision().symbol() + "  "
                + Instant.ofEpochMilli(checked.revision().atMillis()) + "  entry "
                + checked.head().seq() + "  head " + checked.head().hash() + "  text fits  "
                + (checked.signer() == null ? "not signed" : "signed by " + checked.signer());
    }
}
