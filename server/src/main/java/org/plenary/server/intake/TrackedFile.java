package org.plenary.server.intake;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plenary.instrument.Instrument;

/**
 * What was read from a Word file with what is tracked in it.
 *
 * @param accepted what it reads as with all tracked changes
 * @param before the text without them; null if there are none
 * @param authors who tracked how many changes, by the names that the file has for them, {@code ""} for none
 */
public record TrackedFile(IntakeResult accepted, @Nullable Instrument before, Map<String, Integer> authors) {
    /** Keeps a copy of the map, in its order. */
    public TrackedFile {
        authors = Collections.unmodifiableMap(new LinkedHashMap<>(authors));
    }

    /**
     * Reads a file; not for event loops.
     *
     * @throws IntakeException if it is not read, or is none of Word
     */
    public static TrackedFile read(byte[] file, String name) {
        IntakeResult accepted = Intake.read(file, name);
        if (accepted.format() != IntakeFormat.DOCX) {
            throw new IntakeException(
                    IntakeException.Reason.UNKNOWN_FORMAT,
                    "Expected a file of Word (.docx), got another kind. Save it as one.");
        }
        TrackedAuthors authors = new TrackedAuthors();
        Instrument before = Intake.before(file, authors);
        return new TrackedFile(accepted, authors.all().isEmpty() ? null : before, authors.all());
    }
}
