package org.plenary.server.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.plenary.server.desk.Audience;
import org.plenary.server.desk.DeskVerifier;
import org.plenary.server.negotiation.Proposer;
import org.plenary.server.record.BranchVerifier;
import org.plenary.server.record.FirstLine;
import org.plenary.server.record.ReceiptFinding;
import org.plenary.server.record.RecordVerifier;
import org.plenary.server.record.Verification;
import org.plenary.server.signing.KeyId;
import org.plenary.server.signing.Receipt;
import org.plenary.server.signing.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Verifies the file of a draft's record, or of a desk's or a branch's, with nothing but the file. */
@Command(
        name = "verify",
        description = "Verify the record of a draft in a file: without a server, a database or a network.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the record is intact, and has the head of the receipt if one is given",
            "1:it is broken, or the receipt is about another head or not signed as it must be",
            "2:a file cannot be read, or the options are wrong"
        })
public final class VerifyCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;

    @Parameters(
            paramLabel = "FILE",
            description = "The file, as GET /api/drafts/{id}/record gives it, or …/desks/{desk}/record,"
                    + " or GET /api/proposals/{id}/record.")
    private Path file = Path.of("record.jsonl");

    @Option(
            names = "--key",
            paramLabel = "ID",
            converter = KeyConverter.class,
            description =
                    "The id of a key that you trust, as the server's /api/public/keys shows it: each revision must"
                            + " be signed by it, or by a key that took its place and that it endorsed. With --receipt, the"
                            + " receipt must, and the record's own signatures are taken as they are.")
    private @Nullable KeyId key;

    @Option(
            names = "--receipt",
            paramLabel = "FILE",
            description = "A receipt, as GET /api/drafts/{id}/receipt gives it: say whether the record has its head.")
    private @Nullable Path receipt;

    public static final class KeyConverter implements ITypeConverter<KeyId> {
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
            if (DeskVerifier.FORM.isOf(file)) {
                return verifyDesk();
            }
            if (BranchVerifier.FORM.isOf(file)) {
                return verifyBranch();
            }
            if (receipt != null) {
                return compare(receipt);
            }
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

    private int verifyDesk() throws IOException {
        DeskVerifier.Finding finding = DeskVerifier.verify(file);
        FirstLine<Audience> header = finding.header();
        return header == null
                ? print(finding.broken())
                : print(
                        header,
                        "the desk of " + header.whose(),
                        "who was in a group, whether entries were cut off at the end");
    }

    private int verifyBranch() throws IOException {
        BranchVerifier.Finding finding = BranchVerifier.verify(file);
        FirstLine<Proposer> header = finding.header();
        return header == null
                ? print(finding.broken())
                : print(
                        header,
                        "the branch of " + header.whose(),
                        "who was in a group, whether what came from the draft stood there, whether entries were cut"
                                + " off at the end");
    }

    private static int print(Verification.@Nullable Broken broken) {
        print(Objects.requireNonNull(broken), System.out);
        return BROKEN;
    }

    /** Of a record that belongs to one of a draft. */
    private int print(FirstLine<?> header, String what, String unknown) {
        System.out.println("intact: " + header.head().seq() + " entries, head "
                + header.head().hash());
        System.out.println("  " + what + " about the draft " + header.draft());
        System.out.println("  no entry is covered by a signature");
        System.out.println(
                "  what no such record shows: whether its server let in what it should have refused, " + unknown);
        if (key != null || receipt != null) {
            System.out.println(
                    "nothing of such a record is signed, and no receipt is of one: leave out --key and" + " --receipt");
            return BROKEN;
        }
        return 0;
    }

    private int compare(Path receiptFile) throws IOException {
        Receipt read;
        try {
            read = Receipt.decode(bounded(receiptFile));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("plenary: " + receiptFile + ": " + e.getMessage());
            return UNREADABLE;
        }
        RecordVerifier.Compared compared = RecordVerifier.compare(file, read, key);
        print(compared.verification(), System.out);
        ReceiptFinding finding = compared.finding();
        if (finding == null) {
            System.out.println("receipt: not compared, since the record is broken");
            return BROKEN;
        }
        System.out.println(
                "receipt of " + Instant.ofEpochMilli(read.witness().subject().atMillis()) + ": "
                        + (finding.isContained() ? "fits: " : "does not fit: ") + finding.why());
        if (finding.isContained() && key == null) {
            System.out.println("  that this is a key of the server, you must know: name it with --key");
        }
        return finding.isContained() ? 0 : BROKEN;
    }

    private static byte[] bounded(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Receipt.MAX_BYTES + 1);
        }
    }

    /** Says in plain words what came of it. */
    public static void print(Verification verification, PrintStream out) {
        List<String> lines = verification.accept(new Verification.Visitor<>() {
            @Override
            public List<String> intact(Verification.Intact intact) {
                List<String> lines = new ArrayList<>();
                lines.add("intact: " + intact.head().seq() + " entries, head "
                        + intact.head().hash());
                intact.imports().forEach(imported -> lines.add(describe(imported)));
                intact.revisions().forEach(checked -> lines.add(describe(checked, intact.importedUpTo())));
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

    private static String describe(Witness.Subject imported) {
        return "  imported " + Instant.ofEpochMilli(imported.atMillis()) + "  up to entry "
                + imported.head().seq() + "  as the key " + imported.key()
                + " signed, which does not vouch for what was before";
    }

    private static String describe(Verification.Checked checked, long importedUpTo) {
        boolean cameWithImport = checked.head().seq() <= importedUpTo;
        return "  " + checked.revision().symbol() + "  "
                + Instant.ofEpochMilli(checked.revision().atMillis()) + "  entry "
                + checked.head().seq() + "  head " + checked.head().hash() + "  text fits  "
                + (checked.signer() == null ? "not signed" : "signed by " + checked.signer())
                + (cameWithImport ? "  came with an import" : "");
    }
}
