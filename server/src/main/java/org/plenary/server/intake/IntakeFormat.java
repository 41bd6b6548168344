package org.plenary.server.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A form of file that can be read into an instrument. */
public enum IntakeFormat {
    /** Office Open XML as Word, LibreOffice and Plenary write it, without macros. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of(".docx")),
    /** CommonMark. */
    MARKDOWN("md", "text/markdown", List.of(".md", ".markdown")),
    /** Plain text. */
    TEXT("txt", "text/plain", List.of(".txt", ".text"));

    private final String wireName;
    private final String mediaType;
    private final List<String> extensions;

    IntakeFormat(String wireName, String mediaType, List<String> extensions) {
        this.wireName = wireName;
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    /** Its name in the API and in the store. */
    public String wireName() {
        return wireName;
    }

    /** Its media type, without a character set. */
    public String mediaType() {
        return mediaType;
    }

    /** The one that a file's name ends with, whatever the case of its letters. */
    public static Optional<IntakeFormat> ofFileName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.stream().anyMatch(lower::endsWith))
                .findFirst();
    }

    /** The one of a wire name. */
    public static Optional<IntakeFormat> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.wireName.equals(name))
                .findFirst();
    }
}
