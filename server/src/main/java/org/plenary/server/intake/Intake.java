package org.plenary.server.intake;

import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.ClauseKind;
import org.plenary.instrument.ClauseText;
import org.plenary.instrument.Instrument;
import org.plenary.server.intake.IntakeException.Reason;

/**
 * Reads a file into an instrument. What a file is, its content tells; whether text is Markdown, its name. Nothing
 * outside the file is looked at, and nothing in it is run.
 *
 * <p>How clauses are recognised is told by {@link Recognizer}, {@link TitleSearch} and {@link Nesting}. Numbers are
 * taken off the text, because Plenary computes them. Reading takes time in proportion to the file, some seconds at
 * most: not for event loops. Stateless, safe from any thread.
 */
public final class Intake {
    private static final int MAX_TITLE = 300;
    private static final String UNTITLED = "Untitled";

    private Intake() {}

    /**
     * Reads a file.
     *
     * @param name the file's name, which says whether text is Markdown
     * @throws IntakeException if it is not read
     */
    public static IntakeResult read(byte[] file, String name) {
        if (file.length > IntakeLimits.MAX_FILE_BYTES) {
            throw new IntakeException(
                    Reason.TOO_LARGE,
                    "Expected a file of at most " + IntakeLimits.MAX_FILE_BYTES + " bytes, got " + file.length
                            + ". Take pictures out, or divide it.");
        }
        IntakeFormat format = format(file, name);
        Findings findings = new Findings();
        AtomicReference<CommentsInFile> comments = new AtomicReference<>(CommentsInFile.NONE);
        List<Passage> passages = switch (format) {
            case DOCX -> DocxReader.read(file, findings, comments::set);
            case MARKDOWN -> MarkdownReader.read(text(file), findings);
            case TEXT -> TextReader.read(CriticChanges.acceptInOwnText(text(file), findings), findings);
        };
        Recognizer recognizer = new Recognizer(findings);
        Assembly assembly = recognizer.recognize(passages);
        Instrument instrument = assembly.instrument();
        if (instrument.clauses().isEmpty()) {
            throw new IntakeException(
                    Reason.EMPTY, "Expected a file with text, got one without any" + rest(findings) + ".");
        }
        String title = title(instrument, name, findings);
        NumbersInFile numbers = new NumbersInFile(assembly.numbers(), assembly.labels());
        tellAlternatives(instrument, numbers, findings);
        return new IntakeResult(
                format,
                sha256(file),
                title,
                instrument,
                numbers,
                recognizer.leftOut(),
                Objects.requireNonNullElse(comments.get(), CommentsInFile.NONE),
                findings.list());
    }

    /** The text that a Word file had before all that is tracked in it; no clauses if there was none. */
    static Instrument before(byte[] file, TrackedAuthors authors) {
        Findings findings = new Findings();
        return new Recognizer(findings)
                .recognize(DocxReader.readBefore(file, authors))
                .instrument();
    }

    private static void tellAlternatives(Instrument instrument, NumbersInFile numbers, Findings findings) {
        AlternativeReading reading = TypedAlternatives.read(instrument, numbers);
        for (TypedAlternative each : reading.alternatives()) {
            findings.add(FindingCode.ALTERNATIVES, null, numbers.of(each.clause()));
        }
        for (AlternativeReading.Kept each : reading.kept()) {
            findings.add(FindingCode.ALTERNATIVES_ALONE, null, each.number());
        }
    }

    /** What a file without text has all the same. */
    private static String rest(Findings findings) {
        List<String> lost = findings.kinds().stream()
                .filter(finding -> finding.code().severity() == FindingCode.Severity.LOST)
                .map(finding -> finding.code().wireName().replace('-', ' '))
                .toList();
        return lost.isEmpty() ? "" : ", but with these, which are not taken: " + String.join(", ", lost);
    }

    private static IntakeFormat format(byte[] file, String name) {
        boolean isNamedSo = IntakeFormat.ofFileName(name).orElse(null) == IntakeFormat.DOCX;
        if (StrictText.begins(file, 'P', 'K', 3, 4) || (isNamedSo && ZipDirectory.isAtEndOf(file))) {
            return IntakeFormat.DOCX;
        }
        if (StrictText.begins(file, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw new IntakeException(
                    Reason.LOCKED_OR_OLD,
                    "Expected a .docx without a password, got one with a password, or a .doc of Word before 2007. Save it"
                            + " as .docx, without a password.");
        }
        if (file.length == 0) {
            throw new IntakeException(Reason.EMPTY, "Expected a file with text, got one without any.");
        }
        IntakeFormat format = IntakeFormat.ofFileName(name)
                .orElseThrow(() -> new IntakeException(
                        Reason.UNKNOWN_FORMAT,
                        "Expected a file of Word (.docx), Markdown (.md) or plain text (.txt), got another kind. Save it as one"
                                + " of these."));
        if (format == IntakeFormat.DOCX) {
            throw new IntakeException(
                    Reason.BROKEN, "Expected a .docx, got a file that only has such a name. Save it as .docx.");
        }
        return format;
    }

    /** Bytes as text; what is no text in UTF-8 is refused. */
    static String text(byte[] file) {
        String text;
        try {
            text = StrictText.decode(file);
        } catch (CharacterCodingException e) {
            throw encoding(e);
        }
        if (text.indexOf('\0') >= 0) {
            throw encoding(null);
        }
        IntakeLimits.require(text.length(), 2L * IntakeLimits.MAX_CHARACTERS, "characters of text");
        return text;
    }

    private static IntakeException encoding(@Nullable Exception cause) {
        String message = "Expected text in UTF-8, got bytes that are none. Save it as text in UTF-8.";
        return cause == null
                ? new IntakeException(Reason.ENCODING, message)
                : new IntakeException(Reason.ENCODING, message, cause);
    }

    private static String title(Instrument instrument, String name, Findings findings) {
        String title = instrument.clauses().stream()
                .filter(clause -> clause.kind() == ClauseKind.TITLE)
                .map(clause -> oneLine(ClauseText.withoutFootnotes(clause)))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        if (title.isEmpty()) {
            findings.add(FindingCode.NO_TITLE, null, "");
            title = oneLine(baseName(name));
        }
        if (title.length() > MAX_TITLE) {
            findings.add(FindingCode.LONG_TITLE, null, title);
            int end = MAX_TITLE - 1;
            title = title.substring(0, Character.isHighSurrogate(title.charAt(end - 1)) ? end - 1 : end) + "…";
        }
        return title.isEmpty() ? UNTITLED : title;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String baseName(String name) {
        String file = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String lower = file.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
